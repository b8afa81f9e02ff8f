import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { type Case, first, firstLine } from './cases.js';

type Change = Case['change'];

const set =
  <Term extends keyof EInvoice>(term: Term, value: EInvoice[Term]): Change =>
  (invoice) => {
    invoice[term] = value;
  };
const total =
  (term: keyof EInvoice['BG-22'], value: string | undefined): Change =>
  (invoice) => {
    if (value === undefined) delete invoice['BG-22'][term];
    else invoice['BG-22'][term] = value;
  };
const line =
  (change: (line: EInvoice['BG-25'][number]) => void): Change =>
  (invoice) =>
    change(firstLine(invoice));
const entry =
  (change: (entry: EInvoice['BG-23'][number]) => void): Change =>
  (invoice) =>
    change(first(invoice['BG-23']));
const means =
  (change: (means: EInvoice['BG-16'][number]) => void): Change =>
  (invoice) =>
    change(first(invoice['BG-16']));
const allowance =
  (change: (item: EInvoice['BG-20'][number]) => void): Change =>
  (invoice) =>
    change(first(invoice['BG-20']));
const charge =
  (change: (item: EInvoice['BG-21'][number]) => void): Change =>
  (invoice) =>
    change(first(invoice['BG-21']));

const noReason = (item: { reason?: string; reasonCode?: string }) => {
  delete item.reason;
  item.reasonCode = ' ';
};
const agent = (): NonNullable<EInvoice['BG-11']> => ({ 'BT-62': 'Agent', 'BT-63': 'DE999999999', 'BG-12': { country: 'DE' } });

const HEAD_CASES: Case[] = [
  { rule: 'BR-01', change: set('BT-24', ''), at: ['BT-24'] },
  { rule: 'BR-02', change: set('BT-1', ' '), at: ['BT-1'] },
  { rule: 'BR-03', change: (invoice) => delete invoice['BT-2'], at: ['BT-2'] },
  { rule: 'BR-04', change: set('BT-3', ''), at: ['BT-3'] },
  { rule: 'BR-05', change: set('BT-5', ''), at: ['BT-5'] },
  { rule: 'BR-16', change: set('BG-25', []), at: ['BG-25'] },
  { rule: 'BR-52', change: (invoice) => invoice['BG-24'].push({ 'BT-123': 'Plan' }), at: ['BG-24[2]/BT-122'] },
  { rule: 'BR-53', change: set('BT-6', 'SEK'), at: ['BG-22/BT-111'] },
  { rule: 'BR-53', syntax: 'CII', change: set('BT-6', 'EUR'), at: ['BT-6'] },
  { rule: 'BR-55', change: set('BG-3', [{ number: 'A' }, { date: '2026-01-01' }]), at: ['BG-3[2]/BT-25'] },
  {
    rule: 'BR-CO-03',
    change: (invoice) => {
      invoice['BT-7'] = '2026-11-01';
      invoice['BT-8'] = '35';
    },
    at: ['BT-8'],
  },
];

const PARTY_CASES: Case[] = [
  { rule: 'BR-06', change: (invoice) => delete invoice['BG-4']['BT-27'], at: ['BG-4/BT-27'] },
  { rule: 'BR-07', change: (invoice) => delete invoice['BG-7']['BT-44'], at: ['BG-7/BT-44'] },
  { rule: 'BR-08', change: (invoice) => delete invoice['BG-4']['BG-5'], at: ['BG-4/BG-5'] },
  { rule: 'BR-09', change: (invoice) => (invoice['BG-4']['BG-5'] = { city: 'Berlin' }), at: ['BG-4/BG-5/BT-40'] },
  { rule: 'BR-09', syntax: 'CII', change: (invoice) => delete invoice['BG-4']['BG-5'], at: ['BG-4/BG-5/BT-40'] },
  { rule: 'BR-10', change: (invoice) => delete invoice['BG-7']['BG-8'], at: ['BG-7/BG-8'] },
  { rule: 'BR-11', change: (invoice) => (invoice['BG-7']['BG-8'] = { country: '' }), at: ['BG-7/BG-8/BT-55'] },
  { rule: 'BR-17', change: (invoice) => (invoice['BG-10'] = { 'BT-60': [] }), at: ['BG-10/BT-59'] },
  {
    rule: 'BR-17',
    syntax: 'UBL',
    change: (invoice) => (invoice['BG-10'] = { 'BT-59': 'Seller', 'BT-60': [] }),
    at: ['BG-10/BT-59'],
  },
  {
    rule: 'BR-17',
    syntax: 'CII',
    change: (invoice) => (invoice['BG-10'] = { 'BT-59': 'Seller GmbH', 'BT-60': [] }),
    at: ['BG-10/BT-59'],
  },
  {
    rule: 'BR-17',
    syntax: 'CII',
    change: (invoice) => (invoice['BG-10'] = { 'BT-59': 'Other', 'BT-60': [], 'BT-61': { id: 'HRB 12345' } }),
    at: ['BG-10/BT-59'],
  },
  {
    rule: 'BR-17',
    change: (invoice) => {
      invoice['BG-4']['BT-29'] = [{ id: '77' }];
      invoice['BG-10'] = { 'BT-59': 'Other', 'BT-60': [{ id: '77' }] };
    },
    at: ['BG-10/BT-59'],
  },
  { rule: 'BR-18', change: (invoice) => (invoice['BG-11'] = { ...agent(), 'BT-62': '' }), at: ['BG-11/BT-62'] },
  { rule: 'BR-19', change: (invoice) => (invoice['BG-11'] = { 'BT-62': 'Agent', 'BT-63': 'DE1' }), at: ['BG-11/BG-12'] },
  { rule: 'BR-20', change: (invoice) => (invoice['BG-11'] = { ...agent(), 'BG-12': {} }), at: ['BG-11/BG-12/BT-69'] },
  { rule: 'BR-56', change: (invoice) => (invoice['BG-11'] = { ...agent(), 'BT-63': '' }), at: ['BG-11/BT-63'] },
  { rule: 'BR-57', change: (invoice) => (invoice['BG-13'] = { 'BG-15': { city: 'Ulm' } }), at: ['BG-13/BG-15/BT-80'] },
  { rule: 'BR-62', change: (invoice) => (invoice['BG-4']['BT-34'] = { id: 'x' }), at: ['BG-4/BT-34/BT-34-1'] },
  { rule: 'BR-63', change: (invoice) => (invoice['BG-7']['BT-49'] = { id: 'x' }), at: ['BG-7/BT-49/BT-49-1'] },
  {
    rule: 'BR-CO-09',
    change: (invoice) => {
      invoice['BG-4']['BT-31'] = '123456789';
      invoice['BG-7']['BT-48'] = 'de123456789';
      invoice['BG-11'] = { ...agent(), 'BT-63': 'X' };
    },
    at: ['BG-4/BT-31', 'BG-7/BT-48', 'BG-11/BT-63'],
  },
  {
    rule: 'BR-CO-26',
    change: (invoice) => (invoice['BG-4'] = { 'BT-27': 'Seller', 'BT-29': [{ id: '' }], 'BT-32': '1/2' }),
    at: ['BG-4/BT-31'],
  },
];

const PAYMENT_CASES: Case[] = [
  { rule: 'BR-49', change: means((item) => delete item['BT-81']), at: ['BG-16[1]/BT-81'] },
  { rule: 'BR-50', change: means((item) => item['BG-17'].push({ 'BT-85': 'Me' })), at: ['BG-16[1]/BG-17[2]/BT-84'] },
  { rule: 'BR-51', change: means((item) => (item['BG-18'] = { 'BT-87': '41111111111' })), at: ['BG-16[1]/BG-18/BT-87'] },
  { rule: 'BR-61', syntax: 'UBL', change: means((item) => (item['BG-17'] = [])), at: ['BG-16[1]/BG-17/BT-84'] },
  { rule: 'BR-61', change: means((item) => (item['BG-17'] = [{ 'BT-85': 'Me' }])), at: ['BG-16[1]/BG-17/BT-84'] },
  { rule: 'BR-29', change: set('BG-14', { start: '2026-10-02', end: '2026-10-01' }), at: ['BG-14/BT-74'] },
  {
    rule: 'BR-30',
    change: line((item) => (item['BG-26'] = { start: '2026-10-02', end: '2026-10-01' })),
    at: ['BG-25[1]/BG-26/BT-135'],
  },
  { rule: 'BR-CO-19', change: set('BG-14', {}), at: ['BG-14/BT-73'] },
  {
    rule: 'BR-CO-19',
    syntax: 'CII',
    change: (invoice) => {
      invoice['BG-14'] = {};
      invoice['BT-8'] = '35';
    },
    at: ['BG-14/BT-73'],
  },
  { rule: 'BR-CO-20', change: line((item) => (item['BG-26'] = { start: '' })), at: ['BG-25[1]/BG-26/BT-134'] },
];

const LINE_CASES: Case[] = [
  { rule: 'BR-21', change: line((item) => (item['BT-126'] = ' ')), at: ['BG-25[1]/BT-126'] },
  { rule: 'BR-22', change: line((item) => delete item['BT-129']), at: ['BG-25[1]/BT-129'] },
  { rule: 'BR-23', change: line((item) => delete item['BT-130']), at: ['BG-25[1]/BT-130'] },
  { rule: 'BR-24', change: line((item) => delete item['BT-131']), at: ['BG-25[1]/BT-131'] },
  { rule: 'BR-25', change: line((item) => (item['BT-153'] = '')), at: ['BG-25[1]/BT-153'] },
  { rule: 'BR-26', change: line((item) => delete item['BT-146']), at: ['BG-25[1]/BT-146'] },
  { rule: 'BR-27', change: line((item) => (item['BT-146'] = '-0.01')), at: ['BG-25[1]/BT-146'] },
  { rule: 'BR-28', change: line((item) => (item['BT-148'] = '-1')), at: ['BG-25[1]/BT-148'] },
  {
    rule: 'BR-54',
    change: line((item) => (item['BG-32'] = [{ name: 'Colour' }, { value: 'Blue' }])),
    at: ['BG-25[1]/BG-32[2]/BT-160', 'BG-25[1]/BG-32[1]/BT-161'],
  },
  { rule: 'BR-64', change: line((item) => (item['BT-157'] = { id: '1' })), at: ['BG-25[1]/BT-157/BT-157-1'] },
  { rule: 'BR-65', change: line((item) => item['BT-158'].push({ id: '1' })), at: ['BG-25[1]/BT-158[2]/BT-158-1'] },
  { rule: 'BR-CO-04', change: line((item) => delete item['BT-151']), at: ['BG-25[1]/BT-151'] },
];

const ALLOWANCE_CASES: Case[] = [
  { rule: 'BR-31', change: allowance((item) => delete item.amount), at: ['BG-20[1]/BT-92'] },
  { rule: 'BR-32', change: allowance((item) => delete item.vatCategory), at: ['BG-20[1]/BT-95'] },
  { rule: 'BR-33', change: allowance(noReason), at: ['BG-20[1]/BT-97'] },
  { rule: 'BR-CO-21', change: allowance(noReason), at: ['BG-20[1]/BT-97'] },
  { rule: 'BR-36', change: charge((item) => delete item.amount), at: ['BG-21[1]/BT-99'] },
  { rule: 'BR-37', change: charge((item) => (item.vatCategory = '')), at: ['BG-21[1]/BT-102'] },
  { rule: 'BR-38', change: charge(noReason), at: ['BG-21[1]/BT-104'] },
  { rule: 'BR-CO-22', change: charge(noReason), at: ['BG-21[1]/BT-104'] },
  { rule: 'BR-41', change: line((item) => delete first(item['BG-27']).amount), at: ['BG-25[1]/BG-27[1]/BT-136'] },
  { rule: 'BR-42', change: line((item) => noReason(first(item['BG-27']))), at: ['BG-25[1]/BG-27[1]/BT-139'] },
  { rule: 'BR-CO-23', change: line((item) => noReason(first(item['BG-27']))), at: ['BG-25[1]/BG-27[1]/BT-139'] },
  { rule: 'BR-43', change: line((item) => delete first(item['BG-28']).amount), at: ['BG-25[1]/BG-28[1]/BT-141'] },
  { rule: 'BR-44', change: line((item) => noReason(first(item['BG-28']))), at: ['BG-25[1]/BG-28[1]/BT-144'] },
  { rule: 'BR-CO-24', change: line((item) => noReason(first(item['BG-28']))), at: ['BG-25[1]/BG-28[1]/BT-144'] },
];

const TOTAL_CASES: Case[] = [
  { rule: 'BR-12', change: total('BT-106', undefined), at: ['BG-22/BT-106'] },
  { rule: 'BR-13', change: total('BT-109', ''), at: ['BG-22/BT-109'] },
  { rule: 'BR-14', change: total('BT-112', undefined), at: ['BG-22/BT-112'] },
  { rule: 'BR-15', change: total('BT-115', undefined), at: ['BG-22/BT-115'] },
  { rule: 'BR-CO-10', change: total('BT-106', '150.01'), at: ['BG-22/BT-106'] },
  { rule: 'BR-CO-11', change: total('BT-107', '10.01'), at: ['BG-22/BT-107'] },
  { rule: 'BR-CO-11', change: total('BT-107', undefined), at: ['BG-22/BT-107'] },
  { rule: 'BR-CO-12', change: total('BT-108', '4.99'), at: ['BG-22/BT-108'] },
  { rule: 'BR-CO-12', change: set('BG-21', []), at: ['BG-22/BT-108'] },
  { rule: 'BR-CO-13', change: total('BT-109', '145.01'), at: ['BG-22/BT-109'] },
  { rule: 'BR-CO-14', change: total('BT-110', '27.54'), at: ['BG-22/BT-110'] },
  { rule: 'BR-CO-14', syntax: 'UBL', change: total('BT-110', undefined), at: ['BG-22/BT-110'] },
  { rule: 'BR-CO-15', change: total('BT-112', '172.56'), at: ['BG-22/BT-112'] },
  { rule: 'BR-CO-15', syntax: 'UBL', change: total('BT-112', '145.00'), at: ['BG-22/BT-112'] },
  {
    rule: 'BR-CO-15',
    change: (invoice) => {
      invoice['BT-6'] = 'EUR';
      invoice['BG-22']['BT-111'] = '27.55';
    },
    at: ['BG-22/BT-111'],
  },
  { rule: 'BR-CO-16', change: total('BT-115', '100.01'), at: ['BG-22/BT-115'] },
  { rule: 'BR-CO-16', change: total('BT-114', '0.01'), at: ['BG-22/BT-115'] },
  { rule: 'BR-CO-16', change: total('BT-113', undefined), at: ['BG-22/BT-115'] },
  { rule: 'BR-45', change: entry((item) => delete item['BT-116']), at: ['BG-23[1]/BT-116'] },
  { rule: 'BR-46', change: entry((item) => delete item['BT-117']), at: ['BG-23[1]/BT-117'] },
  { rule: 'BR-47', change: entry((item) => delete item['BT-118']), at: ['BG-23[1]/BT-118'] },
  { rule: 'BR-48', change: entry((item) => delete item['BT-119']), at: ['BG-23[1]/BT-119'] },
  { rule: 'BR-CO-17', change: entry((item) => (item['BT-117'] = '28.56')), at: ['BG-23[1]/BT-117'] },
  { rule: 'BR-CO-17', syntax: 'UBL', change: entry((item) => (item['BT-117'] = '28.55')), at: ['BG-23[1]/BT-117'] },
  { rule: 'BR-CO-17', change: entry((item) => (item['BT-119'] = '0.4')), at: ['BG-23[1]/BT-117'] },
  { rule: 'BR-CO-18', change: set('BG-23', []), at: ['BG-23'] },
];

const DECIMAL_CASES: Case[] = [
  { rule: 'BR-DEC-01', change: allowance((item) => (item.amount = '10.000')), at: ['BG-20[1]/BT-92'] },
  { rule: 'BR-DEC-02', change: allowance((item) => (item.baseAmount = '0.001')), at: ['BG-20[1]/BT-93'] },
  { rule: 'BR-DEC-05', change: charge((item) => (item.amount = '5.000')), at: ['BG-21[1]/BT-99'] },
  { rule: 'BR-DEC-06', change: charge((item) => (item.baseAmount = '0.001')), at: ['BG-21[1]/BT-100'] },
  { rule: 'BR-DEC-09', change: total('BT-106', '150.000'), at: ['BG-22/BT-106'] },
  { rule: 'BR-DEC-10', change: total('BT-107', '10.001'), at: ['BG-22/BT-107'] },
  { rule: 'BR-DEC-11', change: total('BT-108', '5.001'), at: ['BG-22/BT-108'] },
  { rule: 'BR-DEC-12', change: total('BT-109', '145.001'), at: ['BG-22/BT-109'] },
  { rule: 'BR-DEC-13', change: total('BT-110', '27.551'), at: ['BG-22/BT-110'] },
  { rule: 'BR-DEC-14', change: total('BT-112', '172.551'), at: ['BG-22/BT-112'] },
  { rule: 'BR-DEC-15', change: total('BT-111', '1.001'), at: ['BG-22/BT-111'] },
  { rule: 'BR-DEC-16', change: total('BT-113', '72.551'), at: ['BG-22/BT-113'] },
  { rule: 'BR-DEC-17', change: total('BT-114', '0.001'), at: ['BG-22/BT-114'] },
  { rule: 'BR-DEC-18', change: total('BT-115', '100.001'), at: ['BG-22/BT-115'] },
  { rule: 'BR-DEC-19', change: entry((item) => (item['BT-116'] = '145.001')), at: ['BG-23[1]/BT-116'] },
  { rule: 'BR-DEC-20', change: entry((item) => (item['BT-117'] = '27.551')), at: ['BG-23[1]/BT-117'] },
  { rule: 'BR-DEC-23', change: line((item) => (item['BT-131'] = '100.001')), at: ['BG-25[1]/BT-131'] },
  { rule: 'BR-DEC-24', change: line((item) => (first(item['BG-27']).amount = '1.001')), at: ['BG-25[1]/BG-27[1]/BT-136'] },
  { rule: 'BR-DEC-25', change: line((item) => (first(item['BG-27']).baseAmount = '1.001')), at: ['BG-25[1]/BG-27[1]/BT-137'] },
  { rule: 'BR-DEC-27', change: line((item) => (first(item['BG-28']).amount = '1.001')), at: ['BG-25[1]/BG-28[1]/BT-141'] },
  { rule: 'BR-DEC-28', change: line((item) => (first(item['BG-28']).baseAmount = '1.001')), at: ['BG-25[1]/BG-28[1]/BT-142'] },
];

/** For each rule of EN 16931 apart from those of the VAT categories and of codes, what breaks it. */
export const EN16931_CASES: readonly Case[] = [
  ...HEAD_CASES,
  ...PARTY_CASES,
  ...PAYMENT_CASES,
  ...LINE_CASES,
  ...ALLOWANCE_CASES,
  ...TOTAL_CASES,
  ...DECIMAL_CASES,
];
