import { isDeepStrictEqual } from 'node:util';
import { decimal } from '../../../invoices/money.js';
import { Prisma } from '../../prisma-client/client.js';

/** Whether a stored row has every value of a row that is to be written. Names in `except` are not compared. */
export function holdsRow(stored: object, wanted: object, except: ReadonlySet<string> = new Set()): boolean {
  const row = stored as Record<string, unknown>;
  return Object.entries(wanted).every(([name, value]) => except.has(name) || holdsValue(row[name], value));
}

/** The same for rows in the same order: each has its counterpart, and there are no others. */
export function holdsRows(stored: readonly object[], wanted: readonly object[], except?: ReadonlySet<string>): boolean {
  return stored.length === wanted.length && wanted.every((row, index) => holdsRow(stored[index] ?? {}, row, except));
}

/** The same for rows that have no order. */
export function holdsRowsInAnyOrder(stored: readonly object[], wanted: readonly object[], except?: ReadonlySet<string>): boolean {
  const left = [...stored];
  const taken = wanted.every((row) => {
    const index = left.findIndex((one) => holdsRow(one, row, except));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
  return taken && left.length === 0;
}

/** A number, an instant and bytes may be written in several ways. */
function holdsValue(stored: unknown, wanted: unknown): boolean {
  if (wanted === Prisma.DbNull) return stored === null;
  if (stored === null || stored === undefined) return wanted === null || wanted === undefined;
  if (wanted === null || wanted === undefined) return false;
  if (stored instanceof Prisma.Decimal) return decimal(stored.toFixed()).eq(wanted as string);
  if (stored instanceof Date) return stored.getTime() === new Date(wanted as string | Date).getTime();
  if (stored instanceof Uint8Array) return wanted instanceof Uint8Array && Buffer.compare(stored, wanted) === 0;
  if (typeof stored !== 'object') return stored === wanted;
  // JSON without what is undefined. Its keys may come back in another order.
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(wanted)));
}
