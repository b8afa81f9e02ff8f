import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { buildInvoices } from '../../../src/records/import/build/build-invoices.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';

export const SAMPLE_FOLDER = fileURLToPath(new URL('../../../prisma/sample-data/', import.meta.url));

/** Paths of the sample files, in the order in which they are imported. */
export const sampleFiles = readdirSync(SAMPLE_FOLDER)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => SAMPLE_FOLDER + name);

/** Every sample invoice as its document shows it. */
export const sampleInvoices: readonly Invoice[] = sampleFiles.flatMap((path) =>
  buildInvoices(parseImport(readFileSync(path, 'utf8'))),
);

/** A copy of one, which the test may change. */
export function sampleInvoice(number: string): Invoice {
  const found = sampleInvoices.find((invoice) => invoice.number === number);
  if (!found) throw new Error(`there is no sample invoice ${number}`);
  return structuredClone(found);
}
