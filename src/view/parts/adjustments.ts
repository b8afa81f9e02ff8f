import type { AllowanceCharge, DecimalString } from '../../invoices/invoice.js';
import { decimal } from '../../invoices/money.js';
import type { AdjustmentView } from '../document/lines-view.js';
import type { Formats } from '../language/formats.js';
import { type Messages, fill } from '../language/messages.js';
import { reasonText } from './reasons.js';

interface Words {
  messages: Messages;
  formats: Formats;
}

/** An allowance with its minus, a charge without sign. */
export function adjustmentView(item: AllowanceCharge, currencyCode: string, words: Words): AdjustmentView {
  const amount = item.kind === 'ALLOWANCE' ? decimal(item.amount).times('-1').toFixed() : item.amount;
  return {
    reason: reasonText(item, words.messages),
    percentage: item.percentage && words.formats.percent(item.percentage),
    base: item.percentage && baseText(item.baseAmount, currencyCode, words),
    amount: words.formats.amount(amount, currencyCode),
  };
}

/** "of 200.00": what a percentage is taken from. */
export function baseText(base: DecimalString | null, currencyCode: string, { messages, formats }: Words): string | null {
  return base && fill(messages.ofBase, { amount: formats.amount(base, currencyCode) });
}
