import { type BillingDocument, type DocumentType, documentTypeOf } from '../../invoices/billing-document.js';
import { bearsTax } from './tax/taxed.js';
import { isSelfBilled } from './titles.js';
import { paymentKindOf } from '../../invoices/payment-kind.js';
import type { LabelsView } from '../document/labels-view.js';
import { type Message, type Messages, type TextKey, fill } from '../language/messages.js';

/** The heading of the customer's address. */
const CUSTOMER_LABELS: Record<DocumentType, TextKey> = {
  invoice: 'billTo',
  'credit-note': 'billTo',
  quote: 'quoteFor',
  receipt: 'receivedFrom',
  statement: 'accountOf',
};

/** In some languages, the usual heading says "transfer to". */
function isTransfer(document: BillingDocument): boolean {
  const [first] = document.type === 'STATEMENT' ? [] : document.paymentMeans;
  return first === undefined || paymentKindOf(first.meansCode) === 'transfer';
}

/** The fixed words of the document. `tax`: the name of its tax. */
export function labelsView(document: BillingDocument, tax: string, messages: Messages): LabelsView {
  const named = (message: Message<'tax'>) => fill(message, { tax });
  const type = documentTypeOf(document);
  // Some messages mention the invoice itself, so other documents have other messages.
  const isInvoice = type === 'invoice' || type === 'credit-note';
  const selfBilled = isSelfBilled(document);
  const seller: TextKey = selfBilled ? 'supplier' : isInvoice ? 'from' : type === 'receipt' ? 'receivedBy' : 'issuedBy';
  // Without tax there is no total to tell from the net amount.
  const hasTax = document.type === 'STATEMENT' || bearsTax(document);
  const isInclusive = document.type !== 'STATEMENT' && document.priceTaxInclusive;
  return {
    status: messages.status,
    from: messages[seller],
    billTo: messages[selfBilled ? 'issuedByCustomer' : CUSTOMER_LABELS[type]],
    deliverTo: messages.deliverTo,
    lines: messages.lines,
    noLines: messages.noLines,
    description: messages.description,
    quantity: messages.quantity,
    unitPrice: isInclusive ? named(messages.unitPriceInclusive) : messages.unitPrice,
    netAmount: messages.netAmount,
    tax,
    taxRate: named(messages.taxRate),
    taxAmount: named(messages.taxAmount),
    lineTotal: messages[hasTax ? 'lineTotal' : 'amount'],
    amountsIn: fill(messages.amountsIn, { currency: document.currencyCode }),
    totals: messages.totals,
    taxSummary: named(messages.taxSummary),
    taxableAmount: messages.taxableAmount,
    paymentDetails: messages[isTransfer(document) ? 'paymentDetails' : 'paymentHeading'],
    scanToPay: messages.scanToPay,
    paymentCode: messages.paymentCode,
    paymentsReceived: messages.paymentsReceived,
    paymentDate: messages.paymentDate,
    paymentMethod: messages.paymentMethod,
    paymentNumber: messages.paymentNumber,
    amount: messages.amount,
    acceptance: messages.acceptance,
    entries: messages.entries,
    noEntries: messages.noEntries,
    entryDate: messages.entryDate,
    entryDocument: messages.entryDocument,
    dueDate: messages.dueDate,
    debit: messages.debit,
    credit: messages.credit,
    balance: messages.balance,
    totalOfPeriod: messages.totalOfPeriod,
    ageing: messages.ageing,
    notes: messages.notes,
    terms: messages.terms,
    furtherDetails: messages.furtherDetails,
  };
}
