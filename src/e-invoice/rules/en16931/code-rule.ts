import type { EInvoiceSyntax } from '../../profiles.js';
import { isBlank } from '../places.js';
import type { Rule } from '../rule.js';
import type { FindBad } from './coded-terms.js';

interface Codes {
  /** The list for a syntax. */
  list: (syntax: EInvoiceSyntax) => { has(code: string): boolean };
  /** Which codes must be on it. */
  find: FindBad;
}

/** A rule that codes are on their list. Codes that are not there break no rule of this kind. */
export function codeRule(id: string, terms: readonly string[], message: string, { list, find }: Codes): Rule {
  return {
    id,
    severity: 'fatal',
    terms,
    message,
    broken: (invoice, { syntax }) => {
      const codes = list(syntax);
      const isBad = (code: string | undefined) =>
        code !== undefined && !codes.has(code) && !isBlank(code) && !codes.has(code.trim());
      return find(invoice, isBad, syntax);
    },
  };
}
