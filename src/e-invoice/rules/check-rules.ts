import { termAt } from '../terms/place.js';
import type { EInvoice } from '../terms/terms.js';
import type { Locate, Rule, RuleFault } from './rule.js';

/** Every broken rule of some, in the order of the rules. An invoice without fatal faults is valid by them. */
export function checkRules(invoice: EInvoice, rules: readonly Rule[], locate: Locate): RuleFault[] {
  return rules.flatMap(({ id, severity, message, broken }) =>
    Array.from(broken(invoice), (place) => ({ rule: id, severity, term: termAt(place), path: locate(place), message })),
  );
}

/** Whether an invoice with these faults is still valid. */
export function isValid(faults: readonly RuleFault[]): boolean {
  return faults.every(({ severity }) => severity !== 'fatal');
}
