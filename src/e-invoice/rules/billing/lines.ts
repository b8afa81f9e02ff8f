import { ZERO } from '../../../invoices/money.js';
import { isDay } from '../../terms/days.js';
import type { Line } from '../../terms/terms.js';
import { optional } from '../amounts.js';
import type { Numbers } from '../numbers.js';
import { where } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';

/** What Peppol and XRechnung ask of prices and periods of lines. */
export const LINE_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R046',
    severity: 'fatal',
    terms: ['BT-146', 'BT-147', 'BT-148'],
    message: 'The net price of an item must be its gross price less its discount, if it has a gross price.',
    broken: (invoice, { numbers }) => where(invoice['BG-25'], ['BG-25'], (line) => !isNetPrice(line, numbers), 'BT-146'),
  },
  {
    id: 'PEPPOL-EN16931-R110',
    severity: 'fatal',
    terms: ['BT-73', 'BT-134'],
    message: 'The period of a line must not start before that of the invoice.',
    broken: (invoice) => {
      const first = invoice['BG-14']?.start;
      return where(invoice['BG-25'], ['BG-25'], ({ 'BG-26': period }) => isBefore(period?.start, first), 'BG-26', 'BT-134');
    },
  },
  {
    id: 'PEPPOL-EN16931-R111',
    severity: 'fatal',
    terms: ['BT-74', 'BT-135'],
    message: 'The period of a line must not end after that of the invoice.',
    broken: (invoice) => {
      const last = invoice['BG-14']?.end;
      return where(invoice['BG-25'], ['BG-25'], ({ 'BG-26': period }) => isBefore(last, period?.end), 'BG-26', 'BT-135');
    },
  },
  {
    id: 'PEPPOL-EN16931-R121',
    severity: 'fatal',
    terms: ['BT-149'],
    message: 'The quantity that a price is for must be greater than zero.',
    broken: (invoice, { numbers }) =>
      where(invoice['BG-25'], ['BG-25'], ({ 'BT-149': quantity }) => numbers.read(quantity)?.lte(ZERO) ?? false, 'BT-149'),
  },
  {
    id: 'PEPPOL-EN16931-R130',
    severity: 'fatal',
    terms: ['BT-130', 'BT-150'],
    message: 'The quantity that a price is for must have the unit of the invoiced quantity.',
    broken: (invoice, { syntax }) =>
      where(
        invoice['BG-25'],
        ['BG-25'],
        (line) => {
          const hasUnit = isGiven(line['BT-149']) && isGiven(line['BT-150']);
          // In UBL nothing is compared without an invoiced quantity.
          return hasUnit && line['BT-150'] !== line['BT-130'] && (syntax === 'CII' || isGiven(line['BT-129']));
        },
        'BT-150',
      ),
  },
];

function isNetPrice({ 'BT-146': net, 'BT-147': discount, 'BT-148': gross }: Line, numbers: Numbers): boolean {
  if (!isGiven(gross)) return true;
  if (!isGiven(net)) return false;
  const [netPrice, grossPrice, less] = [numbers.read(net), numbers.read(gross), optional(discount, numbers)];
  return netPrice === null || grossPrice === null || less === null || netPrice.eq(grossPrice.minus(less));
}

/** Whether both are days, and the first is the earlier. */
function isBefore(day: string | undefined, other: string | undefined): boolean {
  // Most are not, and a comparison is faster than a calendar.
  return day !== undefined && other !== undefined && day < other && isDay(day) && isDay(other);
}
