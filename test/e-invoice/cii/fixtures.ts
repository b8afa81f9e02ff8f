import { writeCii } from '../../../src/e-invoice/cii/write-cii.js';
import type { EInvoice, Line, PaymentInstructions } from '../../../src/e-invoice/terms/terms.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { fullParties } from '../fixtures/full-parties.js';
import { profile } from '../fixtures/profiles.js';
import { validLine, validTerms, VAT_CATEGORIES } from '../fixtures/valid-terms.js';

/** A document of CII. */
export const written = (terms: EInvoice): string => writeXml(writeCii(terms)).toString('utf8');

/** As XRechnung has it, without the terms that `change` has as undefined. */
export const xrechnung = (change: Partial<EInvoice> = {}): EInvoice => ({
  ...validTerms(),
  'BT-24': profile('xrechnung-cii').specification,
  ...change,
});

/** A valid invoice with all terms that can stand together: none of direct debits and cards. */
export function fullInvoice(): EInvoice {
  const valid = xrechnung();
  const parties = fullParties(valid);
  return {
    ...valid,
    'BT-6': 'USD',
    'BT-8': '35',
    'BT-20': '#SKONTO#TAGE=14#PROZENT=2.00#\nNet in 30 days\n',
    'BG-1': [{ text: 'Thank you.' }, { subjectCode: 'REG', text: 'First line\nSecond line' }],
    ...parties,
    'BG-4': { ...parties['BG-4'], 'BT-29': [{ id: 'S-9' }, { id: '4012345000009', scheme: '0088' }] },
    'BG-16': [...valid['BG-16'], transfer({ 'BT-84': 'CH93 0076 2011 6238 5295 7', isIban: true, 'BT-85': 'Seller AG' })],
    'BG-22': {
      'BT-106': '150.00',
      'BT-107': '10.00',
      'BT-108': '5.00',
      'BT-109': '145.00',
      'BT-110': '18.05',
      'BT-111': '21.12',
      'BT-112': '163.05',
      'BT-113': '63.05',
      'BT-114': '0.45',
      'BT-115': '100.45',
    },
    'BG-23': [
      { 'BT-116': '95.00', 'BT-117': '18.05', 'BT-118': 'S', 'BT-119': '19' },
      {
        'BT-116': '50.00',
        'BT-117': '0.00',
        'BT-118': 'E',
        'BT-119': '0',
        'BT-120': 'Exempt from VAT',
        'BT-121': 'VATEX-EU-132',
      },
    ],
    'BG-24': [...valid['BG-24'], { 'BT-122': 'Terms', 'BT-124': 'https://example.com/terms?a=1&b=2' }],
    'BG-25': [discounted(validLine('S', '1', '100.00')), validLine('E', '2', '50.00')],
  };
}

function discounted(line: Line): Line {
  const classes = [
    { id: '72154000', scheme: 'STI', schemeVersion: '19.05.01' },
    { id: '4711', scheme: 'TST' },
  ];
  const attributes = [...line['BG-32'], { name: 'Size', value: 'XL' }];
  return { ...line, 'BT-147': '5.00', 'BT-148': '105.00', 'BT-158': classes, 'BG-32': attributes };
}

function transfer(account: PaymentInstructions['BG-17'][number]): PaymentInstructions {
  return { 'BT-81': '58', 'BT-82': 'SEPA credit transfer', 'BG-17': [account] };
}

/** The credit note of it. */
export const fullCreditNote = (): EInvoice => ({ ...fullInvoice(), 'BT-3': '381' });

const DIRECT_DEBIT: PaymentInstructions = {
  'BT-81': '59',
  'BG-17': [],
  'BG-19': { 'BT-89': 'MANDATE-1', 'BT-91': 'FR7630006000011234567890189' },
};
const CARD: PaymentInstructions = { 'BT-81': '48', 'BG-17': [], 'BG-18': { 'BT-87': '1234', 'BT-88': 'Ada Seller' } };

/** What most invoices do not have. */
const LEAST: Partial<EInvoice> = {
  'BT-9': undefined,
  'BT-11': undefined,
  'BT-17': undefined,
  'BT-18': undefined,
  'BT-83': undefined,
  'BG-1': [],
  'BG-3': [],
  'BG-10': undefined,
  'BG-13': undefined,
  'BG-14': undefined,
  'BG-24': [],
};

/** Valid documents. That of category O has the rate that XRechnung wants (BR-DE-14). */
export const DOCUMENTS: readonly (readonly [name: string, terms: EInvoice])[] = [
  ...VAT_CATEGORIES.filter((category) => category !== 'O').map(
    (category) => [`of VAT category ${category}`, { ...validTerms(category), 'BT-24': xrechnung()['BT-24'] }] as const,
  ),
  ['of VAT category O', validTerms('O')],
  ['of Factur-X', { ...fullInvoice(), 'BT-24': profile('factur-x').specification }],
  ['with all terms', fullInvoice()],
  ['that is a credit note', fullCreditNote()],
  ['with the day of the tax point', xrechnung({ 'BT-7': '2026-10-31' })],
  ['with a tax point at the payment', xrechnung({ 'BT-8': '432' })],
  ['paid by direct debit', xrechnung({ 'BG-16': [DIRECT_DEBIT], 'BT-90': 'DE98ZZZ09999999999' })],
  ['paid by card', xrechnung({ 'BG-16': [CARD] })],
  [
    'with an account that is no IBAN',
    xrechnung({ 'BG-16': [{ ...transfer({ 'BT-84': '4711', isIban: false }), 'BT-81': '30' }] }),
  ],
  ['with little', xrechnung(LEAST)],
];
