import { codes } from '../../../invoices/codes/codes.js';
import { CURRENCY_CODES } from '../../../invoices/codes/currency-codes.js';
import { EAS_SCHEMES } from '../../../invoices/codes/identifier-schemes.js';
import { MEDIA_TYPES } from '../../../invoices/codes/media-types.js';
import { ALLOWANCE_REASONS, CHARGE_REASONS } from '../../../invoices/codes/reason-codes.js';
import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import type { EInvoice } from '../../terms/terms.js';
import { allowancesOf, electronicAddresses } from '../placed.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';

/** Peppol has the new dobra of São Tomé, EN 16931 still the old one. */
export const PEPPOL_CURRENCIES = without(new Set([...CURRENCY_CODES, 'STN']), codes('STD'));

/** Schemes of electronic addresses that EN 16931 knows and Peppol's network does not. */
const NOT_IN_PEPPOL = codes(`
  0037 0147 0154 0158 0170 0177 0193 0194 0202 0203 0205 0212 0213 0215 0217 0219 0220 AN AQ AS AU EM
`);
const ADDRESS_SCHEMES = without(EAS_SCHEMES, NOT_IN_PEPPOL);

/** UNTDID 2005. */
const TAX_POINTS = codes('3 35 432');

/** The code lists of Peppol. */
export const CODE_LIST_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-CL001',
    severity: 'fatal',
    terms: ['BT-125'],
    message: 'An attached file must be a PDF, PNG, JPEG, CSV, XLSX or ODS file.',
    broken: (invoice) =>
      invoice['BG-24'].flatMap(({ 'BT-125': file }, index) =>
        unless(file?.mediaType === undefined || MEDIA_TYPES.has(file.mediaType), 'BG-24', index, 'BT-125'),
      ),
  },
  {
    id: 'PEPPOL-EN16931-CL002',
    severity: 'fatal',
    terms: ['BT-98', 'BT-140'],
    message: 'The reason code of an allowance must be a code of UNTDID 5189.',
    broken: (invoice) => unknownReasons(invoice, ['BG-20', 'BG-27'], ALLOWANCE_REASONS),
  },
  {
    id: 'PEPPOL-EN16931-CL003',
    severity: 'fatal',
    terms: ['BT-105', 'BT-145'],
    message: 'The reason code of a charge must be a code of UNTDID 7161.',
    broken: (invoice) => unknownReasons(invoice, ['BG-21', 'BG-28'], CHARGE_REASONS),
  },
  {
    id: 'PEPPOL-EN16931-CL006',
    severity: 'fatal',
    terms: ['BT-8'],
    message: 'The code of the tax point must be 3, 35 or 432.',
    broken: (invoice) => unless(!isGiven(invoice['BT-8']) || TAX_POINTS.has(normalizeSpace(invoice['BT-8'])), 'BT-8'),
  },
  {
    id: 'PEPPOL-EN16931-CL007',
    severity: 'fatal',
    terms: ['BT-5', 'BT-6'],
    message: 'Currencies must be codes of ISO 4217.',
    broken: (invoice) => [
      ...unless(!isGiven(invoice['BT-5']) || PEPPOL_CURRENCIES.has(invoice['BT-5']), 'BT-5'),
      ...unless(!isGiven(invoice['BG-22']['BT-111']) || PEPPOL_CURRENCIES.has(invoice['BT-6'] ?? ''), 'BT-6'),
    ],
  },
  {
    id: 'PEPPOL-EN16931-CL008',
    severity: 'fatal',
    terms: ['BT-34', 'BT-49'],
    message: 'The scheme of an electronic address must be one that Peppol allows.',
    broken: (invoice) =>
      electronicAddresses(invoice)
        .filter(([{ scheme }]) => scheme !== undefined && !ADDRESS_SCHEMES.has(scheme))
        .map(([, place]) => place),
  },
];

function* unknownReasons(invoice: EInvoice, groups: readonly string[], known: ReadonlySet<string>): Generator<Place> {
  for (const { allowance, place, group } of allowancesOf(invoice)) {
    const { reasonCode } = allowance;
    if (!groups.includes(group) || !isGiven(reasonCode) || known.has(normalizeSpace(reasonCode))) continue;
    yield [...place, ALLOWANCE_TERMS[group].reasonCode];
  }
}

function without(list: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...list].filter((code) => !others.has(code)));
}
