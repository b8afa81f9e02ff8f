import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { buildInvoices } from '../../../src/records/import/build/build-invoices.js';
import { InconsistentInvoiceError } from '../../../src/invoices/errors.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import type { InvoiceKey } from '../../../src/invoices/invoice-reference.js';
import { markedRecord } from '../../templates/fixtures/national-marks.js';
import { openWatched, type WatchedClient } from '../../harness/database/queries.js';
import { comparable, sampleFiles } from '../../harness/database/samples.js';
import { freshDatabase, KINDS } from '../../harness/database/databases.js';

const FILES = sampleFiles();

describe.each(KINDS)('findInvoice on %s', (kind) => {
  let database: WatchedClient;
  /** By organisation and number. */
  const sequences = new Map<string, bigint>();
  const sequenceOf = (organisationId: string, number: string) => sequences.get(`${organisationId} ${number}`) ?? -1n;

  beforeAll(async () => {
    database = await openWatched(await freshDatabase(kind));
    for (const [, file] of FILES) {
      const { invoiceIds } = await importRecords(database.prisma, file);
      for (const { organisationId, number, id } of invoiceIds) sequences.set(`${organisationId} ${number}`, BigInt(id.slice(4)));
    }
  });
  afterAll(async () => database[Symbol.asyncDispose]());

  /** What was asked of the database meanwhile. */
  async function calls(act: () => Promise<unknown>): Promise<string[]> {
    database.calls.length = 0;
    await act();
    return [...database.calls];
  }

  it('finds national marks as they were imported; the same record again changes nothing, and a mark that is left out is gone', async () => {
    const organisationId = randomUUID();
    const marks = { verifactu: { system: 'verifactu' as const, environment: 'test' as const } };
    const { organisations, invoices } = markedRecord({ vatNumber: 'ESA58818501', countryCode: 'ES' }, marks);
    const fileWith = (changes: object) =>
      parseImport(
        JSON.stringify({
          organisations: organisations.map((one) => ({ ...one, id: organisationId })),
          invoices: invoices.map((one) => ({ ...one, organisationId, ...changes })),
        }),
      );
    const outcomeOf = async (changes: object) => (await importRecords(database.prisma, fileWith(changes))).invoiceIds[0]?.outcome;
    const found = async () => (await findInvoice(database.prisma, { organisationId, number: '2026/0117' }))?.nationalMarks;
    expect([await outcomeOf({}), await found(), await outcomeOf({ status: 'ISSUED' })]).toEqual(['created', marks, 'unchanged']);
    expect([await outcomeOf({ nationalMarks: undefined }), await found()]).toEqual(['updated', null]);
    expect(await outcomeOf({ nationalMarks: undefined, status: 'ISSUED' })).toBe('unchanged');
  });

  it('finds a number as it is written, and in its normal form', async () => {
    const organisationId = randomUUID();
    const numbers = ['Früh 7', 'Früh 8', 'F 9'];
    const file = parseImport(
      JSON.stringify({
        organisations: [{ id: organisationId, name: 'Fern', address: { countryCode: 'GB' } }],
        customers: [{ organisationId, accountId: 'A1', name: 'Moss' }],
        invoices: numbers.map((number) => ({
          organisationId,
          accountId: 'A1',
          number,
          currencyCode: 'GBP',
          issueDate: '2026-11-02',
          lines: [{ name: 'Fern', quantity: '1', unitPrice: '1', taxCategory: 'S', taxRate: '20' }],
        })),
      }),
    );
    await importRecords(database.prisma, file);
    // As an older version stored it.
    const stored = { organisationId_number: { organisationId, number: 'Früh 8' } };
    await database.prisma.invoice.update({ where: stored, data: { number: 'Früh  7' } });
    const numberOf = async (key: { number: string; id?: string }) =>
      (await findInvoice(database.prisma, { organisationId, ...key }))?.number;
    expect(await numberOf({ number: 'Früh 7' })).toBe('Früh 7');
    expect(await numberOf({ number: 'Fru\u0308h\u00a07' })).toBe('Früh 7');
    expect(await numberOf({ number: 'Früh  7' })).toBe('Früh  7');
    expect(await numberOf({ number: 'F   9', id: randomUUID() })).toBe('F 9');
    expect(await numberOf({ number: 'F10' })).toBeUndefined();
  });

  it.each(FILES)('finds every invoice of %s as its file has it', async (_, file) => {
    for (const built of buildInvoices(file)) {
      const organisationId = built.organisation.id;
      const sequence = sequenceOf(organisationId, built.number);
      const found = await findInvoice(database.prisma, { organisationId, sequence });
      if (!found) throw new Error(`${built.number} is not found`);
      expect(comparable(built)).toMatchObject(comparable(found));
      expect(found).toMatchObject({ id: built.id, sequence: String(sequence), version: 1 });
      expect(found.organisation.logo === null).toBe(built.organisation.logo === null);
    }
  });

  const [, timber] = FILES[0] ?? [];
  const [, messtechnik] = FILES[1] ?? [];
  const own = { organisationId: timber?.organisations[0]?.id ?? '', number: timber?.invoices[0]?.number ?? '' };
  const stranger = messtechnik?.organisations[0]?.id ?? '';
  const [ownId = '', customerId = ''] = [
    timber?.invoices[0]?.id,
    timber?.customers.find(({ accountId }) => accountId === timber.invoices[0]?.accountId)?.id,
  ];
  const otherCustomer = timber?.customers.find((customer) => customer.id !== customerId)?.id ?? '';
  const foreign = { id: messtechnik?.invoices[0]?.id ?? '', customerId: messtechnik?.customers[0]?.id ?? '' };

  /** Each way to name the invoice `own`, or another one of the organisation. */
  const KEYS: [string, (organisationId: string) => InvoiceKey][] = [
    ['its sequence', (organisationId) => ({ organisationId, sequence: sequenceOf(own.organisationId, own.number) })],
    ['its number', (organisationId) => ({ organisationId, number: own.number })],
    ['its id', (organisationId) => ({ organisationId, id: ownId })],
    ['its id, which might be a number', (organisationId) => ({ organisationId, id: ownId, number: ownId.toUpperCase() })],
    ['its number, which might be an id', (organisationId) => ({ organisationId, id: randomUUID(), number: own.number })],
    ['its id and its customer', (organisationId) => ({ organisationId, id: ownId, customerId })],
  ];

  describe.each(KEYS)('by %s', (_, key) => {
    it('finds it in one query, and not for another organisation, with the same query', async () => {
      let found;
      const asked = await calls(async () => (found = await findInvoice(database.prisma, key(own.organisationId))));
      expect(found).toMatchObject({
        id: ownId,
        number: own.number,
        organisation: { id: own.organisationId },
        customer: { id: customerId },
      });
      expect(asked).toHaveLength(1);
      for (const organisationId of [stranger, randomUUID()]) {
        let denied;
        expect(await calls(async () => (denied = await findInvoice(database.prisma, key(organisationId))))).toEqual(asked);
        expect(denied).toBeNull();
      }
    });

    it('names every part of the key in the query', async () => {
      const { organisationId: _organisation, ...reference } = key(own.organisationId);
      const [sql] = await calls(() => findInvoice(database.prisma, key(own.organisationId)));
      const columns = [
        'organisation_id',
        ...Object.keys(reference).map((name) => (name === 'customerId' ? 'customer_id' : name)),
      ];
      for (const column of columns) expect(sql).toContain(`"${column}" = $`);
    });

    it('does not find it once it is deleted', async () => {
      await database.prisma.invoice.update({ where: { id: ownId }, data: { deletedAt: new Date() } });
      try {
        expect(await findInvoice(database.prisma, key(own.organisationId))).toBeNull();
      } finally {
        await database.prisma.invoice.update({ where: { id: ownId }, data: { deletedAt: null } });
      }
    });
  });

  it('goes by the id before the number where the two name different invoices', async () => {
    const where = { organisationId_number: { organisationId: own.organisationId, number: timber?.invoices[1]?.number ?? '' } };
    const other = await database.prisma.invoice.update({ where, data: { number: ownId } });
    try {
      const key = { organisationId: own.organisationId, id: ownId, number: ownId };
      expect(await findInvoice(database.prisma, key)).toMatchObject({ id: ownId, number: own.number });
      expect(await findInvoice(database.prisma, { ...key, id: randomUUID() })).toMatchObject({ id: other.id, number: ownId });
      expect(await findInvoice(database.prisma, { ...key, organisationId: stranger })).toBeNull();
    } finally {
      await database.prisma.invoice.update({ where: { id: other.id }, data: { number: where.organisationId_number.number } });
    }
  });

  // M2
  it("has null for the organisation's own invoice and another customer of it, or somebody else's, or nobody", async () => {
    for (const wrong of [otherCustomer, foreign.customerId, randomUUID(), ownId])
      expect(await findInvoice(database.prisma, { organisationId: own.organisationId, id: ownId, customerId: wrong })).toBeNull();
  });

  it("has null for the id of another organisation's invoice, with a customer of one's own, with its own, and without", async () => {
    const { organisationId } = own;
    expect(await findInvoice(database.prisma, { organisationId: stranger, ...foreign })).toMatchObject({ id: foreign.id });
    expect(await findInvoice(database.prisma, { organisationId, id: foreign.id, customerId })).toBeNull();
    expect(await findInvoice(database.prisma, { organisationId, ...foreign })).toBeNull();
    expect(await findInvoice(database.prisma, { organisationId, id: foreign.id })).toBeNull();
  });

  it('tells numbers apart to the letter, and takes none for a pattern', async () => {
    const { organisationId } = own;
    for (const number of [own.number.toLowerCase(), `${own.number} 1`, 'ST-2026-000_', '%', '', 'x'.repeat(10_000)])
      expect(await findInvoice(database.prisma, { organisationId, number })).toBeNull();
  });

  it('asks once, whatever the invoice has and whether it is there', async () => {
    const find = (organisationId: string, sequence: bigint) =>
      calls(() => findInvoice(database.prisma, { organisationId, sequence }));
    const sequence = sequenceOf(own.organisationId, own.number);
    const found = await find(own.organisationId, sequence);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^SELECT .*"organisation_id" = \$\d.* AND .*"sequence" = \$\d/s);
    expect(await find(stranger, sequence)).toEqual(found);
    expect(await find(own.organisationId, 999_999n)).toEqual(found);
    expect(await find(own.organisationId, 2n ** 63n - 1n)).toEqual(found);
    expect(await find(randomUUID(), sequence)).toEqual(found);
  });

  it("has null for another organisation's invoice, an absent one and a deleted one", async () => {
    const sequence = sequenceOf(own.organisationId, own.number);
    const find = (organisationId: string) => findInvoice(database.prisma, { organisationId, sequence });
    expect(await find(own.organisationId)).toMatchObject({ number: own.number });
    expect(await find(stranger)).toBeNull();
    expect(await find(randomUUID())).toBeNull();
    expect(await findInvoice(database.prisma, { ...own, sequence: 0n })).toBeNull();
    await database.prisma.invoice.update({ where: { sequence }, data: { deletedAt: new Date() } });
    try {
      expect(await find(own.organisationId)).toBeNull();
    } finally {
      await database.prisma.invoice.update({ where: { sequence }, data: { deletedAt: null } });
    }
  });

  // I16
  it.each([undefined, null, { not: randomUUID() }, { contains: '' }, ['x'], '', "x' OR '1'='1", 7])(
    'never finds any row for an organisation that is %j',
    async (organisationId) => {
      const key = { organisationId, sequence: sequenceOf(own.organisationId, own.number) } as unknown;
      await expect(findInvoice(database.prisma, key as Parameters<typeof findInvoice>[1])).rejects.toThrow(Error);
    },
  );

  it.each<unknown>([
    {},
    { id: undefined },
    { id: null },
    { id: { not: '' } },
    { id: '' },
    { id: "x' OR '1'='1" },
    { number: undefined },
    { number: null },
    { number: { contains: '' } },
    { number: ['ST-2026-0001'] },
    { customerId },
    { id: ownId, customerId: undefined },
    { id: ownId, customerId: null },
    { id: ownId, customerId: { not: '' } },
  ])('never finds any row for a key that is %j', async (reference) => {
    const key = { organisationId: own.organisationId, ...(reference as object) } as InvoiceKey;
    await expect(findInvoice(database.prisma, key)).rejects.toThrow(Error);
  });

  it.each([undefined, null, { gt: 0 }, 'x', 1.5])('never finds any row for a sequence that is %j', async (sequence) => {
    const key = { organisationId: own.organisationId, sequence } as unknown;
    await expect(findInvoice(database.prisma, key as Parameters<typeof findInvoice>[1])).rejects.toThrow(Error);
  });

  it('says where goods go as the preview of the file says it', async () => {
    const shippingAddress = { name: 'Yard', line1: '2 Quay', countryCode: 'GB' };
    const deliveries = [
      undefined,
      { name: 'Depot' },
      { date: '2026-11-01' },
      { name: 'Depot', line1: '1 Mole', countryCode: 'FR' },
      { city: 'Caen', countryCode: 'FR', date: '2026-11-01' },
    ];
    const organisationId = randomUUID();
    const accounts = [{ accountId: 'ships', shippingAddress }, { accountId: 'bare' }];
    const file = parseImport(
      JSON.stringify({
        organisations: [{ id: organisationId, name: 'Fern', address: { countryCode: 'GB' } }],
        customers: accounts.map((account) => ({ organisationId, name: 'Moss', ...account })),
        invoices: accounts.flatMap(({ accountId }) =>
          deliveries.map((delivery, index) => ({
            organisationId,
            accountId,
            number: `${accountId}-${index}`,
            currencyCode: 'GBP',
            issueDate: '2026-11-02',
            lines: [{ name: 'Fern', quantity: '1', unitPrice: '1', taxCategory: 'S', taxRate: '20' }],
            delivery,
          })),
        ),
      }),
    );
    const { invoiceIds } = await importRecords(database.prisma, file);
    const found = await Promise.all(
      invoiceIds.map(({ id }) => findInvoice(database.prisma, { organisationId, sequence: BigInt(id.slice(4)) })),
    );
    expect(found.map((invoice) => invoice?.delivery)).toEqual(buildInvoices(file).map(({ delivery }) => delivery));
    expect(found.map((invoice) => invoice?.delivery && [invoice.delivery.name, invoice.delivery.address.countryCode])).toEqual([
      ['Yard', 'GB'],
      ['Depot', 'GB'],
      ['Yard', 'GB'],
      ['Depot', 'FR'],
      [null, 'FR'],
      null,
      ['Depot', null],
      [null, null],
      ['Depot', 'FR'],
      [null, 'FR'],
    ]);
  });

  it('reads one line more than it is told to, and no further', async () => {
    const [, file] = FILES.find(([, { invoices }]) => invoices.some(({ lines }) => lines.length === 400)) ?? [];
    const { organisationId = '', number = '' } = file?.invoices.find(({ lines }) => lines.length === 400) ?? {};
    const whole = await findInvoice(database.prisma, { organisationId, number });
    const cut = await findInvoice(database.prisma, { organisationId, number }, 7);
    expect(cut?.lines).toEqual(whole?.lines.slice(0, 8));
    expect(cut?.lines).toHaveLength(8);
  });

  it('refuses a charge on the document that has no tax', async () => {
    const sequence = sequenceOf(own.organisationId, own.number);
    const { id: invoiceId, organisationId } = await database.prisma.invoice.findUniqueOrThrow({ where: { sequence } });
    const data = { organisationId, invoiceId, sortOrder: 9, kind: 'CHARGE' as const, reason: 'x', amount: '1' };
    const { id } = await database.prisma.allowanceCharge.create({ data });
    try {
      await expect(findInvoice(database.prisma, { organisationId, sequence })).rejects.toThrow(InconsistentInvoiceError);
    } finally {
      await database.prisma.allowanceCharge.delete({ where: { id } });
    }
  });

  it('has the lines in their order, also where they were stored in another', async () => {
    const [, file] = FILES.find(([, { invoices }]) => invoices.some(({ lines }) => lines.length === 400)) ?? [];
    const usage = file?.invoices.find(({ lines }) => lines.length === 400);
    const key = {
      organisationId: usage?.organisationId ?? '',
      sequence: sequenceOf(usage?.organisationId ?? '', usage?.number ?? ''),
    };
    await database.prisma.$executeRaw`
      UPDATE invoice_lines SET description = description
      WHERE invoice_id = (SELECT id FROM invoices WHERE sequence = ${key.sequence}) AND sort_order % 3 = 0`;
    const found = await findInvoice(database.prisma, key);
    expect(found?.lines.map(({ name, quantity }) => [name, quantity])).toEqual(
      usage?.lines.map(({ name, quantity }) => [name, quantity.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')]),
    );
  });

  describe('decimals', () => {
    const AMOUNTS = [
      '123456789012345678901234.1234',
      '-999999999999999999999999.9999',
      '0.0001',
      '-0.0001',
      '12345678901234567890.1234',
      '9007199254740993',
      '0.3',
      '1234.5',
      '0',
    ];
    const PRICES = ['0.0000000001', '-0.0000000001', '999999999999999999.9999999999', '123456789012345678.0123456789', '0.1'];
    const sequence = () => sequenceOf(own.organisationId, own.number);

    it.each(AMOUNTS)('%s comes back to the last digit, from every table', async (amount) => {
      await database.prisma.$transaction(async (db) => {
        const { id: invoiceId, organisationId } = await db.invoice.update({
          where: { sequence: sequence() },
          data: { taxInclusive: amount, amountDue: amount },
        });
        await db.invoiceLine.updateMany({ where: { invoiceId }, data: { netAmount: amount } });
        await db.taxBreakdown.updateMany({ where: { invoiceId }, data: { taxableAmount: amount } });
        await db.payment.deleteMany({ where: { invoiceId } });
        await db.payment.create({ data: { organisationId, invoiceId, number: 'exact', amount, paidOn: new Date() } });
        const lines = await db.invoiceLine.findMany({ where: { invoiceId }, select: { id: true }, take: 1 });
        await db.allowanceCharge.deleteMany({ where: { invoiceId } });
        const item = {
          organisationId,
          invoiceId,
          kind: 'CHARGE' as const,
          reason: 'x',
          amount,
          baseAmount: amount,
          sortOrder: 0,
        };
        await db.allowanceCharge.create({ data: { ...item, lineId: lines[0]?.id ?? '' } });
      });
      const found = await findInvoice(database.prisma, { ...own, sequence: sequence() });
      const amounts = [
        found?.totals.taxInclusive,
        found?.totals.amountDue,
        found?.payments[0]?.amount,
        ...(found?.lines.map(({ netAmount }) => netAmount) ?? []),
        ...(found?.taxBreakdown.map(({ taxableAmount }) => taxableAmount) ?? []),
        ...(found?.lines.flatMap((line) => line.allowancesAndCharges.flatMap((item) => [item.amount, item.baseAmount])) ?? []),
      ];
      expect(amounts.length).toBeGreaterThan(8);
      expect([...new Set(amounts)]).toEqual([amount]);
    });

    it.each(PRICES)('%s comes back as a price and a quantity', async (value) => {
      const data = { unitPrice: value, quantity: value, priceBaseQuantity: value };
      await database.prisma.invoiceLine.updateMany({ where: { invoice: { sequence: sequence() } }, data });
      const found = await findInvoice(database.prisma, { ...own, sequence: sequence() });
      expect(found?.lines[0]).toMatchObject(data);
    });

    it.each(['0.000001', '33.333333', '100', '8.875'])('%s comes back as a rate', async (taxRate) => {
      await database.prisma.invoiceLine.updateMany({ where: { invoice: { sequence: sequence() } }, data: { taxRate } });
      const found = await findInvoice(database.prisma, { ...own, sequence: sequence() });
      expect(found?.lines.map((line) => line.taxRate)).toContain(taxRate);
    });
  });
});
