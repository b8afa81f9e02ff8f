import type { EInvoice } from '../../terms/terms.js';
import { hasMandate } from '../billing/direct-debit.js';
import { perSyntax } from '../per-syntax.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, isGroupGiven } from '../xpath/text.js';

/** What belongs to a direct debit. UBL has a group for it; in CII each of its three terms stands for the group. */
export const DIRECT_DEBIT_RULES: readonly Rule[] = [
  ...perSyntax(
    {
      id: 'BR-DE-30',
      severity: 'fatal',
      terms: ['BG-19', 'BT-90'],
      message: 'A direct debit must have the identifier of the creditor.',
    },
    {
      UBL: (invoice) => unless(!hasGroup(invoice) || isGiven(invoice['BT-90']), 'BT-90'),
      CII: (invoice) => {
        const { mandate, creditor, account } = debitOf(invoice);
        return unless(((mandate || account) && creditor) || !(mandate || creditor || account), 'BT-90');
      },
    },
  ),
  ...perSyntax(
    {
      id: 'BR-DE-31',
      severity: 'fatal',
      terms: ['BG-19', 'BT-91'],
      message: 'A direct debit must have the account that is debited.',
    },
    {
      UBL: (invoice) => unless(!hasGroup(invoice) || debitOf(invoice).account, 'BG-16', debitIndex(invoice), 'BG-19', 'BT-91'),
      CII: (invoice) => {
        const { mandate, creditor, account } = debitOf(invoice);
        const holds = ((mandate || creditor) && account) || !(mandate || creditor || account);
        return unless(holds, 'BG-16', debitIndex(invoice), 'BG-19', 'BT-91');
      },
    },
  ),
];

function hasGroup(invoice: EInvoice): boolean {
  return invoice['BG-16'].some((means) => isGroupGiven(means['BG-19']));
}

function debitIndex(invoice: EInvoice): number {
  return Math.max(
    0,
    invoice['BG-16'].findIndex((means) => isGroupGiven(means['BG-19'])),
  );
}

function debitOf(invoice: EInvoice): { mandate: boolean; creditor: boolean; account: boolean } {
  return {
    mandate: invoice['BG-16'].some(hasMandate),
    creditor: isGiven(invoice['BT-90']),
    account: invoice['BG-16'].some((means) => isGiven(means['BG-19']?.['BT-91'])),
  };
}
