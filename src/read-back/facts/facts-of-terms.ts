import { decimal, sum } from '../../invoices/money.js';
import type { EInvoice, Line, VatBreakdown } from '../../e-invoice/terms/terms.js';
import type { Invoice } from '../../invoices/invoice.js';
import { comparable } from '../text/find-text.js';
import { normalText } from '../text/normal-text.js';

/**
 * The facts in which an e-invoice differs from the invoice that it was made of, each once: what is embedded in a PDF must say what its page was proved to say.
 * @param terms as they were read back from the XML
 * @returns terms of EN 16931, such as `BT-115`; empty if both say the same
 */
export function differencesInTerms(invoice: Invoice, terms: EInvoice): string[] {
  // The model has a credit note with its signs, the standard without.
  const sign = invoice.type === 'CREDIT_NOTE' ? '-1' : '1';
  const { organisation, customer, totals } = invoice;
  const sums = terms['BG-22'];
  const isAmount = (value: string, text: string | undefined) => isDecimal(text) && decimal(value).times(sign).eq(text);
  const isText = (value: string | null, text: string | undefined) => signs(value ?? '') === signs(text ?? '');
  const hasSubLines = terms['BG-25'].some((line) => line['BG-DEX-01'].length > 0);
  const checks: [name: string, isEqual: boolean][] = [
    ['BT-1', isText(invoice.number, terms['BT-1'])],
    ['BT-2', invoice.issueDate === terms['BT-2']],
    ['BT-9', terms['BT-9'] === undefined || terms['BT-9'] === invoice.dueDate],
    ['BT-27', isText(organisation.legalName?.trim() || organisation.name, terms['BG-4']['BT-27'])],
    ['BT-44', isText(customer.name, terms['BG-7']['BT-44'])],
    ['BT-84', accountsOf(terms).every((account) => hasAccount(invoice, account))],
    ['BT-106', isAmount(totals.lineNetTotal, sums['BT-106'])],
    ['BT-109', isAmount(totals.taxExclusive, sums['BT-109'])],
    ['BT-110', isAmount(totals.taxTotal, sums['BT-110'] ?? '0')],
    ['BT-112', isAmount(totals.taxInclusive, sums['BT-112'])],
    ['BT-115', isAmount(totals.amountDue, sums['BT-115'])],
    ['BT-117', areEqual(taxesOf(invoice), taxesIn(terms['BG-23']), sign)],
    ['BT-131', areEqual(netAmountsOf(invoice, hasSubLines), netAmountsIn(terms['BG-25']), sign)],
  ];
  return checks.flatMap(([name, isEqual]) => (isEqual ? [] : [name]));
}

const isDecimal = (text: string | undefined): text is string => text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text);

const signs = (text: string): string => comparable(normalText(text)).replaceAll(/\s+/g, '');

function accountsOf(terms: EInvoice): string[] {
  return terms['BG-16'].flatMap((means) => means['BG-17'].flatMap((account) => account['BT-84'] ?? []));
}

function hasAccount({ paymentMeans }: Invoice, account: string): boolean {
  return paymentMeans.some(({ iban, accountNumber }) =>
    [iban, accountNumber].some((one) => one !== null && signs(one) === signs(account)),
  );
}

/** Tax amounts by category and rate, as the standard has them; named taxes of one rate are one. */
function taxesOf({ taxBreakdown }: Invoice): string[] {
  const taxes = new Map<string, string[]>();
  for (const { category, rate, taxAmount } of taxBreakdown) add(taxes, `${category} ${decimal(rate).toFixed()}`, taxAmount);
  return sumsOf(taxes);
}

function taxesIn(breakdown: readonly VatBreakdown[]): string[] {
  const taxes = new Map<string, string[]>();
  for (const { 'BT-117': amount, 'BT-118': category = '', 'BT-119': rate } of breakdown)
    add(taxes, `${category} ${isDecimal(rate) ? decimal(rate).toFixed() : '0'}`, amount ?? '');
  return sumsOf(taxes);
}

function add(taxes: Map<string, string[]>, key: string, amount: string): void {
  taxes.set(key, [...(taxes.get(key) ?? []), amount]);
}

/** Each with its category and rate, in an order that does not depend on that of the document. @returns an amount that is none stays as it is */
function sumsOf(taxes: ReadonlyMap<string, readonly string[]>): string[] {
  return [...taxes.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, amounts]) => (amounts.every(isDecimal) ? sum(amounts.map(decimal)).toFixed() : ''));
}

/** A line of nothing is a heading. Not every profile has sub-lines: their amounts are in that of their line already. */
function netAmountsOf({ lines }: Invoice, hasSubLines: boolean): string[] {
  return lines.flatMap(({ kind, level, netAmount }) =>
    kind === 'ITEM' && (hasSubLines || level === 0) && !decimal(netAmount).eq('0') ? [netAmount] : [],
  );
}

/** Sub-lines follow the line that they are part of. */
function netAmountsIn(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    const amount = line['BT-131'] ?? '';
    return [...(isDecimal(amount) && decimal(amount).eq('0') ? [] : [amount]), ...netAmountsIn(line['BG-DEX-01'])];
  });
}

function areEqual(own: readonly string[], others: readonly string[], sign: string): boolean {
  return (
    own.length === others.length &&
    own.every((amount, index) => isDecimal(others[index]) && decimal(amount).times(sign).eq(others[index]))
  );
}
