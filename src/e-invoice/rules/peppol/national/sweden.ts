import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isNumber } from '../../xpath/number.js';
import { isGiven, normalizeSpace, upperCase } from '../../xpath/text.js';
import { hasLuhnDigit } from '../check-digits.js';
import { SWEDISH_PAYMENT_RULES } from './swedish-payment.js';
import { hasSwedishVat, SWEDISH_RATE_RULE } from './swedish-rates.js';

/** Sweden: what sellers there must say. */
export const SWEDISH_RULES = onlyIf(
  ({ 'BG-4': seller }) => seller['BG-5']?.country === 'SE',
  [
    {
      id: 'SE-R-001',
      severity: 'fatal',
      terms: ['BT-31'],
      message: 'A Swedish VAT number must have 14 characters.',
      broken: (invoice) =>
        unless(!hasSwedishVat(invoice) || normalizeSpace(invoice['BG-4']['BT-31']).length === 14, 'BG-4', 'BT-31'),
    },
    {
      id: 'SE-R-002',
      severity: 'fatal',
      terms: ['BT-31'],
      message: 'A Swedish VAT number must be SE and twelve digits.',
      broken: (invoice) => unless(!hasSwedishVat(invoice) || isNumber(invoice['BG-4']['BT-31']?.slice(2, 14)), 'BG-4', 'BT-31'),
    },
    registrationRule('SE-R-003', 'A Swedish organisation number must be numeric.', isNumber),
    registrationRule(
      'SE-R-004',
      'A Swedish organisation number must have ten characters.',
      (id) => normalizeSpace(id).length === 10,
    ),
    {
      id: 'SE-R-005',
      severity: 'fatal',
      terms: ['BT-30', 'BT-32'],
      message: 'The tax registration of a Swedish seller must be the words Godkänd för F-skatt.',
      broken: ({ 'BG-4': seller }) => {
        const isAsked = isGiven(seller['BT-30']?.id) && isGiven(seller['BT-32']);
        return unless(!isAsked || upperCase(seller['BT-32']) === 'GODKÄND FÖR F-SKATT', 'BG-4', 'BT-32');
      },
    },
    SWEDISH_RATE_RULE,
    ...SWEDISH_PAYMENT_RULES,
    registrationRule('SE-R-013', 'The last digit of a Swedish organisation number must be its check digit.', (id) => {
      const digits = normalizeSpace(id);
      return /^[0-9]+$/.test(digits) && hasLuhnDigit(digits);
    }),
  ],
);

function registrationRule(id: string, message: string, isValid: (id: string) => boolean): Rule {
  return {
    id,
    severity: 'fatal',
    terms: ['BT-30'],
    message,
    broken: ({ 'BG-4': { 'BT-30': registration } }) =>
      unless(registration === undefined || isValid(registration.id), 'BG-4', 'BT-30'),
  };
}
