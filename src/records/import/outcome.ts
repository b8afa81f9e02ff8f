import type { Warning } from '../../invoices/warning.js';

/** The result of an import for one record. */
export type Outcome = 'created' | 'updated' | 'unchanged';

export type Tally = Record<Outcome, number>;

/** The result of importing one file. */
export interface ImportReport {
  organisations: Tally;
  customers: Tally;
  invoices: Tally;
  /** What is odd about the organisations and customers of the file. */
  warnings: Warning[];
  /** Every invoice of the file, in its order. */
  invoiceIds: ImportedInvoiceOutcome[];
}

/** What became of one invoice. */
export interface ImportedInvoiceOutcome {
  organisationId: string;
  number: string;
  /** The id by which the API knows it, e.g. `inv_42`. */
  id: string;
  uuid: string;
  version: number;
  outcome: Outcome;
  /** What is odd about it, and was taken all the same. */
  warnings: Warning[];
}

export function tally(outcomes: Outcome[]): Tally {
  const count: Tally = { created: 0, updated: 0, unchanged: 0 };
  for (const outcome of outcomes) count[outcome]++;
  return count;
}

/** Whether a stored row already has every value of `data`. */
export function alreadyHolds(row: object, data: object): boolean {
  const stored = row as Record<string, unknown>;
  return Object.entries(data).every(([field, value]) => comparable(stored[field]) === comparable(value));
}

function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  // Decimals and dates are equal if their texts are equal. JSON comes back with its keys in another order.
  return typeof value === 'object' && value !== null ? JSON.stringify(inOrder(value)) : (value ?? null);
}

function inOrder(value: object): object {
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
