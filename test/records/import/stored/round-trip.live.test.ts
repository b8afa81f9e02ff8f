import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseImport, parseRecords } from '../../../../src/records/import/format/parse-import.js';
import type { ImportFile } from '../../../../src/records/import/format/schema.js';
import type { Calculable } from '../../../../src/invoices/totals/calculable.js';
import { importRecords } from '../../../../src/records/import/import-records.js';
import { exportInvoice } from '../../../../src/records/import/stored/export-invoice.js';
import type { Database } from '../../../../src/records/open-database.js';
import { KINDS, openFreshDatabase } from '../../../harness/database/databases.js';
import { allRows } from '../../../harness/database/rows.js';
import { sampleFiles } from '../../../harness/database/samples.js';
import { arbitraryCalculable } from '../../../harness/invoices/arbitrary-invoice.js';
import { seller, wholeInvoice } from './whole-invoice.js';

/** Whether an invoice has a line, and each sub-line one above it. */
function hasLines({ lines }: Pick<Calculable, 'lines'>): boolean {
  const kinds = lines.map(({ kind = 'ITEM', level = 0 }) => (kind === 'ITEM' && level > 0 ? 'SUB' : kind)).join(' ');
  return kinds.includes('ITEM') && !/(?:^|HEADING|SUBTOTAL)(?: ?TEXT)* ?SUB\b/.test(kinds);
}

const LIMITS = { lines: 10_000, bytes: 20_000_000 };

describe.each(KINDS)('what comes out of %s goes in again', (databaseKind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(databaseKind);
  });
  afterAll(async () => database.close());

  const exported = async (organisationId: string, id: string) => {
    const file = await exportInvoice(database.prisma, { organisationId, sequence: BigInt(id.slice('inv_'.length)) }, LIMITS);
    return JSON.parse(JSON.stringify(file)) as { invoices: [Record<string, unknown>] };
  };

  /** Imports a file, then each of its invoices as it comes out, and returns what became of those that are not as they were. */
  async function changedAfter(file: ImportFile) {
    const { invoiceIds } = await importRecords(database.prisma, file);
    const before = await allRows(database.prisma);
    const changed = [];
    for (const { organisationId, id, number, version } of invoiceIds) {
      const again = await importRecords(database.prisma, parseRecords(await exported(organisationId, id)));
      const [outcome] = again.invoiceIds;
      if (outcome?.outcome !== 'unchanged' || outcome.version !== version) changed.push(number);
    }
    expect(await allRows(database.prisma)).toEqual(before);
    return changed;
  }

  it.each(sampleFiles())('%s', async (_name, file) => {
    expect(await changedAfter(file)).toEqual([]);
  });

  it('an invoice with everything that the format has: each field comes out as it went in', async () => {
    const organisationId = randomUUID();
    const record = wholeInvoice(organisationId);
    const file = parseRecords({ organisations: [seller(organisationId)], invoices: [record] });
    const { invoiceIds } = await importRecords(database.prisma, file);
    const { invoices } = await exported(organisationId, invoiceIds[0]?.id ?? '');
    expect(invoices[0]).toEqual({ ...record, id: invoiceIds[0]?.uuid });
    expect(await changedAfter(file)).toEqual([]);
  });

  it('random invoices', async () => {
    const organisationId = randomUUID();
    const sampled = fc.sample(arbitraryCalculable, { numRuns: 60, seed: 14 }).filter(hasLines);
    expect(sampled.length).toBeGreaterThan(30);
    const invoices = sampled.map((figures, index) => ({
      ...figures,
      organisationId,
      number: `R-${index}`,
      accountId: 'R',
      issueDate: '2026-11-02',
      lines: figures.lines.map(({ kind = 'ITEM', level = 0, ...line }, at) =>
        kind === 'ITEM'
          ? {
              ...line,
              kind,
              level,
              name: `Line ${at}`,
              allowancesAndCharges: line.allowancesAndCharges.map((item) => ({ ...item, reason: 'Because' })),
            }
          : { kind, name: `Line ${at}` },
      ),
      allowancesAndCharges: figures.allowancesAndCharges.map((item) => ({ ...item, reason: 'Because' })),
      // More than the total would be refused; the invoice with everything has some.
      withholdingTaxes: [],
      thirdPartyPayments: (figures.thirdPartyPayments ?? []).map((payment) => ({ ...payment, type: 'Third party' })),
    }));
    const customers = [{ organisationId, accountId: 'R', name: 'Random Ltd' }];
    expect(await changedAfter(parseRecords({ organisations: [seller(organisationId)], customers, invoices }))).toEqual([]);
  });

  it('what differs is written: one changed value of a line, or one line less', async () => {
    const organisationId = randomUUID();
    const record = wholeInvoice(organisationId);
    const { invoiceIds } = await importRecords(
      database.prisma,
      parseRecords({ organisations: [seller(organisationId)], invoices: [record] }),
    );
    const id = invoiceIds[0]?.id ?? '';
    // oxlint-disable-next-line typescript/no-explicit-any -- fields of any part of a record
    const changes: ((invoice: any) => void)[] = [
      (invoice) => (invoice.lines[0].note = 'Another note'),
      (invoice) => (invoice.lines[0].lineId = '77'),
      (invoice) => (invoice.buyer.phone = '+1'),
      (invoice) => (invoice.supportingDocuments[0].content = Buffer.from('other').toString('base64')),
      (invoice) => (invoice.payments[0].method = 'cash'),
      (invoice) => invoice.notes.pop(),
      (invoice) => (invoice.lines[1].allowancesAndCharges[0].reason = 'Another reason'),
      (invoice) => invoice.customAttributes.push({ name: 'new', value: null }),
    ];
    for (const [index, change] of changes.entries()) {
      const file = await exported(organisationId, id);
      change(file.invoices[0]);
      const [outcome] = (await importRecords(database.prisma, parseRecords(file))).invoiceIds;
      expect([index, outcome?.outcome, outcome?.version]).toEqual([index, 'updated', index + 2]);
    }
  });

  it('another organisation finds nothing', async () => {
    const organisationId = randomUUID();
    const file = parseImport(
      JSON.stringify({ organisations: [seller(organisationId)], invoices: [wholeInvoice(organisationId)] }),
    );
    const { invoiceIds } = await importRecords(database.prisma, file);
    const key = { organisationId: randomUUID(), id: invoiceIds[0]?.uuid ?? '' };
    expect(await exportInvoice(database.prisma, key, LIMITS)).toBeNull();
    expect(await exportInvoice(database.prisma, { ...key, organisationId }, LIMITS)).not.toBeNull();
    await expect(exportInvoice(database.prisma, { ...key, organisationId }, { ...LIMITS, lines: 1 })).rejects.toMatchObject({
      code: 'invoice_too_large',
    });
    await expect(exportInvoice(database.prisma, { ...key, organisationId }, { ...LIMITS, bytes: 2 })).rejects.toMatchObject({
      code: 'invoice_too_large',
    });
  });
});
