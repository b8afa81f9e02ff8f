import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { validBreakdown, validLine, type VatCategory } from '../fixtures/valid-terms.js';
import { type Case, first, firstLine } from './cases.js';

type Change = Case['change'];

/** What breaks the rules of a family that differ from those of others. */
interface FamilyCase {
  prefix: string;
  category: VatCategory;
  /** Breaks rules 02 to 04, and where. */
  parties: [change: Change, at: string[]];
  /** A rate that breaks rules 05 to 07. */
  badRate: string;
  isTaxed: boolean;
  /** Whether rule 10 asks for a reason. */
  hasReason: boolean;
}

const noSellerNumber: Change = ({ 'BG-4': seller }) => {
  delete seller['BT-31'];
};
const noBuyerNumber: Change = ({ 'BG-7': buyer }) => {
  delete buyer['BT-48'];
  delete buyer['BT-47'];
};

const FAMILIES: FamilyCase[] = [
  { prefix: 'BR-S', category: 'S', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: '0', isTaxed: true, hasReason: false },
  { prefix: 'BR-Z', category: 'Z', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: '7', isTaxed: false, hasReason: false },
  { prefix: 'BR-E', category: 'E', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: '7', isTaxed: false, hasReason: true },
  { prefix: 'BR-AE', category: 'AE', parties: [noBuyerNumber, ['BG-7/BT-48']], badRate: '0.01', isTaxed: false, hasReason: true },
  { prefix: 'BR-IC', category: 'K', parties: [noBuyerNumber, ['BG-7/BT-48']], badRate: '', isTaxed: false, hasReason: true },
  { prefix: 'BR-G', category: 'G', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: 'abc', isTaxed: false, hasReason: true },
  {
    prefix: 'BR-O',
    category: 'O',
    parties: [
      (invoice) => {
        invoice['BG-4']['BT-31'] = 'DE123456789';
        invoice['BG-7']['BT-48'] = 'FR12345678901';
        invoice['BG-11'] = { 'BT-62': 'Agent', 'BT-63': 'DE999999999', 'BG-12': { country: 'DE' } };
      },
      ['BG-4/BT-31', 'BG-11/BT-63', 'BG-7/BT-48'],
    ],
    badRate: '0',
    isTaxed: false,
    hasReason: true,
  },
  { prefix: 'BR-AF', category: 'L', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: '-1', isTaxed: true, hasReason: false },
  { prefix: 'BR-AG', category: 'M', parties: [noSellerNumber, ['BG-4/BT-31']], badRate: '-1', isTaxed: true, hasReason: false },
];

function familyCases({ prefix, category, parties: [change, at], badRate, isTaxed, hasReason }: FamilyCase): Case[] {
  const breaks = (number: string, places: string[], broken: Change): Case => ({
    rule: `${prefix}-${number}`,
    category,
    change: broken,
    at: places,
  });
  return [
    breaks('01', ['BG-23'], (invoice) => (invoice['BG-23'] = [])),
    breaks('02', at, change),
    breaks('03', at, change),
    breaks('04', at, change),
    breaks('05', ['BG-25[1]/BT-152'], (invoice) => (firstLine(invoice)['BT-152'] = badRate)),
    breaks('06', ['BG-20[1]/BT-96'], (invoice) => (first(invoice['BG-20']).vatRate = badRate)),
    breaks('07', ['BG-21[1]/BT-103'], (invoice) => (first(invoice['BG-21']).vatRate = badRate)),
    breaks('08', ['BG-23[1]/BT-116'], (invoice) => (first(invoice['BG-23'])['BT-116'] = '146.00')),
    breaks('09', ['BG-23[1]/BT-117'], (invoice) => (first(invoice['BG-23'])['BT-117'] = isTaxed ? '28.55' : '0.01')),
    breaks('10', ['BG-23[1]/BT-120'], (invoice) => {
      const entry = first(invoice['BG-23']);
      entry['BT-120'] = hasReason ? ' ' : 'Because';
      delete entry['BT-121'];
    }),
  ];
}

const otherLine = (invoice: EInvoice) => invoice['BG-25'].push(validLine('Z', '3', '1.00'));

const FURTHER_CASES: Case[] = [
  // The other ways to break rule 01: two entries where one is allowed, and an entry that nothing uses.
  {
    rule: 'BR-E-01',
    category: 'E',
    change: (invoice) => invoice['BG-23'].push(validBreakdown('E', '0.00', '0.00')),
    at: ['BG-23[2]/BT-118'],
  },
  {
    rule: 'BR-S-01',
    category: 'E',
    syntax: 'UBL',
    change: (invoice) => invoice['BG-23'].push(validBreakdown('S', '0.00', '0.00')),
    at: ['BG-23[2]/BT-118'],
  },
  {
    rule: 'BR-Z-01',
    category: 'E',
    syntax: 'CII',
    change: (invoice) => invoice['BG-23'].push(validBreakdown('Z', '0.00', '0.00')),
    at: ['BG-23[2]/BT-118'],
  },
  // IGIC may be zero, but not by the official test for CII.
  {
    rule: 'BR-AF-05',
    category: 'L',
    syntax: 'CII',
    change: (invoice) => (firstLine(invoice)['BT-152'] = '0'),
    at: ['BG-25[1]/BT-152'],
  },
  // The seller of a reverse charge or an intra-community supply must be known too; a tax number is not enough for the latter.
  { rule: 'BR-AE-02', category: 'AE', change: noSellerNumber, at: ['BG-4/BT-31'] },
  {
    rule: 'BR-IC-02',
    category: 'K',
    change: (invoice) => {
      noSellerNumber(invoice);
      invoice['BG-4']['BT-32'] = '123/456/7890';
    },
    at: ['BG-4/BT-31'],
  },
  // Tolerances: by the official tests, what may be off by less than 1 in one syntax must be equal in the other.
  {
    rule: 'BR-S-08',
    syntax: 'CII',
    change: (invoice) => (first(invoice['BG-23'])['BT-116'] = '145.01'),
    at: ['BG-23[1]/BT-116'],
  },
  {
    rule: 'BR-Z-08',
    category: 'Z',
    syntax: 'UBL',
    change: (invoice) => (first(invoice['BG-23'])['BT-116'] = '145.99'),
    at: ['BG-23[1]/BT-116'],
  },
  {
    rule: 'BR-O-08',
    category: 'O',
    change: (invoice) => (first(invoice['BG-23'])['BT-116'] = '145.01'),
    at: ['BG-23[1]/BT-116'],
  },
  // An entry of a rate that nothing has.
  {
    rule: 'BR-S-08',
    syntax: 'UBL',
    change: (invoice) => invoice['BG-23'].push({ ...validBreakdown('S', '0.00', '0.00'), 'BT-119': '7' }),
    at: ['BG-23[2]/BT-116'],
  },
  {
    rule: 'BR-IC-11',
    category: 'K',
    change: (invoice) => {
      delete invoice['BG-14'];
      delete invoice['BG-13']?.['BT-72'];
    },
    at: ['BG-13/BT-72'],
  },
  {
    rule: 'BR-IC-11',
    category: 'K',
    syntax: 'CII',
    change: (invoice) => {
      delete invoice['BG-14'];
      delete invoice['BG-13']?.['BT-72'];
      invoice['BT-8'] = '35';
    },
    at: ['BG-13/BT-72'],
  },
  {
    rule: 'BR-IC-12',
    category: 'K',
    change: (invoice) => (invoice['BG-13'] = { 'BT-72': '2026-10-30' }),
    at: ['BG-13/BG-15/BT-80'],
  },
  {
    rule: 'BR-O-11',
    category: 'O',
    change: (invoice) => invoice['BG-23'].push(validBreakdown('Z', '0.00', '0.00')),
    at: ['BG-23[2]/BT-118'],
  },
  { rule: 'BR-O-12', category: 'O', change: otherLine, at: ['BG-25[3]/BT-151'] },
  { rule: 'BR-O-13', category: 'O', change: (invoice) => (first(invoice['BG-20']).vatCategory = 'Z'), at: ['BG-20[1]/BT-95'] },
  { rule: 'BR-O-14', category: 'O', change: (invoice) => (first(invoice['BG-21']).vatCategory = 'Z'), at: ['BG-21[1]/BT-102'] },
  { rule: 'BR-B-01', category: 'B', change: (invoice) => (invoice['BG-7']['BG-8'] = { country: 'DE' }), at: ['BG-7/BG-8/BT-55'] },
  {
    rule: 'BR-B-01',
    category: 'B',
    syntax: 'UBL',
    change: (invoice) => (firstLine(invoice)['BT-159'] = 'FR'),
    at: ['BG-25[1]/BT-159'],
  },
  {
    rule: 'BR-B-02',
    category: 'B',
    change: (invoice) => {
      invoice['BG-25'].push(validLine('S', '3', '1.00'));
      first(invoice['BG-20']).vatCategory = 'S';
      first(invoice['BG-21']).vatCategory = 'S';
      invoice['BG-23'].push(validBreakdown('S', '1.00', '0.19'));
    },
    at: ['BG-25[3]/BT-151', 'BG-20[1]/BT-95', 'BG-21[1]/BT-102', 'BG-23[2]/BT-118'],
  },
];

/** For each rule of the VAT categories, what breaks it. */
export const VAT_CASES: readonly Case[] = [...FAMILIES.flatMap(familyCases), ...FURTHER_CASES];
