import type { EInvoice } from '../terms/terms.js';
import type { Rule } from './rule.js';

/** Rules that hold for some documents only: no other one can break them. */
export function onlyIf(isOne: (invoice: EInvoice) => boolean, rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => ({ ...rule, broken: (invoice, facts) => (isOne(invoice) ? rule.broken(invoice, facts) : []) }));
}
