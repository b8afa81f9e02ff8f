import type { EInvoiceSyntax } from '../profiles.js';
import { type Place, termAt } from '../terms/place.js';
import type { EInvoice } from '../terms/terms.js';
import { type Facts, factsOf } from './facts.js';
import type { Locate, Rule, RuleFault } from './rule.js';

/**
 * Every broken rule of some, in the order of the rules. An invoice without fatal faults is valid by them.
 * @param syntax in which it is or will be written: rules of the other one do not count
 */
export function checkRules(invoice: EInvoice, rules: readonly Rule[], syntax: EInvoiceSyntax, locate: Locate): RuleFault[] {
  const facts = factsOf(invoice, syntax);
  return rules.flatMap((rule) =>
    Array.from(brokenPlaces(rule, invoice, facts), (place) => faultAt(rule, place, syntax, locate(place))),
  );
}

/** The places that break a rule; none if it is for the other syntax. */
export function brokenPlaces(rule: Rule, invoice: EInvoice, facts: Facts): Iterable<Place> {
  return rule.syntax === undefined || rule.syntax === facts.syntax ? rule.broken(invoice, facts) : [];
}

/** A rule that is broken at a place. */
export function faultAt({ id, severity, message }: Rule, place: Place, syntax: EInvoiceSyntax, path: string): RuleFault {
  return {
    rule: id,
    severity: typeof severity === 'string' ? severity : severity[syntax],
    term: termAt(place),
    path,
    message,
  };
}

/** Whether an invoice with these faults is still valid. */
export function isValid(faults: readonly RuleFault[]): boolean {
  return faults.every(({ severity }) => severity !== 'fatal');
}
