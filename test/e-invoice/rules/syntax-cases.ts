import { type Case, first, firstLine } from './cases.js';

const attachment =
  (file: { base64: string; mediaType?: string; fileName?: string }): Case['change'] =>
  (invoice) => {
    first(invoice['BG-24'])['BT-125'] = file;
  };
const secondMeans =
  (terms: Record<string, string | object>): Case['change'] =>
  (invoice) => {
    invoice['BG-16'].push({ 'BG-17': [{ 'BT-84': 'DE1' }], 'BT-81': '58', ...terms });
  };

/** For each rule of the syntaxes, what breaks it. */
export const SYNTAX_CASES: readonly Case[] = [
  { rule: 'XSD-DECIMAL', change: (invoice) => (invoice['BG-22']['BT-113'] = '1e3'), at: ['BG-22/BT-113'] },
  {
    rule: 'XSD-DECIMAL',
    change: (invoice) => {
      first(invoice['BG-20']).percentage = '10 %';
      first(invoice['BG-21']).vatRate = 'x';
      first(invoice['BG-23'])['BT-119'] = '1,9';
      firstLine(invoice)['BT-129'] = '1.2.3';
      first(firstLine(invoice)['BG-27']).baseAmount = '١';
      first(firstLine(invoice)['BG-28']).percentage = '--1';
      invoice['BG-DEX-09'] = [{ 'BT-DEX-002': '.' }];
    },
    at: [
      'BG-DEX-09[1]/BT-DEX-002',
      'BG-25[1]/BG-27[1]/BT-137',
      'BG-20[1]/BT-94',
      'BG-21[1]/BT-103',
      'BG-23[1]/BT-119',
      'BG-25[1]/BT-129',
      'BG-25[1]/BG-28[1]/BT-143',
    ],
  },
  {
    rule: 'XSD-DATE',
    syntax: 'UBL',
    change: (invoice) => {
      invoice['BT-2'] = '2026-02-29';
      invoice['BT-9'] = '2026-12-02Z';
      invoice['BG-3'] = [{ number: '1', date: '1.10.2026' }];
      invoice['BG-14'] = { start: '2026-13-01', end: '20261001' };
      firstLine(invoice)['BG-26'] = { start: 'soon', end: '2026-00-00' };
    },
    at: ['BT-2', 'BG-3[1]/BT-26', 'BG-14/BT-73', 'BG-14/BT-74', 'BG-25[1]/BG-26/BT-134', 'BG-25[1]/BG-26/BT-135'],
  },
  {
    rule: 'CII-DT-097',
    syntax: 'CII',
    change: (invoice) => {
      invoice['BT-7'] = '2026-02-30';
      invoice['BT-9'] = '2026-12-02Z';
      invoice['BG-13'] = { 'BT-72': '2026-02-32' };
    },
    at: ['BT-9', 'BG-13/BT-72'],
  },
  {
    rule: 'XSD-BASE64',
    change: attachment({ base64: 'JVBERi0x%', mediaType: 'text/csv', fileName: 'a' }),
    at: ['BG-24[1]/BT-125'],
  },
  { rule: 'XSD-CURRENCY', syntax: 'UBL', change: (invoice) => (invoice['BG-22']['BT-111'] = '1.00'), at: ['BT-6'] },
  { rule: 'XSD-BASE64', change: attachment({ base64: 'JVBE=', mediaType: 'text/csv', fileName: 'a' }), at: ['BG-24[1]/BT-125'] },
  {
    rule: 'UBL-DT-01',
    syntax: 'UBL',
    change: (invoice) => (first(invoice['BG-21']).baseAmount = '1.000'),
    at: ['BG-21[1]/BT-100'],
  },
  { rule: 'UBL-DT-06', syntax: 'UBL', change: attachment({ base64: 'JVBE', fileName: 'a' }), at: ['BG-24[1]/BT-125/BT-125-1'] },
  {
    rule: 'UBL-DT-07',
    syntax: 'UBL',
    change: attachment({ base64: 'JVBE', mediaType: 'text/csv' }),
    at: ['BG-24[1]/BT-125/BT-125-2'],
  },
  { rule: 'UBL-SR-16', syntax: 'UBL', change: (invoice) => invoice['BG-7']['BT-46'].push({ id: '2' }), at: ['BG-7/BT-46[2]'] },
  {
    rule: 'UBL-SR-19',
    syntax: 'UBL',
    change: (invoice) => (invoice['BG-10'] = { 'BT-59': 'Seller GmbH', 'BT-60': [] }),
    at: ['BG-10/BT-59'],
  },
  {
    rule: 'UBL-SR-20',
    syntax: 'UBL',
    change: (invoice) => invoice['BG-10']?.['BT-60'].push({ id: '1', scheme: 'SEPA' }, { id: '2' }),
    at: ['BG-10/BT-60[3]'],
  },
  { rule: 'UBL-SR-46', syntax: 'UBL', change: secondMeans({ 'BT-82': 'SEPA credit transfer' }), at: ['BG-16[2]/BT-82'] },
  { rule: 'UBL-SR-47', syntax: 'UBL', change: secondMeans({ 'BT-81': '30' }), at: ['BG-16[2]/BT-81'] },
  { rule: 'CII-SR-467', syntax: 'CII', change: secondMeans({ 'BT-81': '30' }), at: ['BG-16[2]/BT-81'] },
  { rule: 'CII-SR-468', syntax: 'CII', change: secondMeans({ 'BT-82': 'Other' }), at: ['BG-16[2]/BT-82'] },
  {
    rule: 'CII-SR-470',
    syntax: 'CII',
    change: (invoice) => (first(invoice['BG-16'])['BG-17'] = []),
    at: ['BG-16[1]/BG-17/BT-84'],
  },
  {
    rule: 'UBL-SR-54',
    syntax: 'UBL',
    change: (invoice) => {
      first(invoice['BG-16'])['BG-18'] = { 'BT-87': '1234' };
      secondMeans({ 'BG-18': { 'BT-87': '5678' } })(invoice);
    },
    at: ['BG-16[2]/BG-18'],
  },
  {
    rule: 'UBL-SR-55',
    syntax: 'UBL',
    change: (invoice) => {
      first(invoice['BG-16'])['BG-19'] = { 'BT-89': '1234' };
      secondMeans({ 'BG-19': { 'BT-89': '5678' } })(invoice);
    },
    at: ['BG-16[2]/BG-19'],
  },
];
