import type { EInvoice, PaymentInstructions } from '../../../terms/terms.js';
import type { Place } from '../../../terms/place.js';
import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isGiven } from '../../xpath/text.js';
import { isCreditNote } from '../document-kind.js';

const CODES = ' 1 10 31 42 48 49 50 58 59 93 97 ';

/** How an invoice between Danes is paid: by card type (kortart), which begins the remittance information, and account. */
export const DANISH_PAYMENT_RULES: readonly Rule[] = onlyIf(
  (invoice) => !isCreditNote(invoice),
  [
    {
      id: 'DK-R-005',
      severity: 'fatal',
      terms: ['BT-81'],
      message: 'Between Danes the code of the payment means must be 1, 10, 31, 42, 48, 49, 50, 58, 59, 93 or 97.',
      broken: (invoice) =>
        invoice['BG-16'].flatMap((means, index) => unless(CODES.includes(` ${means['BT-81'] ?? ''} `), 'BG-16', index, 'BT-81')),
    },
    {
      id: 'DK-R-006',
      severity: 'fatal',
      terms: ['BT-81', 'BT-84', 'BT-86'],
      message: 'Payment by code 31 or 42 must have an account number and a registration number.',
      broken: (invoice) => accountsWhere(invoice, ['31', '42'], (account, bank) => isGiven(account) && isGiven(bank), 'BT-84'),
    },
    {
      id: 'DK-R-007',
      severity: 'fatal',
      terms: ['BT-81', 'BT-89', 'BT-91'],
      message: 'Payment by direct debit (code 49) must have a mandate and the debited account.',
      broken: (invoice) =>
        meansOf(invoice, ['49']).flatMap(([{ 'BG-19': debit }, place]) =>
          unless(isGiven(debit?.['BT-89']) && isGiven(debit['BT-91']), ...place, 'BG-19'),
        ),
    },
    {
      id: 'DK-R-008',
      severity: 'fatal',
      terms: ['BT-81', 'BT-83', 'BT-84'],
      message:
        'Payment by Giro (code 50) must have a remittance information that begins with 01#, 04# or 15#, and an account of 7 or 8 digits.',
      broken: (invoice) =>
        accountsWhere(
          invoice,
          ['50'],
          (account) => beginsWith(invoice, ['01#', '04#', '15#']) && /^[0-9]{7,8}$/.test(account),
          'BT-84',
        ),
    },
    remittanceRule('DK-R-009', '50', ['04#', '15#'], [19], 'Giro (code 50) with 04# or 15# must have 16 digits after it.'),
    {
      id: 'DK-R-010',
      severity: 'fatal',
      terms: ['BT-81', 'BT-83', 'BT-84'],
      message:
        'Payment by FIK (code 93) must have a remittance information that begins with 71#, 73# or 75#, and an account of 8 characters.',
      broken: (invoice) =>
        accountsWhere(invoice, ['93'], (account) => beginsWith(invoice, ['71#', '73#', '75#']) && account.length === 8, 'BT-84'),
    },
    remittanceRule(
      'DK-R-011',
      '93',
      ['71#', '75#'],
      [18, 19],
      'FIK (code 93) with 71# or 75# must have 15 or 16 digits after it.',
    ),
  ],
);

function meansOf(invoice: EInvoice, codes: readonly string[]): (readonly [means: PaymentInstructions, place: Place])[] {
  return invoice['BG-16'].flatMap((means, index) =>
    codes.includes(means['BT-81'] ?? '') ? [[means, ['BG-16', index]] as const] : [],
  );
}

/** The accounts of some codes that are not valid; without an account, the place where it is missing. */
function accountsWhere(
  invoice: EInvoice,
  codes: readonly string[],
  isValid: (account: string, bank: string | undefined) => boolean,
  term: string,
): Place[] {
  return meansOf(invoice, codes).flatMap(([{ 'BG-17': accounts }, place]) =>
    (accounts.length === 0 ? [{}] : accounts).flatMap(({ 'BT-84': account = '', 'BT-86': bank }: AccountTerms, index) =>
      unless(isValid(account, bank), ...place, 'BG-17', index, term),
    ),
  );
}

interface AccountTerms {
  'BT-84'?: string;
  'BT-86'?: string;
}

function beginsWith(invoice: EInvoice, kinds: readonly string[]): boolean {
  return kinds.includes((invoice['BT-83'] ?? '').slice(0, 3));
}

function remittanceRule(id: string, code: string, kinds: readonly string[], lengths: readonly number[], message: string): Rule {
  return {
    id,
    severity: 'fatal',
    terms: ['BT-81', 'BT-83'],
    message: `The remittance information of a payment by ${message}`,
    broken: (invoice) =>
      unless(
        meansOf(invoice, [code]).length === 0 || !beginsWith(invoice, kinds) || lengths.includes((invoice['BT-83'] ?? '').length),
        'BT-83',
      ),
  };
}
