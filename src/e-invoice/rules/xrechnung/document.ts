import { XRECHNUNG, XRECHNUNG_EXTENSION } from '../../profiles.js';
import type { EInvoice } from '../../terms/terms.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, isGroupGiven, normalizeSpace } from '../xpath/text.js';
import { CVD } from './cvd.js';

const TYPES = ['326', '380', '384', '389', '381', '875', '876', '877'];
const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'L', 'M'];

/** What XRechnung asks of the document as a whole. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-DE-1',
    severity: 'fatal',
    terms: ['BG-16'],
    message: 'The invoice must have payment instructions.',
    broken: (invoice) => unless(isGroupGiven(invoice['BG-16']), 'BG-16'),
  },
  {
    id: 'BR-DE-14',
    severity: 'fatal',
    terms: ['BT-119'],
    message: 'Each VAT breakdown must have a VAT rate.',
    broken: (invoice) => invoice['BG-23'].flatMap(({ 'BT-119': rate }, index) => unless(isGiven(rate), 'BG-23', index, 'BT-119')),
  },
  {
    id: 'BR-DE-15',
    severity: 'fatal',
    terms: ['BT-10'],
    message: 'The invoice must have a buyer reference.',
    broken: (invoice) => unless(isGiven(invoice['BT-10']), 'BT-10'),
  },
  {
    id: 'BR-DE-16',
    severity: 'fatal',
    terms: ['BT-31', 'BT-32', 'BG-11', 'BT-95', 'BT-102', 'BT-151'],
    message:
      'If VAT category S, Z, E, AE, K, G, L or M is used, the seller must have a VAT number, a tax number or a tax representative.',
    broken: (invoice) => unless(!usesCategory(invoice) || isRegistered(invoice), 'BG-4', 'BT-31'),
  },
  {
    id: 'BR-DE-17',
    severity: 'warning',
    terms: ['BT-3'],
    message: 'The type code should be 326, 380, 381, 384, 389, 875, 876 or 877.',
    broken: (invoice) => unless(TYPES.includes(normalizeSpace(invoice['BT-3'])), 'BT-3'),
  },
  {
    id: 'BR-DE-21',
    severity: 'warning',
    terms: ['BT-24'],
    message: 'The specification identifier should be that of XRechnung 3.0.',
    broken: (invoice) => unless([XRECHNUNG, XRECHNUNG_EXTENSION, CVD].includes(invoice['BT-24'] ?? ''), 'BT-24'),
  },
  {
    id: 'BR-DE-26',
    severity: 'warning',
    terms: ['BT-3', 'BG-3'],
    message: 'A corrected invoice (type code 384) should name the invoice that it corrects.',
    broken: (invoice) => unless(normalizeSpace(invoice['BT-3']) !== '384' || isGroupGiven(invoice['BG-3']), 'BG-3'),
  },
  {
    id: 'BR-DE-TMP-32',
    severity: 'information',
    terms: ['BT-72', 'BG-14', 'BG-26'],
    message: 'The invoice should have a delivery date, an invoicing period, or a period at each line.',
    // The element of the period holds the code of the tax point too in UBL.
    broken: (invoice, { syntax }) =>
      unless(saysWhen(invoice) || (syntax === 'UBL' && isGiven(invoice['BT-8'])), 'BG-13', 'BT-72'),
  },
];

function usesCategory(invoice: EInvoice): boolean {
  const isUsed = (category: string | undefined) => CATEGORIES.includes(category ?? '');
  return (
    [...invoice['BG-20'], ...invoice['BG-21']].some(({ vatCategory }) => isUsed(vatCategory)) ||
    invoice['BG-25'].some((line) => isUsed(line['BT-151']))
  );
}

function isRegistered({ 'BG-4': seller, 'BG-11': representative }: EInvoice): boolean {
  return isGiven(seller['BT-31']) || isGiven(seller['BT-32']) || isGroupGiven(representative);
}

function saysWhen(invoice: EInvoice): boolean {
  return (
    isGiven(invoice['BG-13']?.['BT-72']) ||
    isGroupGiven(invoice['BG-14']) ||
    invoice['BG-25'].every((line) => isGroupGiven(line['BG-26']))
  );
}
