import { decimal, ZERO } from '../../../invoices/money.js';
import type { Place } from '../../terms/place.js';
import type { EInvoice, Line } from '../../terms/terms.js';
import type { Rule } from '../rule.js';
import { decimalOf, decimalOr } from '../xpath/decimal.js';
import { isDay } from '../xpath/day.js';
import { isGiven } from '../xpath/text.js';

const ONE = decimal('1');

/** What Peppol and XRechnung ask of prices and periods of lines. */
export const LINE_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R046',
    severity: 'fatal',
    terms: ['BT-146', 'BT-147', 'BT-148'],
    message: 'The net price of an item must be its gross price less its discount, if it has a gross price.',
    broken: (invoice) => linesWhere(invoice, 'BT-146', (line) => !isNetPrice(line)),
  },
  {
    id: 'PEPPOL-EN16931-R110',
    severity: 'fatal',
    terms: ['BT-73', 'BT-134'],
    message: 'The period of a line must not start before that of the invoice.',
    broken: (invoice) => {
      const first = invoice['BG-14']?.start;
      return periodsWhere(invoice, 'BT-134', ({ 'BG-26': period }) => isBefore(period?.start, first));
    },
  },
  {
    id: 'PEPPOL-EN16931-R111',
    severity: 'fatal',
    terms: ['BT-74', 'BT-135'],
    message: 'The period of a line must not end after that of the invoice.',
    broken: (invoice) => {
      const last = invoice['BG-14']?.end;
      return periodsWhere(invoice, 'BT-135', ({ 'BG-26': period }) => isBefore(last, period?.end));
    },
  },
  {
    id: 'PEPPOL-EN16931-R121',
    severity: 'fatal',
    terms: ['BT-149'],
    message: 'The quantity that a price is for must be greater than zero.',
    broken: (invoice) => linesWhere(invoice, 'BT-149', ({ 'BT-149': quantity }) => decimalOr(quantity, ONE)?.lte(ZERO) ?? false),
  },
  {
    id: 'PEPPOL-EN16931-R130',
    severity: 'fatal',
    terms: ['BT-130', 'BT-150'],
    message: 'The quantity that a price is for must have the unit of the invoiced quantity.',
    broken: (invoice) =>
      linesWhere(
        invoice,
        'BT-150',
        (line) =>
          isGiven(line['BT-149']) && isGiven(line['BT-150']) && isGiven(line['BT-129']) && line['BT-150'] !== line['BT-130'],
      ),
  },
];

/** The places of a term of those lines that something is true of. Sub-lines have no such rules. */
export function linesWhere(invoice: EInvoice, term: string, isBroken: (line: Line) => boolean): Place[] {
  return invoice['BG-25'].flatMap((line, index) => (isBroken(line) ? [['BG-25', index, term]] : []));
}

function periodsWhere(invoice: EInvoice, term: string, isBroken: (line: Line) => boolean): Place[] {
  return invoice['BG-25'].flatMap((line, index) => (isBroken(line) ? [['BG-25', index, 'BG-26', term]] : []));
}

function isNetPrice({ 'BT-146': net, 'BT-147': discount, 'BT-148': gross }: Line): boolean {
  if (!isGiven(gross)) return true;
  const [netPrice, grossPrice, less] = [decimalOf(net), decimalOf(gross), decimalOr(discount, ZERO)];
  if (netPrice === null) return isGiven(net);
  return grossPrice === null || less === null || netPrice.eq(grossPrice.minus(less));
}

/** Whether both are days, and the first is the earlier. */
function isBefore(day: string | undefined, other: string | undefined): boolean {
  return day !== undefined && other !== undefined && isDay(day) && isDay(other) && day < other;
}
