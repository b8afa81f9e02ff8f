import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { AllowanceCharge, DecimalString, DocumentAllowanceCharge } from '../../invoices/invoice.js';
import { decimal, sum } from '../../invoices/money.js';
import type { Formats } from '../language/formats.js';
import type { TaxEntryView, TotalView } from '../document/totals-view.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { exemptionText } from './reasons.js';
import { categoryTaxName } from './tax/tax-regime.js';
import { adjustmentView, baseText } from './adjustments.js';
import { dueLabel, isOwed } from './status.js';
import { paidRows, paymentRows } from './paid-rows.js';
import { isOutsideTax } from './tax/taxed.js';
import { isCreditAlone, isPaid } from './summary.js';
import { mainRow, row } from './total-row.js';

interface Words {
  messages: Messages;
  formats: Formats;
  /** The name of the tax. */
  tax: string;
}

/** The sum from the lines to the amount due, row by row (EN 16931 BG-22); for a quote to its total. A receipt without lines has no sum. */
export function totalsView(invoice: InvoiceLike, words: Words): TotalView[] {
  const { messages, formats } = words;
  const { totals, currencyCode, allowancesAndCharges: adjustments } = invoice;
  const amount = (value: DecimalString) => formats.amount(value, currencyCode);
  if (invoice.type === 'RECEIPT' && invoice.lines.length === 0) return [receivedRow(invoice, words)];
  return [
    row('plain', messages.subtotal, amount(totals.lineNetTotal)),
    ...adjustmentRows(invoice, 'ALLOWANCE', words),
    ...adjustmentRows(invoice, 'CHARGE', words),
    ...(adjustments.length > 0 && !isOutsideTax(invoice)
      ? [row('plain', messages.taxExclusive, amount(totals.taxExclusive))]
      : []),
    ...taxRows(invoice, words),
    ...resultRows(invoice, words),
  ];
}

/** The total, and what follows from it. A quote ends with its total, a credit note with what it credits. */
function resultRows(invoice: InvoiceLike, words: Words): TotalView[] {
  const { messages, formats } = words;
  const { type, totals } = invoice;
  const isCredit = type === 'CREDIT_NOTE';
  const isLast = type === 'QUOTE' || (isCredit && isCreditAlone(invoice));
  const label = isCredit ? messages.totalCredit : messages.taxInclusive;
  const total = mainRow(isLast ? 'due' : 'sum', label, totals.taxInclusive, { ...invoice, formats });
  const accounting = accountingRow(invoice, words);
  if (isLast) return [total, ...accounting];
  return [total, ...accounting, ...(type === 'RECEIPT' || isPaid(invoice) ? settledRows : dueRows)(invoice, words)];
}

/** What was received or paid, then what is still open. */
function settledRows(invoice: InvoiceLike, words: Words): TotalView[] {
  const { formats, messages } = words;
  const { type, totals, currencyCode } = invoice;
  const isReceipt = type === 'RECEIPT';
  const rest = row('plain', messages.amountDue, formats.amount(totals.amountDue, currencyCode));
  return [
    ...deductionRows(invoice, words),
    ...roundingRow(invoice, words),
    isReceipt ? receivedRow(invoice, words) : mainRow('due', messages.amountPaid, totals.paidAmount, { ...invoice, formats }),
    // A receipt shows them in a table.
    ...(isReceipt ? [] : paymentRows(invoice, messages, formats)),
    ...(isReceipt && isZero(totals.amountDue) ? [] : [rest]),
  ];
}

function receivedRow(invoice: InvoiceLike, { messages, formats }: Words): TotalView {
  return mainRow('due', messages.amountReceived, invoice.totals.paidAmount, { ...invoice, formats });
}

/** One allowance or charge is a row; several are the parts of their sum (BT-107, BT-108). */
function adjustmentRows(invoice: InvoiceLike, kind: AllowanceCharge['kind'], words: Words): TotalView[] {
  const { messages, formats } = words;
  const { currencyCode, totals } = invoice;
  const items = invoice.allowancesAndCharges.filter((item) => item.kind === kind);
  const isOne = items.length === 1;
  const rows = items.map((item): TotalView => ({
    ...row(isOne ? 'plain' : 'detail', '', ''),
    ...adjustmentView(item, currencyCode, words),
    taxRate: invoice.taxBreakdown.length > 1 ? taxOf(item, words) : null,
  }));
  if (rows.length < 2) return rows;
  const total =
    kind === 'ALLOWANCE'
      ? row('plain', messages.allowanceTotal, formats.amount(negated(totals.allowanceTotal), currencyCode))
      : row('plain', messages.chargeTotal, formats.amount(totals.chargeTotal, currencyCode));
  return [total, ...rows];
}

/** "VAT 20%", or "TPS 5 % + TVQ 9,975 %". */
function taxOf(item: DocumentAllowanceCharge, { formats, tax }: Words): string | null {
  const taxes = [item, ...item.furtherTaxes].filter(({ taxCategory }) => taxCategory !== 'O');
  const texts = taxes.map(
    ({ taxName, taxCategory, taxRate }) =>
      `${presence(taxName) ?? categoryTaxName(taxCategory, tax)} ${formats.percent(taxRate)}`,
  );
  return texts.join(' + ') || null;
}

/** The tax in one row; each named tax in its own, and those of the Canary Islands, Ceuta and Melilla beside VAT. */
function taxRows(invoice: InvoiceLike, { formats, tax }: Words): TotalView[] {
  const { totals, currencyCode, taxBreakdown } = invoice;
  if (isOutsideTax(invoice)) return [];
  const amount = (value: DecimalString) => formats.amount(value, currencyCode);
  if (taxBreakdown.some(({ name }) => presence(name) !== null)) {
    return taxBreakdown.map(({ name, category, rate, taxAmount }): TotalView => ({
      ...row('plain', presence(name) ?? categoryTaxName(category, tax), amount(taxAmount)),
      percentage: category === 'O' ? null : formats.percent(rate),
    }));
  }
  const taxed = taxBreakdown.filter(({ taxAmount }) => !isZero(taxAmount));
  const names = [...new Set(taxed.map(({ category }) => categoryTaxName(category, tax)))];
  if (names.length < 2) return [row('plain', names[0] ?? tax, amount(totals.taxTotal))];
  const ofName = (name: string) => taxed.filter(({ category }) => categoryTaxName(category, tax) === name);
  return names.map((name) => row('plain', name, amount(sum(ofName(name).map(({ taxAmount }) => decimal(taxAmount))).toFixed())));
}

/** The tax in the currency of the seller's accounts (BT-111). It is no part of the sum. */
function accountingRow({ accountingTax }: InvoiceLike, { messages, formats, tax }: Words): TotalView[] {
  if (!accountingTax) return [];
  const label = fill(messages.taxInCurrency, { tax, currency: accountingTax.currencyCode });
  return [row('detail', label, formats.money(accountingTax.amount, accountingTax.currencyCode))];
}

/** From the total to what is due. */
function dueRows(invoice: InvoiceLike, words: Words): TotalView[] {
  const { messages, formats } = words;
  const { type, totals } = invoice;
  const isCredit = type === 'CREDIT_NOTE';
  return [
    ...deductionRows(invoice, words),
    ...(isCredit && isZero(totals.paidAmount) ? [] : paidRows(invoice, messages, formats)),
    ...roundingRow(invoice, words),
    ...(isOwed(invoice) ? [mainRow('due', messages[dueLabel(invoice)], totals.amountDue, { ...invoice, formats })] : []),
  ];
}

/** What others pay, and what is paid to others. */
function deductionRows(invoice: InvoiceLike, { messages, formats }: Words): TotalView[] {
  const { currencyCode } = invoice;
  const amount = (value: DecimalString) => formats.amount(value, currencyCode);
  return [
    ...invoice.withholdingTaxes.map((item): TotalView => ({
      ...row('plain', '', amount(negated(item.amount))),
      reason: item.name,
      percentage: item.rate && formats.percent(item.rate),
      base: item.rate && baseText(item.baseAmount, currencyCode, { messages, formats }),
    })),
    ...invoice.thirdPartyPayments.map((item): TotalView => ({
      ...row('plain', '', amount(item.amount)),
      reason: [presence(item.type), presence(item.description)].filter((part) => part !== null).join(' · '),
    })),
  ];
}

function roundingRow({ totals, currencyCode }: InvoiceLike, { messages, formats }: Words): TotalView[] {
  return isZero(totals.roundingAmount)
    ? []
    : [row('plain', messages.rounding, formats.amount(totals.roundingAmount, currencyCode))];
}

/** Taxable amount and tax for each name, category, rate and reason (BG-23); of a document outside the scope of tax, the reason is a note. */
export function taxBreakdownView(invoice: InvoiceLike, { messages, formats, tax }: Words): TaxEntryView[] {
  if (isOutsideTax(invoice)) return [];
  return invoice.taxBreakdown.map((entry) => ({
    label: presence(entry.name) ?? categoryTaxName(entry.category, tax),
    rate: entry.category === 'O' ? null : formats.percent(entry.rate),
    reason: exemptionText(entry, messages),
    taxableAmount: formats.amount(entry.taxableAmount, invoice.currencyCode),
    taxAmount: formats.amount(entry.taxAmount, invoice.currencyCode),
  }));
}

const isZero = (value: DecimalString) => decimal(value).eq('0');

const negated = (value: DecimalString) => decimal(value).times('-1').toFixed();
