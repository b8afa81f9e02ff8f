import { eachLine } from '../../terms/all-lines.js';
import type { Place } from '../../terms/place.js';
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
      linesWhere(invoice, 'BT-131', (line) => line['BG-DEX-01'].length > 0 && !isSum(line, numbers)),
  },
  {
    id: 'BR-DEX-03',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BG-DEX-01', 'BT-151'],
    message: 'Each sub-line must have VAT information.',
    broken: (invoice) =>
      linesWhere(invoice, 'BT-151', (line, place) => place.length > 2 && !isGiven(line['BT-151']) && !isGiven(line['BT-152'])),
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

/** The places of a term of lines and sub-lines that something is true of. The place of a sub-line is longer than that of a line. */
function linesWhere(invoice: EInvoice, term: string, isBroken: (line: Line, place: Place) => boolean): Place[] {
  const found: Place[] = [];
  eachLine(invoice, (line, place) => {
    if (isBroken(line, place)) found.push([...place, term]);
  });
  return found;
}

function isSum(line: Line, numbers: Numbers): boolean {
  const amounts = line['BG-DEX-01'].map((subLine) => subLine['BT-131']);
  return areEqual(numbers.read(line['BT-131']), sumOf(amounts, numbers));
}
