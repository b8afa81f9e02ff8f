import type { Rule, Severity } from '../rule.js';
import { allowanceRules } from './allowances.js';
import { BLANK_TERM_RULE } from './blank-terms.js';
import { MANDATE_RULE } from './direct-debit.js';
import { LINE_RULES } from './lines.js';
import { netAmountRule } from './net-amount.js';
import { PARTY_RULES } from './parties.js';
import type { Slack } from './slack.js';
import { VAT_TOTAL_RULES } from './vat-totals.js';

/** In what Peppol and XRechnung differ. */
export interface BillingDifferences {
  /** By how much calculated amounts may differ. */
  slack: Slack;
  /** Of a net amount of a line that differs by more. */
  netAmount: Severity;
}

/** The rules of Peppol BIS Billing that XRechnung takes over. */
export function billingRules({ slack, netAmount }: BillingDifferences): readonly Rule[] {
  return [
    BLANK_TERM_RULE,
    ...PARTY_RULES,
    ...VAT_TOTAL_RULES,
    ...allowanceRules(slack),
    MANDATE_RULE,
    ...LINE_RULES,
    netAmountRule(netAmount, slack),
  ];
}
