import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { InvoiceLine, LineTax } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { decimal, moneyString, ZERO } from '../../invoices/money.js';
import { subtotalsOf } from '../../invoices/totals/subtotals.js';
import type { AlignedFigure, LineKindView, LineView, LinesView } from '../document/lines-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { countsPieces, unitName } from '../language/units.js';
import { presence } from '../text/printable-text.js';
import { adjustmentView } from './adjustments.js';
import { alignDecimals } from './decimal-columns.js';
import { lineDetails, NO_DETAILS } from './line-details.js';
import { linePositions } from './lines/line-positions.js';
import { period } from './meta.js';
import { NO_SUMS, type RunningSums, runningSums } from './lines/running-sums.js';
import { bearsTax } from './tax/taxed.js';
import { categoryTaxName } from './tax/tax-regime.js';

interface Words {
  /** Whether each line has the sums of all lines down to it. */
  withRunningSums?: boolean;
  messages: Messages;
  formats: Formats;
  /** The name of the tax. */
  tax: string;
}

/** The line table. The figures of a column have the same number of decimals, or are aligned on the decimal point. */
export function linesView(invoice: InvoiceLike, words: Words): LinesView {
  const { formats } = words;
  const { lines, currencyCode } = invoice;
  const priceDigits = currencyDigits(currencyCode);
  const money = (figure: string) => formats.amount(figure, currencyCode);
  const kinds = lines.map(kindOf);
  const column = (point: string, texts: (line: InvoiceLine) => string) =>
    alignDecimals(
      lines.map((line, index) => (kinds[index] === 'item' ? texts(line) : '')),
      point,
    );
  const quantities = column(formats.decimalPoint, ({ quantity }) => formats.figure(quantity, 0));
  const unitPrices = column(formats.moneyPoint, ({ unitPrice }) => formats.price(unitPrice, priceDigits));
  const positions = linePositions(lines, kinds);
  const namesPieces = !lines.every((line) => presence(line.unit) !== null || countsPieces(line.unitCode));
  const namesTaxes = lines.some(({ furtherTaxes }) => furtherTaxes.length > 0);
  const hasTax = bearsTax(invoice);
  const sums = words.withRunningSums === true ? runningSums(lines, currencyCode, formats) : [];
  const subtotals = subtotalsOf(
    lines,
    lines.map(({ netAmount, taxAmount }) => ({ net: decimal(netAmount), tax: decimal(taxAmount) })),
  );
  const items = lines.map((line, index): LineView => {
    const kind = kinds[index] ?? 'item';
    const head = { ...headOf(line, kind, positions[index] ?? '', words), ...(sums[index] ?? NO_SUMS) };
    if (kind === 'subtotal') {
      const total = decimal(line.netAmount).plus(subtotals.get(index)?.tax ?? ZERO);
      return {
        ...head,
        ...WITHOUT_FIGURES,
        netAmount: money(line.netAmount),
        totalAmount: money(moneyString(total, currencyCode)),
      };
    }
    if (kind !== 'item') return { ...head, ...WITHOUT_FIGURES };
    const figures = { quantity: at(quantities, index), unitPrice: at(unitPrices, index), namesPieces, namesTaxes, hasTax };
    return { ...head, ...itemFigures(line, invoice, figures, words) };
  });
  const hasUnits = items.some(({ unit }) => unit !== null);
  return { density: 'regular', hasUnits, hasTax, hasLongNumbers: false, items };
}

/** Some systems write headings as items of nothing, which would print as a row of zeros. */
function kindOf({ kind, quantity, unitPrice, netAmount }: InvoiceLine): LineKindView {
  const isNothing = [quantity, unitPrice, netAmount].every((figure) => decimal(figure).eq('0'));
  return kind === 'ITEM' ? (isNothing ? 'heading' : 'item') : LINE_KIND[kind];
}

const LINE_KIND = { HEADING: 'heading', TEXT: 'text', SUBTOTAL: 'subtotal' } as const;

function headOf(
  line: InvoiceLine,
  kind: LineKindView,
  position: string,
  { messages }: Words,
): Pick<LineView, 'kind' | 'hasFigures' | 'isTall' | 'level' | 'position' | 'lineNumber' | 'name' | 'description' | 'note'> {
  const name = presence(line.name);
  const description = presence(line.description);
  const note = presence(line.note);
  return {
    kind,
    hasFigures: kind === 'item',
    isTall: false,
    level: String(Math.min(line.level, 9)),
    position,
    lineNumber: lineNumber(line, position, messages),
    name: line.name,
    // What is written twice is printed once.
    description: description === name ? null : description,
    note: note === name || note === description ? null : note,
  };
}

/** The number that the line has in its record, if it is neither its position ("01" is 1) nor its name. */
function lineNumber({ lineId, name }: InvoiceLine, position: string, messages: Messages): LineView['lineNumber'] {
  const id = presence(lineId);
  const isKnown = id === null || id === presence(name) || id.replace(/^0+(?=\d)/, '') === position;
  return isKnown ? null : { label: messages.lineNumber, text: id };
}

type Rest = Omit<LineView, keyof ReturnType<typeof headOf> | keyof RunningSums>;

const NOTHING: AlignedFigure = { text: '', missingDecimals: '0', missingPoint: false };

/** A heading or a text. A subtotal has its sums. */
const WITHOUT_FIGURES: Rest = {
  chargingPeriod: null,
  ...NO_DETAILS,
  adjustments: [],
  quantity: NOTHING,
  unit: null,
  unitPrice: NOTHING,
  perBaseQuantity: null,
  netAmount: '',
  taxRate: '',
  taxAmount: '',
  totalAmount: '',
};

interface Figures {
  quantity: AlignedFigure;
  unitPrice: AlignedFigure;
  /** Whether pieces have a name, because other lines count something else. */
  namesPieces: boolean;
  /** Whether taxes have their names, because a line has several. */
  namesTaxes: boolean;
  /** Whether a line bears tax. */
  hasTax: boolean;
}

function itemFigures(line: InvoiceLine, invoice: InvoiceLike, figures: Figures, words: Words): Rest {
  const { formats, messages } = words;
  const { currencyCode } = invoice;
  const total = decimal(line.netAmount).plus(line.taxAmount);
  return {
    chargingPeriod: chargingPeriod(line, invoice, words),
    ...lineDetails(line, currencyCode, messages, formats),
    adjustments: line.allowancesAndCharges.map((item) => adjustmentView(item, currencyCode, words)),
    quantity: figures.quantity,
    unit: unitOf(line, line.quantity, figures.namesPieces, words),
    unitPrice: figures.unitPrice,
    perBaseQuantity: perBaseQuantity(line, figures.namesPieces, words),
    netAmount: formats.amount(line.netAmount, currencyCode),
    taxRate: figures.hasTax ? taxRates(line, figures.namesTaxes, words) : '',
    taxAmount: figures.hasTax ? formats.amount(line.taxAmount, currencyCode) : '',
    totalAmount: formats.amount(moneyString(total, currencyCode), currencyCode),
  };
}

/** "20%"; if a document has several taxes, each with its name, one below the other: "TPS 5 %". */
function taxRates(line: InvoiceLine, namesTaxes: boolean, { formats, tax: name }: Words): string {
  if (!namesTaxes) return rateOf(line, formats);
  const taxes = [line, ...line.furtherTaxes];
  return taxes
    .map((tax) => `${presence(tax.taxName) ?? categoryTaxName(tax.taxCategory, name)} ${rateOf(tax, formats)}`)
    .join('\n');
}

/** EN 16931 BR-O-05: outside the scope of tax there is no rate, not a rate of zero. */
function rateOf({ taxCategory, taxRate }: LineTax, formats: Formats): string {
  return taxCategory === 'O' ? '–' : formats.percent(taxRate);
}

/** The unit as the record writes it, else the name of its code. */
function unitOf(line: InvoiceLine, quantity: string, namesPieces: boolean, { messages, formats }: Words): string | null {
  const own = presence(line.unit);
  if (own !== null || (countsPieces(line.unitCode) && !namesPieces)) return own;
  return unitName(line.unitCode, quantity, messages, formats);
}

/** The period of a line, if it differs from that of the invoice, which is at the head. */
function chargingPeriod(
  { chargingStartDate: start, chargingEndDate: end }: InvoiceLine,
  invoice: InvoiceLike,
  { messages, formats }: Words,
): string | null {
  return start === invoice.billingStartDate && end === invoice.billingEndDate ? null : period(start, end, messages, formats);
}

function perBaseQuantity(line: InvoiceLine, namesPieces: boolean, words: Words): string | null {
  const { priceBaseQuantity: base } = line;
  if (decimal(base).eq('1')) return null;
  const parts = [words.formats.figure(base, 0), unitOf(line, base, namesPieces, words)].filter((part) => part !== null);
  return fill(words.messages.perBaseQuantity, { quantity: parts.join('\u00a0') });
}

function at(figures: AlignedFigure[], index: number): AlignedFigure {
  return figures[index] ?? NOTHING;
}
