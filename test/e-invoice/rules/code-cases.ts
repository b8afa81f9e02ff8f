import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { type Case, first, firstLine } from './cases.js';

const line =
  (change: (line: EInvoice['BG-25'][number]) => void): Case['change'] =>
  (invoice) =>
    change(firstLine(invoice));

/** A sub-line of the first line, and a sub-line of that. */
const subLines =
  (change: (line: EInvoice['BG-25'][number]) => void): Case['change'] =>
  (invoice) => {
    const outer = firstLine(invoice);
    const inner = { ...structuredClone(outer) };
    change(inner);
    outer['BG-DEX-01'] = [{ ...structuredClone(outer), 'BG-DEX-01': [inner] }];
  };

/** For each rule of codes (BR-CL), what breaks it. */
export const CODE_CASES: readonly Case[] = [
  { rule: 'BR-CL-01', change: (invoice) => (invoice['BT-3'] = '379'), at: ['BT-3'] },
  { rule: 'BR-CL-03', change: (invoice) => (invoice['BT-5'] = 'XYZ'), at: ['BT-5'] },
  {
    rule: 'BR-CL-03',
    change: (invoice) => {
      invoice['BT-6'] = 'DEM';
      invoice['BG-22']['BT-111'] = '50.00';
    },
    at: ['BT-6'],
  },
  { rule: 'BR-CL-06', syntax: 'UBL', change: (invoice) => (invoice['BT-8'] = '5'), at: ['BT-8'] },
  { rule: 'BR-CL-04', change: (invoice) => (invoice['BT-5'] = 'eur'), at: ['BT-5'] },
  { rule: 'BR-CL-05', change: (invoice) => (invoice['BT-6'] = 'DEM'), at: ['BT-6'] },
  { rule: 'BR-CL-06', change: (invoice) => (invoice['BT-8'] = '99'), at: ['BT-8'] },
  { rule: 'BR-CL-07', change: (invoice) => (invoice['BT-18'] = { id: '1', scheme: 'QQ' }), at: ['BT-18/BT-18-1'] },
  { rule: 'BR-CL-07', change: line((item) => (item['BT-128'] = { id: '1', scheme: 'QQ' })), at: ['BG-25[1]/BT-128/BT-128-1'] },
  { rule: 'BR-CL-08', change: (invoice) => (invoice['BG-1'] = [{ subjectCode: 'QQQ', text: 'x' }]), at: ['BG-1[1]/BT-21'] },
  {
    rule: 'BR-CL-08',
    syntax: 'UBL',
    change: (invoice) => (invoice['BG-1'] = [{ subjectCode: 'BAT', text: 'x' }]),
    at: ['BG-1[1]/BT-21'],
  },
  {
    rule: 'BR-CL-08',
    syntax: 'UBL',
    change: (invoice) => (invoice['BG-1'] = [{ text: 'See #123# there' }]),
    at: ['BG-1[1]/BT-21'],
  },
  {
    rule: 'BR-CL-08',
    syntax: 'CII',
    change: (invoice) => (invoice['BG-1'] = [{ subjectCode: 'LONG', text: 'x' }]),
    at: ['BG-1[1]/BT-21'],
  },
  {
    rule: 'BR-CL-10',
    change: (invoice) => {
      invoice['BG-4']['BT-29'] = [{ id: '1' }, { id: '2', scheme: '9999' }];
      invoice['BG-7']['BT-46'] = [{ id: '1', scheme: 'SEPA' }];
      invoice['BG-10'] = { 'BT-59': 'Other', 'BT-60': [{ id: '1', scheme: 'XR01' }] };
    },
    at: ['BG-4/BT-29[2]/BT-29-1', 'BG-10/BT-60[1]/BT-60-1', 'BG-7/BT-46[1]/BT-46-1'],
  },
  {
    rule: 'BR-CL-10',
    syntax: 'CII',
    change: (invoice) => (invoice['BG-4']['BT-29'] = [{ id: 'DE98ZZZ09999999999', scheme: 'SEPA' }]),
    at: ['BG-4/BT-29[1]/BT-29-1'],
  },
  {
    rule: 'BR-CL-11',
    change: (invoice) => {
      invoice['BG-4']['BT-30'] = { id: '1', scheme: '1' };
      invoice['BG-7']['BT-47'] = { id: '1', scheme: 'EM' };
      invoice['BG-10'] = { 'BT-59': 'Other', 'BT-60': [], 'BT-61': { id: '1', scheme: '9930' } };
    },
    at: ['BG-4/BT-30/BT-30-1', 'BG-7/BT-47/BT-47-1', 'BG-10/BT-61/BT-61-1'],
  },
  {
    rule: 'BR-CL-13',
    change: line((item) => item['BT-158'].push({ id: '1', scheme: 'QQ' })),
    at: ['BG-25[1]/BT-158[2]/BT-158-1'],
  },
  {
    rule: 'BR-CL-14',
    change: (invoice) => {
      invoice['BG-4']['BG-5'] = { country: 'XK' };
      invoice['BG-7']['BG-8'] = { country: 'EL' };
      invoice['BG-11'] = { 'BT-62': 'Agent', 'BT-63': 'DE1', 'BG-12': { country: 'de' } };
      invoice['BG-13'] = { 'BG-15': { country: 'EU' } };
    },
    at: ['BG-4/BG-5/BT-40', 'BG-7/BG-8/BT-55', 'BG-11/BG-12/BT-69', 'BG-13/BG-15/BT-80'],
  },
  {
    rule: 'BR-CL-14',
    syntax: 'CII',
    change: (invoice) => (invoice['BG-7']['BG-8'] = { country: 'SS' }),
    at: ['BG-7/BG-8/BT-55'],
  },
  {
    rule: 'BR-CL-14',
    syntax: 'UBL',
    change: (invoice) => (invoice['BG-7']['BG-8'] = { country: 'AN' }),
    at: ['BG-7/BG-8/BT-55'],
  },
  { rule: 'BR-CL-15', change: line((item) => (item['BT-159'] = 'Germany')), at: ['BG-25[1]/BT-159'] },
  { rule: 'BR-CL-16', change: (invoice) => (first(invoice['BG-16'])['BT-81'] = '99'), at: ['BG-16[1]/BT-81'] },
  { rule: 'BR-CL-17', change: (invoice) => (first(invoice['BG-20']).vatCategory = 'X'), at: ['BG-20[1]/BT-95'] },
  { rule: 'BR-CL-17', change: (invoice) => (first(invoice['BG-21']).vatCategory = 's'), at: ['BG-21[1]/BT-102'] },
  { rule: 'BR-CL-17', syntax: 'UBL', change: (invoice) => (first(invoice['BG-23'])['BT-118'] = 'X'), at: ['BG-23[1]/BT-118'] },
  { rule: 'BR-CL-18', syntax: 'CII', change: (invoice) => (first(invoice['BG-23'])['BT-118'] = 'X'), at: ['BG-23[1]/BT-118'] },
  { rule: 'BR-CL-18', change: line((item) => (item['BT-151'] = 'A')), at: ['BG-25[1]/BT-151'] },
  { rule: 'BR-CL-19', change: (invoice) => (first(invoice['BG-20']).reasonCode = 'FC'), at: ['BG-20[1]/BT-98'] },
  { rule: 'BR-CL-19', change: line((item) => (first(item['BG-27']).reasonCode = '1')), at: ['BG-25[1]/BG-27[1]/BT-140'] },
  { rule: 'BR-CL-20', change: (invoice) => (first(invoice['BG-21']).reasonCode = '95'), at: ['BG-21[1]/BT-105'] },
  { rule: 'BR-CL-20', change: line((item) => (first(item['BG-28']).reasonCode = '95')), at: ['BG-25[1]/BG-28[1]/BT-145'] },
  { rule: 'BR-CL-21', change: line((item) => (item['BT-157'] = { id: '1', scheme: 'GTIN' })), at: ['BG-25[1]/BT-157/BT-157-1'] },
  {
    rule: 'BR-CL-22',
    category: 'E',
    change: (invoice) => (first(invoice['BG-23'])['BT-121'] = 'VATEX-EU-1'),
    at: ['BG-23[1]/BT-121'],
  },
  {
    rule: 'BR-CL-23',
    change: line((item) => {
      item['BT-130'] = 'piece';
      item['BT-150'] = 'c62';
    }),
    at: ['BG-25[1]/BT-130', 'BG-25[1]/BT-150'],
  },
  {
    rule: 'BR-CL-23',
    change: subLines((item) => (item['BT-130'] = 'piece')),
    at: ['BG-25[1]/BG-DEX-01[1]/BG-DEX-01[1]/BT-130'],
  },
  {
    rule: 'BR-CL-24',
    change: (invoice) => (first(invoice['BG-24'])['BT-125'] = { base64: 'JVBE', mediaType: 'text/html', fileName: 'x' }),
    at: ['BG-24[1]/BT-125/BT-125-1'],
  },
  { rule: 'BR-CL-25', change: (invoice) => (invoice['BG-4']['BT-34'] = { id: 'x', scheme: 'MAIL' }), at: ['BG-4/BT-34/BT-34-1'] },
  { rule: 'BR-CL-25', change: (invoice) => (invoice['BG-7']['BT-49'] = { id: 'x', scheme: '0001' }), at: ['BG-7/BT-49/BT-49-1'] },
  {
    rule: 'BR-CL-26',
    change: (invoice) => (invoice['BG-13'] = { 'BT-71': { id: '1', scheme: 'EM' } }),
    at: ['BG-13/BT-71/BT-71-1'],
  },
];
