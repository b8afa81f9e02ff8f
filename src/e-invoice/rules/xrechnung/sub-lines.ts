import { allLines } from '../../terms/all-lines.js';
import type { EInvoice, Line } from '../../terms/terms.js';
import { areEqual, sumOf } from '../amounts.js';
import type { Numbers } from '../numbers.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';

/** What XRechnung asks of sub-lines. The official rules say it of invoices in UBL; those in CII must not have any. */
export const SUB_LINE_RULES: readonly Rule[] = [
  {
    id: 'BR-DEX-02',
    severity: 'warning',
    syntax: 'UBL',
    terms: ['BT-131', 'BG-DEX-01'],
    message: 'The net amount of a line should be the sum of the net amounts of the sub-lines directly below it.',
    broken: (invoice, { numbers }) =>
      [...allLines(invoice)]
        .filter(([line]) => line['BG-DEX-01'].length > 0 && !isSum(line, numbers))
        .map(([, place]) => [...place, 'BT-131']),
  },
  {
    id: 'BR-DEX-03',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BG-DEX-01', 'BT-151'],
    message: 'Each sub-line must have VAT information.',
    broken: (invoice) =>
      [...allLines(invoice)]
        .filter(([line, place]) => place.length > 2 && !isGiven(line['BT-151']) && !isGiven(line['BT-152']))
        .map(([, place]) => [...place, 'BT-151']),
  },
  {
    id: 'BR-DEX-15',
    severity: 'warning',
    syntax: 'CII',
    terms: ['BG-DEX-01'],
    message: 'An XRechnung in CII cannot have sub-lines.',
    broken: (invoice: EInvoice) =>
      invoice['BG-25'].flatMap((line, index) => (line['BG-DEX-01'].length > 0 ? [['BG-25', index, 'BG-DEX-01']] : [])),
  },
];

function isSum(line: Line, numbers: Numbers): boolean {
  const amounts = line['BG-DEX-01'].map((subLine) => subLine['BT-131']);
  return areEqual(numbers.read(line['BT-131']), sumOf(amounts, numbers));
}
