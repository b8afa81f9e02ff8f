import { isBlank, when } from '../places.js';
import type { Rule } from '../rule.js';
import type { VatUse } from '../vat-use.js';

/** What only intra-community supplies must have: where and when the goods went. */
export const INTRA_COMMUNITY_RULES: readonly Rule[] = [
  {
    id: 'BR-IC-11',
    severity: 'fatal',
    terms: ['BT-118', 'BT-72', 'BG-14'],
    message:
      'An invoice with an intra-community supply (K) must have the date of delivery (BT-72) or the invoicing period (BG-14).',
    broken: (invoice, { vat, syntax }) => {
      const isDated =
        [invoice['BG-13']?.['BT-72'], invoice['BG-14']?.start, invoice['BG-14']?.end].some((day) => !isBlank(day)) ||
        // UBL has this code in the element of the period, and the official test looks no further.
        (syntax === 'UBL' && !isBlank(invoice['BT-8']));
      return when(hasEntry(vat) && !isDated, 'BG-13', 'BT-72');
    },
  },
  {
    id: 'BR-IC-12',
    severity: 'fatal',
    terms: ['BT-118', 'BT-80'],
    message: 'An invoice with an intra-community supply (K) must have the country of delivery (BT-80).',
    broken: (invoice, { vat }) => when(hasEntry(vat) && isBlank(invoice['BG-13']?.['BG-15']?.country), 'BG-13', 'BG-15', 'BT-80'),
  },
];

function hasEntry(vat: VatUse): boolean {
  return (vat.of('K')?.breakdown.length ?? 0) > 0;
}
