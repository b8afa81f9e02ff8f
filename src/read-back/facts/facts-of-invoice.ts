import type { Invoice, TaxBreakdownEntry } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { DocumentView } from '../../view/document/document-view.js';
import type { LineView } from '../../view/document/lines-view.js';
import type { TotalView } from '../../view/document/totals-view.js';
import { isOwed } from '../../view/parts/status.js';
import { isOutsideTax } from '../../view/parts/tax/taxed.js';
import type { Fact, PageFacts, RowFact } from './fact.js';

/** The facts of an invoice: what the model says, and how the view says it. */
export function factsOfInvoice(invoice: Invoice, view: DocumentView): PageFacts {
  const { totals } = invoice;
  const lines = lineFacts(invoice, view);
  const facts: Fact[] = [
    { name: 'BT-1', kind: 'number', value: invoice.number, text: view.number },
    { name: 'BT-2', kind: 'day', value: invoice.issueDate, text: view.facts?.issueDate ?? null },
    ...(invoice.dueDate === null
      ? []
      : [{ name: 'BT-9', kind: 'day', value: invoice.dueDate, text: view.facts?.dueDate ?? null } as const]),
    { name: 'BT-27', kind: 'name', value: sellerName(invoice), text: view.seller.legalName ?? view.seller.tradingName },
    {
      name: 'BT-44',
      kind: 'name',
      value: invoice.customer.name.trim(),
      text: withoutHonours(view.buyer.name, invoice.customer.name),
    },
    ...accountFacts(invoice, view),
    ...lines.map(({ fact }) => fact),
    ...invoice.taxBreakdown.map((entry, index) => taxFact(entry, view.taxBreakdown[index]?.taxAmount ?? null)),
    amount('BT-106', totals.lineNetTotal, view.amounts?.lineNetTotal),
    amount('BT-109', totals.taxExclusive, view.amounts?.taxExclusive),
    amount('BT-110', totals.taxTotal, saysTaxTotal(invoice) ? view.amounts?.taxTotal : null),
    amount('BT-112', totals.taxInclusive, view.amounts?.taxInclusive),
    amount('BT-115', totals.amountDue, isOwed(invoice) ? view.amounts?.amountDue : null),
  ];
  const top = lines.filter(({ view: { level } }) => level === '0').map((line) => line.view);
  return {
    lang: view.lang,
    facts,
    lineAmounts: top.map(({ netAmount }) => netAmount),
    otherColumns: [top.map(({ totalAmount }) => totalAmount), top.map(({ unitPrice }) => unitPrice.text)],
    rows: rowFacts(view, facts),
  };
}

const amount = (name: string, value: string, text: string | null | undefined): Fact => ({
  name,
  kind: 'amount',
  value,
  text: text ?? null,
});

/** BT-27: the registered name, or the trading name where there is none. */
function sellerName({ organisation: { legalName, name } }: Invoice): string {
  return legalName?.trim() || name.trim();
}

/** In Japanese, a word of respect stands behind the name. */
function withoutHonours(shown: string, name: string): string {
  const own = name.trim();
  return shown.startsWith(own) ? own : shown;
}

/** Lines with figures. What is a heading for the reader has none, even if it is an item of nothing. */
function lineFacts({ lines }: Invoice, view: DocumentView): { fact: Fact; view: LineView }[] {
  return lines.flatMap((line, index) => {
    const item = view.lines?.items[index];
    if (!item?.hasFigures) return [];
    return [{ fact: amount('BT-131', line.netAmount, item.netAmount), view: item }];
  });
}

function taxFact({ taxAmount }: TaxBreakdownEntry, text: string | null): Fact {
  return amount('BT-117', taxAmount, text);
}

/** BT-84, of each account that the document names: it names none where nobody is to pay to one. */
function accountFacts({ paymentMeans }: Invoice, { payment }: DocumentView): Fact[] {
  const shown = [payment, ...(payment?.further ?? [])].flatMap((one) => [one?.iban, one?.accountNumber]);
  return paymentMeans.flatMap(({ iban, accountNumber }) => {
    const value = (iban ?? accountNumber)?.trim();
    if (!value) return [];
    const text = shown.find((one) => one && compact(one) === compact(value));
    return [{ name: 'BT-84', kind: 'number', value, text: text ?? null } as const];
  });
}

const compact = (text: string): string => text.replaceAll(/\s+/g, '').toUpperCase();

/** The sum of all taxes is left out where each tax has a row of its own, and outside the scope of tax. */
function saysTaxTotal(invoice: Invoice): boolean {
  const { taxBreakdown } = invoice;
  const taxes = new Set(
    taxBreakdown.flatMap(({ category, taxAmount }) => (decimal(taxAmount).eq('0') ? [] : [OWN_TAXES.get(category) ?? 'VAT'])),
  );
  return !isOutsideTax(invoice) && taxes.size < 2 && taxBreakdown.every(({ name }) => !name?.trim());
}

/** Taxes that the document names apart from VAT. */
const OWN_TAXES = new Map<string, string>([
  ['L', 'IGIC'],
  ['M', 'IPSI'],
]);

/** The rows of totals and taxes that have a label and nothing beside it, each with the term that it is. */
function rowFacts({ totals, taxBreakdown }: DocumentView, facts: readonly Fact[]): RowFact[] {
  const sums = facts.filter(({ name }) => TOTALS.has(name));
  // Where two totals are equal, the row at the end is the amount due.
  const nameOf = ({ kind, amount: text }: TotalView) => {
    const equal = sums.filter((fact) => fact.text === text);
    return (kind === 'due' ? equal.at(-1) : equal[0])?.name ?? 'BG-22';
  };
  const isPlain = ({ label, reason, percentage, taxRate }: TotalView) =>
    label !== '' && reason === null && percentage === null && taxRate === null;
  return [
    ...totals.filter(isPlain).map((row) => ({ name: nameOf(row), label: row.label, amount: row.amount })),
    ...taxBreakdown.flatMap(({ label, rate, taxAmount }) =>
      rate === null ? [] : [{ name: 'BT-117', label: `${label} ${rate}`, amount: taxAmount }],
    ),
  ];
}

const TOTALS = new Set(['BT-106', 'BT-109', 'BT-110', 'BT-112', 'BT-115']);
