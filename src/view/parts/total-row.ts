import type { TotalView } from '../document/totals-view.js';

/** A row of the sum without any extras. */
export function row(kind: TotalView['kind'], label: string, amount: string): TotalView {
  const isEmphasised = kind === 'sum' || kind === 'due';
  return { kind, isEmphasised, label, reason: null, percentage: null, base: null, taxRate: null, amount };
}
