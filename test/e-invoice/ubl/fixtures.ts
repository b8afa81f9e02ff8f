import { type Profile, profileNamed } from '../../../src/e-invoice/profiles.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { writeUbl } from '../../../src/e-invoice/ubl/write-ubl.js';
import { writeXml } from '../../../src/xml/write-xml.js';
import { validLine, validTerms } from '../fixtures/valid-terms.js';

/** A profile by its id. */
export function profile(id: string): Profile {
  const found = profileNamed(id);
  if (found === undefined) throw new Error(`no profile ${id}`);
  return found;
}

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
    'BG-4': {
      ...valid['BG-4'],
      'BT-32': '123/456/7890',
      'BG-5': { ...valid['BG-4']['BG-5'], line2: '2nd floor', line3: 'Door 5', subdivision: 'BE' },
    },
    'BG-7': { ...valid['BG-7'], 'BG-8': { ...valid['BG-7']['BG-8'], line2: 'Hall B', line3: 'Desk 9', subdivision: 'IDF' } },
    'BG-11': {
      'BT-62': 'Tax Agent SARL',
      'BT-63': 'FR98765432101',
      'BG-12': { line1: 'Quai 4', line2: 'B', line3: 'C', city: 'Lyon', postcode: '69001', subdivision: 'ARA', country: 'FR' },
    },
    'BG-13': {
      ...valid['BG-13'],
      'BG-15': { ...valid['BG-13']?.['BG-15'], line2: 'Gate 2', line3: 'Ramp', subdivision: 'BW' },
    },
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
