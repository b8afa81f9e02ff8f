import type { EInvoiceSyntax } from '../profiles.js';
import type { EInvoice } from '../terms/terms.js';
import { Numbers } from './numbers.js';
import { VatUse } from './vat-use.js';

/** What all rules need to know of a document; it is read once. */
export interface Facts {
  /** The syntax that it is or will be written in: some official tests differ between the two. */
  syntax: EInvoiceSyntax;
  numbers: Numbers;
  vat: VatUse;
}

/** The facts of a document. */
export function factsOf(invoice: EInvoice, syntax: EInvoiceSyntax): Facts {
  const numbers = new Numbers();
  return { syntax, numbers, vat: new VatUse(invoice, numbers) };
}
