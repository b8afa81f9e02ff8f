import { setImmediate } from 'node:timers/promises';
import { type Examined, examineRecords, fileOf } from './parse-import.js';
import { type ImportFile, MOST_INVOICES } from './schema.js';
import type { PrintCheck } from './unprintable.js';

/** Lines that are examined in a row: about 20 ms of work. */
const LINES_IN_A_TURN = 1000;

/**
 * Parses records as `parseRecords` does, in several turns: other requests go on in between, however large the file is.
 * @throws ImportError
 */
export async function parseInTurns(records: unknown, check: PrintCheck): Promise<ImportFile> {
  const parts: Examined[] = [];
  for (const { records: part, start } of partsOf(records)) {
    const { faults, ...examined } = examineRecords(part, check);
    parts.push({ ...examined, faults: faults.map(({ path, message }) => ({ path: moved(path, start), message })) });
    await setImmediate();
  }
  return fileOf(parts);
}

interface Part {
  records: unknown;
  /** The place of its first invoice in the whole. */
  start: number;
}

/** Parts of about as many lines. What is no import file, or too large for one, is one part. */
function partsOf(records: unknown): Part[] {
  if (!hasInvoices(records) || records.invoices.length > MOST_INVOICES) return [{ records, start: 0 }];
  const { invoices, ...rest } = records;
  const ends = turnsOf(invoices.map(linesOf));
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? 0;
    const some = { invoices: invoices.slice(start, end) };
    return { records: index === 0 ? { ...rest, ...some } : some, start };
  });
}

/** Where the turns end. @param lines of each invoice */
function turnsOf(lines: readonly number[]): number[] {
  const ends: number[] = [];
  let sum = 0;
  lines.forEach((count, index) => {
    sum += count;
    if (sum < LINES_IN_A_TURN) return;
    ends.push(index + 1);
    sum = 0;
  });
  return ends.at(-1) === lines.length && lines.length > 0 ? ends : [...ends, lines.length];
}

function hasInvoices(records: unknown): records is { invoices: unknown[] } {
  return typeof records === 'object' && records !== null && 'invoices' in records && Array.isArray(records.invoices);
}

function linesOf(invoice: unknown): number {
  const { lines } = (invoice ?? {}) as { lines?: unknown };
  return Math.max(1, Array.isArray(lines) ? lines.length : 0);
}

/** The path of a field in the whole. */
function moved(path: string, start: number): string {
  return path.replace(/^invoices\[(\d+)\]/, (_, index: string) => `invoices[${Number(index) + start}]`);
}
