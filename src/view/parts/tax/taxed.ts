import type { InvoiceLike } from '../../../invoices/billing-document.js';
import type { DecimalString, LineTax } from '../../../invoices/invoice.js';
import { decimal } from '../../../invoices/money.js';

/** Whether a line has a rate of tax, or any tax. If none has, its columns would say nothing. */
export function bearsTax({ lines, totals }: InvoiceLike): boolean {
  const hasRate = ({ taxRate }: Pick<LineTax, 'taxRate'>) => !isZero(taxRate);
  return !isZero(totals.taxTotal) || lines.some((line) => !isZero(line.taxAmount) || [line, ...line.furtherTaxes].some(hasRate));
}

/** Whether all of a document is outside the scope of tax: then there is no tax to sum up. */
export function isOutsideTax({ taxBreakdown, totals, accountingTax }: InvoiceLike): boolean {
  return isZero(totals.taxTotal) && accountingTax === null && taxBreakdown.every(({ category }) => category === 'O');
}

const isZero = (value: DecimalString) => decimal(value).eq('0');
