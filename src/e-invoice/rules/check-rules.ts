import type { EInvoiceSyntax } from '../profiles.js';
import { termAt } from '../terms/place.js';
import type { EInvoice } from '../terms/terms.js';
import { factsOf } from './facts.js';
import type { Locate, Rule, RuleFault } from './rule.js';

/**
 * Every broken rule of some, in the order of the rules. An invoice without fatal faults is valid by them.
 * @param syntax in which it is or will be written: rules of the other one do not count
 */
export function checkRules(invoice: EInvoice, rules: readonly Rule[], syntax: EInvoiceSyntax, locate: Locate): RuleFault[] {
  const facts = factsOf(invoice, syntax);
  return rules
    .filter((rule) => rule.syntax === undefined || rule.syntax === syntax)
    .flatMap(({ id, severity, message, broken }) =>
      Array.from(broken(invoice, facts), (place) => ({
        rule: id,
        severity: typeof severity === 'string' ? severity : severity[syntax],
        term: termAt(place),
        path: locate(place),
        message,
      })),
    );
}

/** Whether an invoice with these faults is still valid. */
export function isValid(faults: readonly RuleFault[]): boolean {
  return faults.every(({ severity }) => severity !== 'fatal');
}
