import type { EInvoiceSyntax } from '../profiles.js';
import type { Rule } from './rule.js';

/** A rule whose official tests differ between the syntaxes. */
export function perSyntax(
  rule: Omit<Rule, 'syntax' | 'broken'>,
  broken: Partial<Record<EInvoiceSyntax, Rule['broken']>>,
): Rule[] {
  return (['UBL', 'CII'] as const).flatMap((syntax) => {
    const test = broken[syntax];
    return test === undefined ? [] : [{ ...rule, syntax, broken: test }];
  });
}
