import { looksLikeDay } from '../../terms/days.js';
import type { Period } from '../../terms/terms.js';
import { isBlank, when, where } from '../places.js';
import type { Rule } from '../rule.js';

/** The periods of the document and of its lines. */
export const PERIOD_RULES: readonly Rule[] = [
  {
    id: 'BR-29',
    severity: 'fatal',
    terms: ['BT-73', 'BT-74'],
    message: 'The invoicing period must not end (BT-74) before it starts (BT-73).',
    broken: ({ 'BG-14': period }) => when(endsTooEarly(period), 'BG-14', 'BT-74'),
  },
  {
    id: 'BR-30',
    severity: 'fatal',
    terms: ['BT-134', 'BT-135'],
    message: 'The period of a line must not end (BT-135) before it starts (BT-134).',
    broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => endsTooEarly(line['BG-26']), 'BG-26', 'BT-135'),
  },
  {
    id: 'BR-CO-19',
    severity: 'fatal',
    terms: ['BG-14', 'BT-73', 'BT-74'],
    message: 'An invoicing period (BG-14) must have a start (BT-73) or an end (BT-74).',
    // UBL has the code of BT-8 in the element of the period, which then needs no day.
    broken: ({ 'BG-14': period, 'BT-8': code }, { syntax }) =>
      when(hasNoDay(period) && !(syntax === 'UBL' && !isBlank(code)), 'BG-14', 'BT-73'),
  },
  {
    id: 'BR-CO-20',
    severity: 'fatal',
    terms: ['BG-26', 'BT-134', 'BT-135'],
    message: 'The period of a line (BG-26) must have a start (BT-134) or an end (BT-135).',
    broken: (invoice) => where(invoice['BG-25'], ['BG-25'], (line) => hasNoDay(line['BG-26']), 'BG-26', 'BT-134'),
  },
];

/** Days that are none cannot be compared; another rule refuses them. */
function endsTooEarly(period: Period | undefined): boolean {
  const { start = '', end = '' } = period ?? {};
  return looksLikeDay(start) && looksLikeDay(end) && end < start;
}

function hasNoDay(period: Period | undefined): boolean {
  return period !== undefined && isBlank(period.start) && isBlank(period.end);
}
