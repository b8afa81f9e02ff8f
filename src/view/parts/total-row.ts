import type { DecimalString } from '../../invoices/invoice.js';
import type { TotalView } from '../document/totals-view.js';
import type { Formats } from '../language/formats.js';

/** A row of the sum without any extras. */
export function row(kind: 'plain' | 'detail', label: string, amount: string): TotalView {
  return { kind, isEmphasised: false, label, reason: null, percentage: null, base: null, taxRate: null, amount, money: null };
}

/** A row that is emphasised: its amount has the notation of the amount at the head of the document. */
export function mainRow(
  kind: 'sum' | 'due',
  label: string,
  value: DecimalString,
  { currencyCode, formats }: { currencyCode: string; formats: Formats },
): TotalView {
  const amount = formats.amount(value, currencyCode);
  return { ...row('plain', label, amount), kind, isEmphasised: true, money: formats.money(value, currencyCode) };
}
