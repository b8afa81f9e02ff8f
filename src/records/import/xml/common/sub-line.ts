import type { Reading } from '../values/reading.js';
import type { LineInput } from '../values/record.js';

/** As many levels as the import format has below a line. */
export const DEEPEST_LEVEL = 9;

/** Refuses a line that stands deeper. */
export function tooDeep(xpath: string, reading: Reading): void {
  reading.fault(xpath, `stands more than ${DEEPEST_LEVEL} levels below its line`);
}

/** The figures of a sub-line, which may have an amount alone. */
type Figures = Partial<Pick<LineInput, 'quantity' | 'unitPrice' | 'priceBaseQuantity' | 'netAmount'>>;

/** A sub-line without a quantity is one lump; one without a price costs its amount for all of its quantity. */
export function completed<T extends Figures>(subLine: T): T {
  const { quantity = '1', unitPrice, netAmount = '0' } = subLine;
  if (unitPrice !== undefined) return { ...subLine, quantity };
  const isCountable = /[1-9]/.test(quantity) && !quantity.startsWith('-');
  return { ...subLine, quantity, unitPrice: netAmount, priceBaseQuantity: isCountable ? quantity : undefined };
}
