import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvoiceTooLargeError } from '../../../src/invoices/errors.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { findEmbeddedContents } from '../../../src/records/invoice/embedded-contents.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { freshDatabase, KINDS } from '../../harness/database/databases.js';
import { openWatched, type WatchedClient } from '../../harness/database/queries.js';

const PLENTY = 1_000_000;
const base64 = (text: string) => Buffer.from(text).toString('base64');

const DOCUMENTS = [
  { reference: 'timesheet', content: base64('hours'), mediaType: 'text/csv', fileName: 'hours.csv' },
  { reference: 'manual', url: 'https://manuals.example/1' },
  { reference: 'photo', content: base64('pixels'), mediaType: 'image/png', fileName: 'photo.png' },
];

describe.each(KINDS)('findEmbeddedContents on %s', (kind) => {
  const organisationId = randomUUID();
  let database: WatchedClient;

  async function storedInvoice(number: string, supportingDocuments: object[]): Promise<Invoice> {
    const invoice = {
      organisationId,
      number,
      buyer: { name: 'Moss' },
      accountId: 'A1',
      currencyCode: 'EUR',
      issueDate: '2026-11-02',
      lines: [{ name: 'Fern', quantity: '1', unitPrice: '1', taxCategory: 'S', taxRate: '20' }],
      supportingDocuments,
    };
    const organisations = [{ id: organisationId, name: 'Fern', address: { countryCode: 'DE' } }];
    await importRecords(database.prisma, parseImport(JSON.stringify({ organisations, invoices: [invoice] })));
    const found = await findInvoice(database.prisma, { organisationId, number });
    if (found === null) throw new Error('the invoice was not stored');
    return found;
  }

  beforeAll(async () => {
    database = await openWatched(await freshDatabase(kind));
  });
  afterAll(async () => database[Symbol.asyncDispose]());

  it('gives the bytes of each document in its place, and none for one without a file', async () => {
    const invoice = await storedInvoice('D1', DOCUMENTS);
    const contents = await findEmbeddedContents(database.prisma, invoice, PLENTY);
    expect(contents.map((one) => one && Buffer.from(one).toString())).toEqual(['hours', null, 'pixels']);
  });

  it('names the organisation: to another one, the invoice has no documents', async () => {
    const invoice = await storedInvoice('D2', DOCUMENTS);
    const foreign = { ...invoice, organisation: { ...invoice.organisation, id: randomUUID() } };
    expect(await findEmbeddedContents(database.prisma, foreign, PLENTY)).toEqual([]);
  });

  it('asks the database neither for an invoice without files nor for files that are too large', async () => {
    const without = await storedInvoice('D3', [DOCUMENTS[1] ?? {}]);
    const large = await storedInvoice('D4', DOCUMENTS);
    database.calls.length = 0;
    expect(await findEmbeddedContents(database.prisma, without, PLENTY)).toEqual([null]);
    await expect(findEmbeddedContents(database.prisma, large, 10)).rejects.toThrow(InvoiceTooLargeError);
    expect(database.calls).toEqual([]);
  });
});
