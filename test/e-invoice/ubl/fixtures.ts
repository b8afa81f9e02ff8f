import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { writeUbl } from '../../../src/e-invoice/ubl/write-ubl.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { fullParties } from '../fixtures/full-parties.js';
import { profile } from '../fixtures/profiles.js';
import { validLine, validTerms } from '../fixtures/valid-terms.js';

const XRECHNUNG = profile('xrechnung-ubl');

/** A document as XRechnung's profile has it. */
export const written = (terms: EInvoice, of = XRECHNUNG): Buffer => writeXml(writeUbl(terms, of));

/** An invoice that has every term, with the extension of XRechnung. Not all of them make sense together. */
export function fullInvoice(): EInvoice {
  const valid = validTerms();
  const [line, second] = valid['BG-25'];
  if (line === undefined || second === undefined) throw new Error('the valid invoice has two lines');
  return {
    ...valid,
    'BT-6': 'GBP',
    'BT-7': '2026-11-01',
    'BT-8': '35',
    'BT-24': XRECHNUNG.extension ?? '',
    ...fullParties(valid),
    'BG-16': [
      {
        'BT-81': '58',
        'BT-82': 'SEPA credit transfer',
        'BG-17': [{ 'BT-84': 'DE89370400440532013000', 'BT-85': 'Seller GmbH', 'BT-86': 'COBADEFFXXX' }],
      },
      { 'BT-81': '48', 'BG-17': [], 'BG-18': { 'BT-87': '1234', 'BT-88': 'Ada Seller' } },
      { 'BT-81': '59', 'BG-17': [], 'BG-19': { 'BT-89': 'MANDATE-1', 'BT-91': 'FR7630006000011234567890189' } },
    ],
    'BT-90': 'DE98ZZZ09999999999',
    'BG-22': { ...valid['BG-22'], 'BT-111': '24.11', 'BT-114': '0.45', 'BT-115': '105.45' },
    'BG-23': valid['BG-23'].map((entry) => ({ ...entry, 'BT-120': 'Reason', 'BT-121': 'VATEX-EU-132' })),
    'BG-24': [...valid['BG-24'], { 'BT-122': 'Terms', 'BT-124': 'https://example.com/terms?a=1&b=2' }],
    'BG-25': [
      {
        ...line,
        'BT-147': '5.00',
        'BT-148': '105.00',
        'BT-158': [{ id: '72154000', scheme: 'STI', schemeVersion: '19.05.01' }],
        'BG-DEX-01': [{ ...validLine('S', '1.1', '100.00'), 'BG-DEX-01': [validLine('S', '1.1.1', '100.00')] }],
      },
      second,
    ],
    'BG-DEX-09': [{ 'BT-DEX-001': 'Z01', 'BT-DEX-002': '5.00', 'BT-DEX-003': 'Car park' }],
  };
}

/** The same as a credit note, which has no third-party payments. */
export function fullCreditNote(): EInvoice {
  return { ...fullInvoice(), 'BT-3': '381', 'BG-DEX-09': [] };
}
