import type { EInvoice } from '../../../terms/terms.js';
import type { Place } from '../../../terms/place.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isNumber } from '../../xpath/number.js';
import { normalizeSpace } from '../../xpath/text.js';

/** How Swedish sellers are paid. */
export const SWEDISH_PAYMENT_RULES: readonly Rule[] = [
  giroRule('SE-R-007', 'SE:PLUSGIRO', 'A Plusgiro account should be numeric.', isNumber),
  giroRule('SE-R-008', 'SE:BANKGIRO', 'A Bankgiro account should be numeric.', isNumber),
  giroRule('SE-R-009', 'SE:BANKGIRO', 'A Bankgiro account should have seven or eight characters.', ({ length }) =>
    [7, 8].includes(length),
  ),
  giroRule(
    'SE-R-010',
    'SE:PLUSGIRO',
    'A Plusgiro account should have two to eight characters.',
    ({ length }) => length >= 2 && length <= 8,
  ),
  {
    id: 'SE-R-011',
    severity: 'warning',
    terms: ['BT-81'],
    message: 'Payment by Bankgiro or Plusgiro should have code 30, and SE:BANKGIRO or SE:PLUSGIRO in place of a BIC.',
    broken: (invoice) => meansWithCode(invoice, ['50', '56']),
  },
  {
    id: 'SE-R-012',
    severity: 'warning',
    terms: ['BT-81', 'BT-55'],
    message: 'A credit transfer between Swedes should have code 30.',
    broken: (invoice) => (invoice['BG-7']['BG-8']?.country === 'SE' ? meansWithCode(invoice, ['31']) : []),
  },
];

function giroRule(id: string, giro: string, message: string, isValid: (account: string) => boolean): Rule {
  return {
    id,
    severity: 'warning',
    terms: ['BT-81', 'BT-84', 'BT-86'],
    message,
    broken: (invoice) =>
      invoice['BG-16'].flatMap((means, index) =>
        means['BG-17'].flatMap((account, at) => {
          const isGiro = normalizeSpace(means['BT-81']) === '30' && normalizeSpace(account['BT-86']) === giro;
          const isBroken = isGiro && account['BT-84'] !== undefined && !isValid(normalizeSpace(account['BT-84']));
          return unless(!isBroken, 'BG-16', index, 'BG-17', at, 'BT-84');
        }),
      ),
  };
}

function meansWithCode(invoice: EInvoice, codes: readonly string[]): Place[] {
  return invoice['BG-16'].flatMap((means, index) => unless(!codes.includes(means['BT-81'] ?? ''), 'BG-16', index, 'BT-81'));
}
