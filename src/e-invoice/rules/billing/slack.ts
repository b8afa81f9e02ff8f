import type Big from 'big.js';
import type { EInvoice } from '../../terms/terms.js';

/** By how much a calculated amount of an invoice may differ. */
export type Slack = (invoice: EInvoice) => Big;

/** Whether two amounts differ by no more than a slack. */
export function isWithin(slack: Big, amount: Big, expected: Big): boolean {
  return amount.minus(expected).abs().lte(slack);
}
