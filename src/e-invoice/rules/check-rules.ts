import type { EInvoiceSyntax } from '../profiles.js';
import { termAt } from '../terms/place.js';
import type { EInvoice } from '../terms/terms.js';
import type { Locate, Rule, RuleFault } from './rule.js';

/** Every broken rule of some, in the order of the rules. An invoice without fatal faults is valid by them. */
export function checkRules(invoice: EInvoice, rules: readonly Rule[], locate: Locate): RuleFault[] {
  return rules.flatMap(({ id, severity, message, broken }) =>
    Array.from(broken(invoice), (place) => ({ rule: id, severity, term: termAt(place), path: locate(place), message })),
  );
}

/** Those of some rules that are for documents of a syntax. */
export function rulesOf(syntax: EInvoiceSyntax, rules: readonly Rule[]): Rule[] {
  return rules.filter((rule) => rule.syntax === undefined || rule.syntax === syntax);
}

/** Whether an invoice with these faults is still valid. */
export function isValid(faults: readonly RuleFault[]): boolean {
  return faults.every(({ severity }) => severity !== 'fatal');
}
