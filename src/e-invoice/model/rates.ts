import type { LineTax } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import { numberText } from './figures.js';

/** BT-152 and its like. What is not subject to VAT has no rate (BR-O-05); one that is not zero stays, so that the rule names it. */
export function rateTerm({ taxCategory, taxRate }: Pick<LineTax, 'taxCategory' | 'taxRate'>): string | undefined {
  return taxCategory === 'O' && decimal(taxRate).eq(0) ? undefined : numberText(taxRate);
}
