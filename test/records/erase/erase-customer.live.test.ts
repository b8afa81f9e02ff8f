import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { lockImports } from '../../../src/records/import/import-lock.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { eraseCustomer, type ErasureRequest } from '../../../src/records/erase/erase-customer.js';
import type { Database } from '../../../src/records/open-database.js';
import { KINDS, openFreshDatabase } from '../../harness/database/databases.js';
import { allRows } from '../../harness/database/rows.js';
import { sampleFiles } from '../../harness/database/samples.js';

type Json = Record<string, unknown>;

const LINE = { name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '19' };
const MOSS = {
  accountId: 'A1',
  name: 'Moss Ltd',
  contactName: 'Ada Moss',
  email: 'ada@moss.example',
  phone: '+49 30 1',
  vatNumber: 'DE136695976',
  identifiers: [{ id: '4012345000009', scheme: '0088' }],
  locale: 'de-DE',
  billingAddress: { line1: 'Moosweg 1', city: 'Berlin', countryCode: 'DE' },
  shippingAddress: { name: 'Moss store', line1: 'Lager 2', city: 'Berlin', countryCode: 'DE' },
};

/** An organisation with two customers, A1 and B1. */
function records(organisationId: string, invoices: Json[], organisation: Json = {}) {
  const seller = { id: organisationId, name: 'Fern & Co', address: { countryCode: 'DE' }, ...organisation };
  const common = { organisationId, accountId: 'A1', currencyCode: 'EUR', lines: [LINE] };
  const customers = [
    { organisationId, ...MOSS },
    { organisationId, accountId: 'B1', name: 'Birch Ltd', email: 'b@birch.example' },
  ];
  return { organisations: [seller], customers, invoices: invoices.map((invoice) => ({ ...common, ...invoice })) };
}

describe.each(KINDS)('erasing a customer on %s', (kind) => {
  let database: Database;
  let organisationId: string;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  beforeEach(() => {
    organisationId = randomUUID();
  });
  afterAll(async () => database.close());

  const store = (invoices: Json[], organisation?: Json) =>
    importRecords(database.prisma, parseImport(JSON.stringify(records(organisationId, invoices, organisation))));
  const erase = (changes: Partial<ErasureRequest> = {}) =>
    eraseCustomer(database.prisma, {
      organisationId,
      customer: { accountId: 'A1' },
      keepFrom: null,
      isPartial: false,
      isDryRun: false,
      by: 'TICKET-9',
      ...changes,
    });
  const numbers = async () => {
    const rows = await database.prisma.invoice.findMany({ where: { organisationId }, orderBy: { number: 'asc' } });
    return rows.map(({ number }) => number);
  };
  const customer = (accountId = 'A1') =>
    database.prisma.customer.findUnique({ where: { organisationId_accountId: { organisationId, accountId } } });
  /** All that a print of each issued invoice sees. */
  const printed = async () => {
    const rows = await database.prisma.invoice.findMany({ where: { organisationId, status: { not: 'DRAFT' } } });
    const found = await Promise.all(
      rows.map(async ({ number }) => [number, await findInvoice(database.prisma, { organisationId, number })] as const),
    );
    return new Map(found);
  };
  const entries = () => database.prisma.auditEntry.findMany({ where: { organisationId } });

  it('deletes drafts, orders without invoices and the record, and says so in the audit log, without the data', async () => {
    await store([
      { number: 'D-1', status: 'DRAFT', issueDate: '2026-11-02', orderNumber: 'O-1' },
      { number: 'D-2', status: 'DRAFT', issueDate: '2026-11-03' },
      { number: 'B-1', accountId: 'B1', issueDate: '2026-11-02' },
    ]);
    const customerId = (await customer())?.id;
    expect(await erase()).toMatchObject({ customerDeleted: true, draftsDeleted: 2, invoicesDeleted: 0, ordersDeleted: 1 });
    expect([await numbers(), await customer(), await database.prisma.order.count({ where: { organisationId } })]).toEqual([
      ['B-1'],
      null,
      0,
    ]);
    const [entry, ...others] = await entries();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      action: 'CUSTOMER_DATA_ERASED',
      subject: 'TICKET-9',
      ipAddress: 'customers:erase',
      invoiceId: null,
    });
    expect(entry?.details).toEqual({
      customerId,
      customerDeleted: true,
      fieldsErased: [],
      draftsDeleted: 2,
      invoicesDeleted: 0,
      invoicesKept: 0,
      ordersDeleted: 1,
      keepFrom: null,
    });
  });

  it('refuses while there are issued or void invoices, and changes nothing', async () => {
    await store([
      { number: 'F-1', issueDate: '2016-02-01' },
      { number: 'F-2', status: 'VOID', issueDate: '2026-11-03' },
      { number: 'D-1', status: 'DRAFT', issueDate: '2026-11-02' },
    ]);
    const before = await allRows(database.prisma);
    const message = expect.stringContaining('has 2 issued invoices and credit notes that were issued (2016-02-01 to 2026-11-03)');
    await expect(erase()).rejects.toMatchObject({ code: 'invoices_kept', message });
    await expect(erase({ keepFrom: '2018-01-01' })).rejects.toMatchObject({
      message: expect.stringContaining('has 1 issued invoices and credit notes that were issued on or after 2018-01-01'),
    });
    expect(await allRows(database.prisma)).toEqual(before);
  });

  it('partly: empties what no invoice needs, and what is printed stays as it is', async () => {
    await store([
      { number: 'F-1', issueDate: '2026-11-02' },
      { number: 'D-1', status: 'DRAFT', issueDate: '2026-11-02' },
    ]);
    const before = await printed();
    const report = await erase({ isPartial: true });
    expect(report.kept).toEqual({ count: 1, linked: 0, first: '2026-11-02', last: '2026-11-02' });
    expect(report.fieldsErased.toSorted()).toEqual(
      'billingCity billingCountryCode billingLine1 contactName email identifiers phone shippingCity shippingCountryCode shippingLine1 shippingName vatNumber'.split(
        ' ',
      ),
    );
    expect(await numbers()).toEqual(['F-1']);
    const { id: _, organisationId: __, createdAt: ___, updatedAt: ____, identifiers, ...others } = (await customer()) ?? {};
    const left = Object.entries(others).filter(([, value]) => value !== null);
    expect([identifiers, Object.fromEntries(left)]).toEqual([[], { accountId: 'A1', name: 'Moss Ltd', locale: 'de-DE' }]);
    expect(await printed()).toEqual(before);
    expect((await printed()).get('F-1')).toMatchObject({ customer: { email: 'ada@moss.example', contactName: 'Ada Moss' } });
    expect(await erase({ isPartial: true })).toMatchObject({ fieldsErased: [], draftsDeleted: 0 });
  });

  it('leaves the record if invoices that stay print it', async () => {
    await store([{ number: 'F-1', issueDate: '2026-11-02' }], { parties: 'current' });
    const before = await printed();
    expect(await erase({ isPartial: true })).toMatchObject({ isRecordPrinted: true, fieldsErased: [] });
    expect(await customer()).toMatchObject({ email: 'ada@moss.example' });
    expect(await printed()).toEqual(before);
  });

  it('deletes invoices that were issued before the day, with all that belongs to them', async () => {
    await store([
      {
        number: 'F-1',
        issueDate: '2016-02-01',
        payments: [{ number: 'P-1', amount: '1.00', paidOn: '2016-02-03' }],
        supportingDocuments: [{ reference: 'S-1', description: 'Photo of Ada' }],
        customAttributes: [{ name: 'room', value: '12' }],
      },
      { number: 'F-2', issueDate: '2017-12-31' },
    ]);
    expect(await erase({ keepFrom: '2018-01-01' })).toMatchObject({ customerDeleted: true, invoicesDeleted: 2 });
    const rows = Object.entries(await allRows(database.prisma));
    const left = rows.filter(([, all]) => all.some((row) => row.includes(organisationId))).map(([table]) => table);
    expect(left.toSorted()).toEqual(['audit_entries', 'customers', 'organisations']);
    expect(JSON.stringify(rows.map(([, all]) => all.filter((row) => row.includes(organisationId))))).not.toMatch(/Moss|Ada|F-1/);
  });

  const CREDIT_NOTE = { number: 'CN-1', typeCode: '381', precedingInvoiceNumber: 'F-1' };

  it.each([
    [
      'an old invoice stays with the credit note that corrects it',
      [
        { number: 'F-1', issueDate: '2016-02-01' },
        { ...CREDIT_NOTE, issueDate: '2026-02-01' },
        { number: 'F-2', issueDate: '2016-02-01' },
      ],
    ],
    [
      'an old credit note stays with the invoice that it is used against',
      [
        { number: 'CN-1', typeCode: '381', issueDate: '2016-02-01' },
        {
          number: 'F-1',
          issueDate: '2026-02-01',
          appliedCredits: [{ creditNoteNumber: 'CN-1', amount: '1.00', appliedOn: '2026-02-02' }],
        },
        { number: 'F-2', issueDate: '2016-02-01' },
      ],
    ],
    [
      'an old credit note stays with the invoice of another customer that it is used against',
      [
        { number: 'CN-1', typeCode: '381', issueDate: '2016-02-01' },
        {
          number: 'F-1',
          accountId: 'B1',
          issueDate: '2026-02-01',
          appliedCredits: [{ creditNoteNumber: 'CN-1', amount: '1.00', appliedOn: '2026-02-02' }],
        },
        { number: 'F-2', issueDate: '2016-02-01' },
      ],
    ],
  ])('%s', async (_, invoices) => {
    await store(invoices);
    const before = await printed();
    expect(await erase({ keepFrom: '2018-01-01', isPartial: true })).toMatchObject({ invoicesDeleted: 1, kept: { linked: 1 } });
    expect(await numbers()).toEqual(['CN-1', 'F-1']);
    before.delete('F-2');
    expect(await printed()).toEqual(before);
  });

  it('deletes an old invoice with its old credit note, and what others have of them keeps the number that it prints', async () => {
    const applied = { creditNoteNumber: 'CN-1', amount: '1.00', appliedOn: '2016-04-02' };
    await store([
      { number: 'F-1', issueDate: '2016-02-01', appliedCredits: [applied] },
      { ...CREDIT_NOTE, issueDate: '2016-03-01' },
      { number: 'B-1', accountId: 'B1', issueDate: '2016-04-01', appliedCredits: [applied] },
    ]);
    const before = (await printed()).get('B-1');
    expect(await erase({ keepFrom: '2018-01-01' })).toMatchObject({ invoicesDeleted: 2, customerDeleted: true });
    expect(await numbers()).toEqual(['B-1']);
    expect((await printed()).get('B-1')).toEqual(before);
    expect(before?.appliedCredits).toMatchObject([{ creditNoteNumber: 'CN-1' }]);
  });

  it('gives an order with invoices of another customer to that customer', async () => {
    await store([
      { number: 'D-1', status: 'DRAFT', issueDate: '2026-11-01', orderNumber: 'O-1' },
      { number: 'B-1', accountId: 'B1', issueDate: '2026-11-02', orderNumber: 'O-1' },
    ]);
    const before = await printed();
    expect(await erase()).toMatchObject({ customerDeleted: true, ordersDeleted: 0 });
    const order = await database.prisma.order.findFirst({ where: { organisationId }, include: { customer: true } });
    expect(order?.customer.accountId).toBe('B1');
    expect(await printed()).toEqual(before);
  });

  it('finds a customer without an account id by the id of its row', async () => {
    const buyer = { name: 'Ivy', address: { city: 'Bonn', countryCode: 'DE' } };
    await store([{ number: 'D-1', accountId: undefined, buyer, status: 'DRAFT', issueDate: '2026-11-01' }]);
    const ivy = await database.prisma.customer.findFirstOrThrow({ where: { organisationId, name: 'Ivy' } });
    expect(await erase({ customer: { customerId: ivy.id } })).toMatchObject({ customerDeleted: true, draftsDeleted: 1 });
    expect(await database.prisma.customer.count({ where: { organisationId } })).toBe(2);
  });

  it('finds no customer of another organisation', async () => {
    await store([]);
    const stored = await customer();
    const other = { organisationId: randomUUID(), customer: { customerId: stored?.id ?? '' } };
    await expect(erase(other)).rejects.toMatchObject({ code: 'customer_not_found' });
    await expect(erase({ customer: { accountId: 'C1' } })).rejects.toMatchObject({ code: 'customer_not_found' });
    expect([await customer(), await entries()]).toEqual([stored, []]);
  });

  it('says in a dry run what would go, and leaves everything', async () => {
    await store([
      { number: 'F-1', issueDate: '2016-02-01' },
      { number: 'F-2', issueDate: '2026-02-01' },
      { number: 'D-1', status: 'DRAFT', issueDate: '2026-11-01' },
    ]);
    const before = await allRows(database.prisma);
    const dry = await erase({ keepFrom: '2018-01-01', isPartial: true, isDryRun: true });
    expect(await allRows(database.prisma)).toEqual(before);
    expect(await erase({ keepFrom: '2018-01-01', isPartial: true })).toEqual(dry);
    expect(dry).toMatchObject({ draftsDeleted: 1, invoicesDeleted: 1, kept: { count: 1 } });
  });

  it('counts the batches whose results may still hold documents of the customer', async () => {
    await store([{ number: 'F-1', issueDate: '2016-02-01' }]);
    const invoice = await database.prisma.invoice.findFirstOrThrow({ where: { organisationId } });
    for (const [expiresAt, expiredAt] of [
      ['2027-01-05', null],
      ['2026-01-05', '2026-01-06'],
    ]) {
      const [batch] = await database.prisma.$queryRaw<{ id: string }[]>`INSERT INTO batches
          (organisation_id, request, request_sha256, subject, request_id, ip_address, items, chunk_size, first_turn, end_turn, expires_at, expired_at)
        VALUES (${organisationId}::uuid, '{}', repeat('a', 64), 's', 'r', 'i', 1, 1, 0, 1, ${expiresAt}::timestamptz, ${expiredAt}::timestamptz)
        RETURNING id::text`;
      await database.prisma.$executeRaw`INSERT INTO batch_items (batch_id, position, invoice_id, invoice_number)
        VALUES (${batch?.id}::uuid, 0, ${invoice.id}::uuid, 'F-1')`;
    }
    expect(await erase({ keepFrom: '2018-01-01' })).toMatchObject({ batches: { count: 1, lastExpiry: '2027-01-05T00:00:00Z' } });
  });
});

it('whichever customer of the sample data is erased: every other invoice, and every one that is kept, is printed as before', async () => {
  const database = await openFreshDatabase('postgresql');
  const { prisma } = database;
  try {
    for (const [, file] of sampleFiles()) await importRecords(prisma, file);
    const printed = async () => {
      const rows = await prisma.invoice.findMany({ select: { id: true, organisationId: true, number: true } });
      return new Map(await Promise.all(rows.map(async (row) => [row.id, await findInvoice(prisma, row)] as const)));
    };
    const customers = await prisma.customer.findMany({ where: { invoices: { some: {} } } });
    expect(customers.length).toBeGreaterThan(8);
    let before = await printed();
    const all = before.size;
    for (const { id, organisationId } of customers) {
      const whom = { organisationId, customer: { customerId: id }, by: 'x' };
      const report = await eraseCustomer(prisma, { ...whom, keepFrom: '2026-11-06', isPartial: true, isDryRun: false });
      const after = await printed();
      expect(after).toEqual(new Map([...before].filter(([invoiceId]) => after.has(invoiceId))));
      expect(before.size - after.size).toBe(report.draftsDeleted + report.invoicesDeleted);
      before = after;
    }
    expect([before.size > 5, before.size < all - 5]).toEqual([true, true]);
  } finally {
    await database.close();
  }
}, 60_000);

it('erasing a customer waits for an import, and gives up after a time', async () => {
  const database = await openFreshDatabase('postgresql');
  try {
    const organisationId = randomUUID();
    await importRecords(database.prisma, parseImport(JSON.stringify(records(organisationId, []))));
    let waited = 0;
    const request = { organisationId, customer: { accountId: 'A1' }, keepFrom: null, isPartial: false, isDryRun: false, by: 'x' };
    const options = { longestWaitMs: 300, onWait: () => void waited++ };
    await database.prisma.$transaction(async (db) => {
      await lockImports(db, 0, () => undefined);
      await expect(eraseCustomer(database.prisma, { ...request, ...options })).rejects.toMatchObject({ code: 'import_busy' });
    });
    expect(waited).toBe(1);
    expect(await eraseCustomer(database.prisma, request)).toMatchObject({ customerDeleted: true });
  } finally {
    await database.close();
  }
});
