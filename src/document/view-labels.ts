import type { Invoice } from '../invoices/invoice.js';
import { type Message, type Messages, fill } from './messages.js';

/** The fixed words of the document, with the name of the tax in its place. */
export type LabelsView = ReturnType<typeof labelsView>;

export function labelsView(invoice: Invoice, tax: string, messages: Messages) {
  const named = (message: Message<'tax'>) => fill(message, { tax });
  return {
    status: messages.status,
    from: messages.from,
    billTo: messages.billTo,
    deliverTo: messages.deliverTo,
    lines: messages.lines,
    noLines: messages.noLines,
    description: messages.description,
    quantity: messages.quantity,
    unitPrice: invoice.priceTaxInclusive ? named(messages.unitPriceInclusive) : messages.unitPrice,
    netAmount: messages.netAmount,
    tax,
    taxRate: named(messages.taxRate),
    taxAmount: named(messages.taxAmount),
    lineTotal: messages.lineTotal,
    amountsIn: fill(messages.amountsIn, { currency: invoice.currencyCode }),
    totals: messages.totals,
    taxSummary: named(messages.taxSummary),
    taxableAmount: messages.taxableAmount,
    paymentDetails: messages.paymentDetails,
    notes: messages.notes,
    terms: messages.terms,
    furtherDetails: messages.furtherDetails,
  };
}
