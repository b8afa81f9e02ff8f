import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { DecimalString } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { Formats } from '../language/formats.js';
import type { TaxEntryView, TotalView } from '../document/totals-view.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { categoryTaxName, exemptionWording } from './tax-regime.js';
import { adjustmentView } from './lines.js';

interface Words {
  messages: Messages;
  formats: Formats;
  /** The name of the tax. */
  tax: string;
}

/** The sum from the lines to the amount due, row by row (EN 16931 BG-22); for a quote to its total. A receipt without lines has no sum. */
export function totalsView(invoice: InvoiceLike, { messages, formats, tax }: Words): TotalView[] {
  const { totals, currencyCode, allowancesAndCharges: adjustments } = invoice;
  const amount = (value: DecimalString) => formats.amount(value, currencyCode);
  const isQuote = invoice.type === 'QUOTE';
  if (invoice.type === 'RECEIPT' && invoice.lines.length === 0)
    return [row('due', messages.amountReceived, amount(totals.paidAmount))];
  return [
    row('plain', messages.subtotal, amount(totals.lineNetTotal)),
    ...adjustments.map((item): TotalView => ({ ...row('plain', '', ''), ...adjustmentView(item, currencyCode, formats) })),
    ...(adjustments.length > 0 ? [row('plain', messages.taxExclusive, amount(totals.taxExclusive))] : []),
    row('plain', tax, amount(totals.taxTotal)),
    row(isQuote ? 'due' : 'sum', messages.taxInclusive, amount(totals.taxInclusive)),
    ...(isQuote ? [] : dueRows(invoice, messages, formats)),
  ];
}

/** From the total to what is due. */
function dueRows(invoice: InvoiceLike, messages: Messages, formats: Formats): TotalView[] {
  const { type, totals, currencyCode } = invoice;
  const isCredit = type === 'CREDIT_NOTE';
  return [
    ...(isCredit && isZero(totals.paidAmount) ? [] : paidRows(invoice, messages, formats)),
    ...(isZero(totals.roundingAmount)
      ? []
      : [row('plain', messages.rounding, formats.amount(totals.roundingAmount, currencyCode))]),
    // Nobody owes a void invoice.
    ...(invoice.status === 'VOID'
      ? []
      : [row('due', isCredit ? messages.balance : messages.amountDue, formats.amount(totals.amountDue, currencyCode))]),
  ];
}

/** What was paid, with a row for each payment and credit. A single payment needs no extra row. */
function paidRows(invoice: InvoiceLike, messages: Messages, formats: Formats): TotalView[] {
  const deducted = (value: DecimalString) => formats.amount(negated(value), invoice.currencyCode);
  const records = [
    ...invoice.payments.map(({ number, amount, paidOn, method }) => ({
      reason: [
        formats.shortDate(paidOn),
        ...[presence(method), number].filter((part) => part !== null).map(formats.isolated),
      ].join(' · '),
      amount,
    })),
    ...invoice.appliedCredits.map(({ creditNoteNumber, amount, appliedOn }) => ({
      reason: `${formats.shortDate(appliedOn)} · ${fill(messages.credited, { number: formats.isolated(creditNoteNumber) })}`,
      amount,
    })),
  ];
  return [
    row('plain', invoice.type === 'RECEIPT' ? messages.amountReceived : messages.amountPaid, deducted(invoice.totals.paidAmount)),
    // A receipt shows them in a table.
    ...(invoice.type === 'RECEIPT' ? [] : records).map(({ reason, amount }): TotalView => ({
      ...row('detail', '', deducted(amount)),
      reason,
    })),
  ];
}

/** Taxable amount and tax for each category and rate (BG-23). */
export function taxBreakdownView(invoice: InvoiceLike, { messages, formats, tax }: Words): TaxEntryView[] {
  return invoice.taxBreakdown.map(({ category, rate, taxableAmount, taxAmount, exemptionReason }) => ({
    label: categoryTaxName(category, tax),
    rate: category === 'O' ? null : formats.percent(rate),
    reason: presence(exemptionReason) ?? exemptionWording(category, messages),
    taxableAmount: formats.amount(taxableAmount, invoice.currencyCode),
    taxAmount: formats.amount(taxAmount, invoice.currencyCode),
  }));
}

function row(kind: TotalView['kind'], label: string, amount: string): TotalView {
  return { kind, isEmphasised: kind === 'sum' || kind === 'due', label, reason: null, percentage: null, amount };
}

const isZero = (value: DecimalString) => decimal(value).eq('0');

const negated = (value: DecimalString) => decimal(value).times('-1').toFixed();
