import type { VatFamily } from './family.js';
import { BOTH_KNOWN, BOTH_WITH_VAT_NUMBER, KNOWN_SELLER, NO_VAT_NUMBERS, SELLER_WITH_VAT_NUMBER } from './parties.js';
import { ABOVE_ZERO, NO_RATE, ZERO_OR_ABOVE, ZERO_OR_ABOVE_IN_UBL, ZERO_RATE } from './rates.js';

/** Of categories with VAT: an entry of the breakdown for each rate. */
const TAXED = {
  parties: KNOWN_SELLER,
  hasEntryForEachRate: true,
  refusesUnusedEntry: 'UBL',
  isTaxed: true,
  hasReason: false,
} as const satisfies Partial<VatFamily>;

/** Of categories without VAT: one entry of the breakdown, its VAT zero, and why. */
const UNTAXED = {
  rate: ZERO_RATE,
  hasEntryForEachRate: false,
  refusesUnusedEntry: 'CII',
  taxedAmount: { UBL: 'equal', CII: 'less than 1 off' },
  isTaxed: false,
  hasReason: true,
} as const satisfies Partial<VatFamily>;

/** Each VAT category, and how its rules differ. BR-AF and BR-AG are what older releases call BR-IG and BR-IP. */
export const FAMILIES = {
  standard: {
    ...TAXED,
    prefix: 'BR-S',
    code: 'S',
    name: 'standard rate',
    rate: ABOVE_ZERO,
    taxedAmount: { UBL: 'less than 1 off', CII: 'equal' },
  },
  zero: { ...UNTAXED, prefix: 'BR-Z', code: 'Z', name: 'zero rate', parties: KNOWN_SELLER, hasReason: false },
  exempt: { ...UNTAXED, prefix: 'BR-E', code: 'E', name: 'exempt', parties: KNOWN_SELLER },
  reverseCharge: { ...UNTAXED, prefix: 'BR-AE', code: 'AE', name: 'reverse charge', parties: BOTH_KNOWN },
  intraCommunity: { ...UNTAXED, prefix: 'BR-IC', code: 'K', name: 'intra-community supply', parties: BOTH_WITH_VAT_NUMBER },
  exported: { ...UNTAXED, prefix: 'BR-G', code: 'G', name: 'export outside the EU', parties: SELLER_WITH_VAT_NUMBER },
  notSubject: {
    ...UNTAXED,
    prefix: 'BR-O',
    code: 'O',
    name: 'not subject to VAT',
    parties: NO_VAT_NUMBERS,
    rate: NO_RATE,
    taxedAmount: { UBL: 'equal', CII: 'equal' },
  },
  igic: {
    ...TAXED,
    prefix: 'BR-AF',
    code: 'L',
    name: 'IGIC of the Canary Islands',
    rate: ZERO_OR_ABOVE_IN_UBL,
    taxedAmount: { UBL: 'less than 1 off', CII: 'less than 1 off' },
  },
  ipsi: {
    ...TAXED,
    prefix: 'BR-AG',
    code: 'M',
    name: 'IPSI of Ceuta and Melilla',
    rate: ZERO_OR_ABOVE,
    taxedAmount: { UBL: 'less than 1 off', CII: 'less than 1 off' },
  },
} as const satisfies Record<string, VatFamily>;
