import type { EInvoiceSyntax } from '../../profiles.js';
import type { Place } from '../../terms/place.js';
import type { EInvoice } from '../../terms/terms.js';
import { countries, inLines } from '../en16931/coded-terms.js';
import { isBlank } from '../places.js';
import type { Rule } from '../rule.js';
import { USES } from './family.js';

/** Split payment, which only Italy has: the buyer pays the VAT to the state. */
export const SPLIT_PAYMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-B-01',
    severity: 'fatal',
    terms: ['BT-118', 'BT-151', 'BT-95', 'BT-102', 'BT-40', 'BT-55', 'BT-69', 'BT-80', 'BT-159'],
    message: 'An invoice with the VAT category split payment (B) must be Italian: each country in it must be IT.',
    broken: (invoice, { vat, syntax }) => (vat.of('B') === undefined ? [] : foreignCountries(invoice, syntax)),
  },
  {
    id: 'BR-B-02',
    severity: 'fatal',
    terms: ['BT-118', 'BT-151', 'BT-95', 'BT-102'],
    message:
      'An invoice with the VAT category split payment (B) must have no line (BT-151), allowance (BT-95), charge (BT-102) or entry of the VAT breakdown (BT-118) of the standard rate (S).',
    broken: (_, { vat }) => {
      const standard = vat.of('S');
      if (vat.of('B') === undefined || standard === undefined) return [];
      return [
        ...(['lines', 'allowances', 'charges'] as const).flatMap((kind) =>
          standard[kind].map(({ at }): Place => [USES[kind].group, at, USES[kind].category]),
        ),
        ...standard.breakdown.map(({ at }): Place => ['BG-23', at, 'BT-118']),
      ];
    },
  },
];

/** The official test for UBL counts the countries of origin too. */
function foreignCountries(invoice: EInvoice, syntax: EInvoiceSyntax): Place[] {
  const isForeign = (country: string | undefined) => !isBlank(country) && country?.trim() !== 'IT';
  return [...countries(invoice, isForeign, syntax), ...(syntax === 'UBL' ? inLines('BT-159')(invoice, isForeign, syntax) : [])];
}
