import type { EInvoiceSyntax } from '../../profiles.js';
import type { EInvoice } from '../../terms/terms.js';
import { isBlank } from '../places.js';
import type { Rule } from '../rule.js';
import type { CodedTerm } from './coded-terms.js';

interface Codes {
  /** The list for a syntax. */
  list: (syntax: EInvoiceSyntax) => { has(code: string): boolean };
  /** The codes that must be on it. */
  find: (invoice: EInvoice, syntax: EInvoiceSyntax) => readonly CodedTerm[];
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
      return find(invoice, syntax)
        .filter(([, code]) => code !== undefined && !isBlank(code) && !codes.has(code.trim()))
        .map(([place]) => place);
    },
  };
}
