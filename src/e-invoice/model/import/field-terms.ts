import { TERM_FIELDS } from '../term-fields.js';

/** Where the terms of EN 16931 stand in the import format, from the first to the last of each group. `[]` is any position. */
const GROUPS: readonly (readonly [first: number, last: number, field: string])[] = [
  [1, 20, ''],
  [21, 22, 'notes[]'],
  [23, 24, ''],
  [25, 26, 'precedingInvoices[]'],
  [27, 34, 'seller'],
  [35, 40, 'seller.address'],
  [41, 43, 'seller'],
  [44, 49, 'buyer'],
  [50, 55, 'buyer.address'],
  [56, 58, 'buyer'],
  [59, 61, 'payee'],
  [62, 63, 'taxRepresentative'],
  [64, 69, 'taxRepresentative.address'],
  [70, 72, 'delivery'],
  [73, 74, ''],
  [75, 80, 'delivery'],
  [81, 91, 'paymentMeans[]'],
  [92, 98, 'allowancesAndCharges[ALLOWANCE]'],
  [99, 105, 'allowancesAndCharges[CHARGE]'],
  [106, 115, 'totals'],
  [116, 121, 'taxBreakdown[]'],
  [122, 125, 'supportingDocuments[]'],
  [126, 135, 'lines[]'],
  [136, 140, 'lines[].allowancesAndCharges[ALLOWANCE]'],
  [141, 145, 'lines[].allowancesAndCharges[CHARGE]'],
  [146, 159, 'lines[]'],
  [160, 161, 'lines[].attributes[]'],
  [162, 162, 'seller.address'],
  [163, 163, 'buyer.address'],
  [164, 164, 'taxRepresentative.address'],
  [165, 165, 'delivery'],
];

/** Groups that are fields themselves. */
const OF_GROUPS: Readonly<Record<string, string>> = {
  notes: 'BG-1',
  precedingInvoices: 'BG-3',
  seller: 'BG-4',
  'seller.address': 'BG-5',
  buyer: 'BG-7',
  'buyer.address': 'BG-8',
  'buyer.identifiers': 'BT-46',
  payee: 'BG-10',
  taxRepresentative: 'BG-11',
  'taxRepresentative.address': 'BG-12',
  delivery: 'BG-13',
  paymentMeans: 'BG-16',
  'allowancesAndCharges[ALLOWANCE]': 'BG-20',
  'allowancesAndCharges[CHARGE]': 'BG-21',
  totals: 'BG-22',
  taxBreakdown: 'BG-23',
  'taxBreakdown[]': 'BG-23',
  supportingDocuments: 'BG-24',
  'supportingDocuments[]': 'BG-24',
  lines: 'BG-25',
  'lines[]': 'BG-25',
  'lines[].allowancesAndCharges[ALLOWANCE]': 'BG-27',
  'lines[].allowancesAndCharges[CHARGE]': 'BG-28',
  'lines[].attributes': 'BG-32',
  'lines[].classifications': 'BT-158',
  type: 'BT-3',
};

/** The term or group of each field: of `lines[].netAmount` it is `BT-131`. */
export const FIELD_TERMS: ReadonlyMap<string, string> = new Map([...termsOfFields(), ...Object.entries(OF_GROUPS)]);

function* termsOfFields(): Generator<[string, string]> {
  // A field may hold two terms, such as a unit (BT-130, BT-150). It is known by the first.
  const known = new Set<string>();
  for (const [first, last, group] of GROUPS) {
    for (let number = first; number <= last; number += 1) {
      const field = TERM_FIELDS[`BT-${number}`];
      if (field === undefined) continue;
      const path = field.startsWith('/') ? field.slice(1) : group === '' ? field : `${group}.${field}`;
      if (!known.has(path)) yield [path, `BT-${number}`];
      known.add(path);
    }
  }
}
