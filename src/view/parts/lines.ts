import type { InvoiceLike } from '../../invoices/billing-document.js';
import type { AllowanceCharge, InvoiceLine } from '../../invoices/invoice.js';
import { currencyDigits } from '../../invoices/currency.js';
import { decimal, moneyString } from '../../invoices/money.js';
import { alignDecimals } from './decimal-columns.js';
import type { Formats } from '../language/formats.js';
import type { AdjustmentView, AlignedFigure, LineView, LinesView } from '../document/lines-view.js';
import { type Messages, fill } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { period } from './meta.js';

/** The line table. The figures of a column have the same number of decimals, or are aligned on the decimal point. */
export function linesView(invoice: InvoiceLike, messages: Messages, formats: Formats): LinesView {
  const { lines, currencyCode } = invoice;
  const priceDigits = currencyDigits(currencyCode);
  const column = (texts: string[]) => alignDecimals(texts, formats.decimalPoint);
  const quantities = column(lines.map(({ quantity }) => formats.figure(quantity, 0)));
  const unitPrices = column(lines.map(({ unitPrice }) => formats.figure(unitPrice, priceDigits)));
  const items = lines.map((line, index) =>
    lineView(line, index, {
      invoice,
      currencyCode,

      messages,
      formats,
      quantity: at(quantities, index),
      unitPrice: at(unitPrices, index),
    }),
  );
  const hasUnits = items.some(({ unit }) => unit !== null);
  return { density: 'regular', hasUnits, items };
}

interface LineContext {
  invoice: InvoiceLike;
  currencyCode: string;
  messages: Messages;
  formats: Formats;
  quantity: AlignedFigure;
  unitPrice: AlignedFigure;
}

function lineView(line: InvoiceLine, index: number, context: LineContext): LineView {
  const { invoice, currencyCode, formats, messages, quantity, unitPrice } = context;
  const total = decimal(line.netAmount).plus(line.taxAmount);
  return {
    position: String(index + 1),
    name: line.name,
    description: presence(line.description),
    chargingPeriod: chargingPeriod(line, invoice, formats),
    adjustments: line.allowancesAndCharges.map((item) => adjustmentView(item, currencyCode, formats)),
    quantity,
    unit: presence(line.unit),
    unitPrice,
    perBaseQuantity: perBaseQuantity(line, messages, formats),
    netAmount: formats.amount(line.netAmount, currencyCode),
    // EN 16931 BR-O-05: outside the scope of tax there is no rate, not a rate of zero.
    taxRate: line.taxCategory === 'O' ? '–' : formats.percent(line.taxRate),
    taxAmount: formats.amount(line.taxAmount, currencyCode),
    totalAmount: formats.amount(moneyString(total, currencyCode), currencyCode),
  };
}

/** An allowance with its minus, a charge without sign. */
export function adjustmentView(item: AllowanceCharge, currencyCode: string, formats: Formats): AdjustmentView {
  const amount = item.kind === 'ALLOWANCE' ? decimal(item.amount).times('-1').toFixed() : item.amount;
  return {
    reason: item.reason ?? item.reasonCode ?? '',
    percentage: item.percentage && formats.percent(item.percentage),
    amount: formats.amount(amount, currencyCode),
  };
}

/** The period of a line, if it differs from that of the invoice, which is at the head. */
function chargingPeriod(
  { chargingStartDate: start, chargingEndDate: end }: InvoiceLine,
  invoice: InvoiceLike,
  formats: Formats,
): string | null {
  return start === invoice.billingStartDate && end === invoice.billingEndDate ? null : period(start, end, formats);
}

function perBaseQuantity({ priceBaseQuantity, unit }: InvoiceLine, messages: Messages, formats: Formats): string | null {
  if (decimal(priceBaseQuantity).eq('1')) return null;
  const quantity = [formats.figure(priceBaseQuantity, 0), presence(unit)].filter((part) => part !== null).join('\u00a0');
  return fill(messages.perBaseQuantity, { quantity });
}

function at(figures: AlignedFigure[], index: number): AlignedFigure {
  return figures[index] ?? { text: '', missingDecimals: '0', missingPoint: false };
}
