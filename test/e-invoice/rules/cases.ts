import type { EInvoiceSyntax } from '../../../src/e-invoice/profiles.js';
import type { EInvoice, Line } from '../../../src/e-invoice/terms/terms.js';
import { validTerms, type VatCategory } from '../fixtures/valid-terms.js';

/** One change of a valid document, and where it breaks a rule. */
export interface Case {
  rule: string;
  /** The category of the valid document; S if none is named. */
  category?: VatCategory;
  /** The only syntax in which the change breaks the rule; without one it does in both. */
  syntax?: EInvoiceSyntax;
  change: (invoice: EInvoice) => void;
  /** The places, as text. */
  at: string[];
}

/** The changed document of a case. */
export function brokenTerms({ category, change }: Case): EInvoice {
  const invoice = validTerms(category);
  change(invoice);
  return invoice;
}

/** The first line of a document. */
export function firstLine(invoice: EInvoice): Line {
  return first(invoice['BG-25']);
}

/** The first of several. @throws Error when there is none */
export function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('The document has none.');
  return item;
}
