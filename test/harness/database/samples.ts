import { readdirSync, readFileSync } from 'node:fs';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { decimal } from '../../../src/invoices/money.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import type { ImportFile } from '../../../src/records/import/format/schema.js';

const FOLDER = new URL('../../../prisma/sample-data/', import.meta.url);

/** Every file of the sample data, by its name. */
export function sampleFiles(): [string, ImportFile][] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => [name, parseImport(readFileSync(new URL(name, FOLDER), 'utf8'))]);
}

const DECIMALS = new Set(
  [
    'quantity unitPrice priceBaseQuantity taxRate rate netAmount taxAmount amount percentage baseAmount taxableAmount',
    'lineNetTotal allowanceTotal chargeTotal taxExclusive taxTotal taxInclusive paidAmount roundingAmount withholdingTotal thirdPartyTotal amountDue',
    'grossPrice priceDiscount',
  ].flatMap((names) => names.split(' ')),
);

/** An invoice to be compared: decimals by their value ("20.00" and "20" are one), images as text, without what the database chose. */
export function comparable({ id: _id, sequence: _sequence, version: _version, ...invoice }: Invoice): object {
  return JSON.parse(
    JSON.stringify(invoice, (key, value: unknown) => {
      if (key === 'logo' && value !== null) return Buffer.from(Object.values(value as Uint8Array)).toString('base64');
      return DECIMALS.has(key) && typeof value === 'string' ? decimal(value).toFixed() : value;
    }),
  ) as object;
}
