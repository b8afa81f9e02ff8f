import type { EInvoiceSyntax } from '../../profiles.js';
import type { EInvoice } from '../../terms/terms.js';
import { hasMandate } from '../billing/direct-debit.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, isGroupGiven } from '../xpath/text.js';

/** What belongs to a direct debit. */
export const DIRECT_DEBIT_RULES: readonly Rule[] = [
  {
    id: 'BR-DE-30',
    severity: 'fatal',
    terms: ['BG-19', 'BT-90'],
    message: 'A direct debit must have the identifier of the creditor.',
    broken: (invoice, { syntax }) => {
      const { isThere, mandate, creditor, account } = debitOf(invoice, syntax);
      return unless(!isThere || (creditor && (syntax === 'UBL' || mandate || account)), 'BT-90');
    },
  },
  {
    id: 'BR-DE-31',
    severity: 'fatal',
    terms: ['BG-19', 'BT-91'],
    message: 'A direct debit must have the account that is debited.',
    broken: (invoice, { syntax }) => {
      const { isThere, mandate, creditor, account, index } = debitOf(invoice, syntax);
      const holds = !isThere || (account && (syntax === 'UBL' || mandate || creditor));
      return unless(holds, 'BG-16', index, 'BG-19', 'BT-91');
    },
  },
];

/** The direct debit of a document. UBL has a group for it; in CII each of its three terms stands for the group, and none may stand alone. */
function debitOf(invoice: EInvoice, syntax: EInvoiceSyntax) {
  const index = invoice['BG-16'].findIndex((means) => isGroupGiven(means['BG-19']));
  const creditor = isGiven(invoice['BT-90']);
  return {
    isThere: index !== -1 || (syntax === 'CII' && creditor),
    index: Math.max(index, 0),
    mandate: invoice['BG-16'].some(hasMandate),
    creditor,
    account: invoice['BG-16'].some((means) => isGiven(means['BG-19']?.['BT-91'])),
  };
}
