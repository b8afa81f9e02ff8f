import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerInvoice, LedgerOwner, LedgerQuery } from '../../../src/invoices/ledger/ledger.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { findLedgerInvoice, listLedgerInvoices } from '../../../src/records/ledger/ledger.js';
import { openDatabase } from '../../../src/records/open-database.js';
import { openWatched, type WatchedClient } from '../../harness/database/queries.js';
import { sampleFiles } from '../../harness/database/samples.js';
import { freshDatabase, KINDS } from '../../harness/database/databases.js';

const FILES = sampleFiles().map(([, file]) => file);
const [TIMBER, MESSTECHNIK] = FILES;
const ORGANISATION = TIMBER?.organisations[0]?.id ?? '';
const STRANGER = MESSTECHNIK?.organisations[0]?.id ?? '';
const FULL = TIMBER?.invoices.find(({ number }) => number === 'ST-KS-2026-0009');
const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

function lineOf(invoice: typeof FULL, index: number) {
  const line = invoice?.lines[index];
  if (!line) throw new Error(`the sample has no line ${index}`);
  return line;
}

/** Where a value holds null, or nothing. */
function gaps(value: unknown, path = ''): string[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => gaps(child, `${path}.${key}`));
}

/** A file of one organisation with two customers and these invoices. */
const file = (organisationId: string, invoices: object[]) =>
  parseImport(
    JSON.stringify({
      organisations: [{ id: organisationId, name: 'Fern', address: { countryCode: 'GB' }, timeZone: 'Asia/Tokyo' }],
      customers: ['A1', 'A2'].map((accountId) => ({ organisationId, accountId, name: `Moss ${accountId}` })),
      invoices: invoices.map((fields) => ({
        organisationId,
        accountId: 'A1',
        currencyCode: 'GBP',
        issueDate: '2026-11-02',
        lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' }],
        ...fields,
      })),
    }),
  );

describe.each(KINDS)('the ledger on %s', (kind) => {
  let database: WatchedClient;
  beforeAll(async () => {
    database = await openWatched(await freshDatabase(kind));
    for (const one of FILES) await importRecords(database.prisma, one);
  }, 60_000);
  afterAll(async () => database[Symbol.asyncDispose]());

  /** What was asked of the database meanwhile. */
  async function calls(act: () => Promise<unknown>): Promise<string[]> {
    database.calls.length = 0;
    await act();
    return [...database.calls];
  }
  const find = (number: string, lines = true, organisationId = ORGANISATION) =>
    findLedgerInvoice(database.prisma, organisationId, { number }, lines);
  const list = (owner: LedgerOwner, fields: Partial<LedgerQuery> = {}) =>
    listLedgerInvoices(database.prisma, {
      organisationId: ORGANISATION,
      owner,
      order: 'desc',
      limit: 100,
      offset: 0,
      ...fields,
    });
  const WHOLE: LedgerOwner = { kind: 'organisation' };

  it('finds invoices, orders and accounts in the normal form of their numbers too', async () => {
    const organisationId = randomUUID();
    const records = file(organisationId, [{ number: 'F 1', orderNumber: 'O 1' }]);
    await importRecords(database.prisma, records);
    expect((await find('F\u00a0 1', false, organisationId))?.number).toBe('F 1');
    expect(await list({ kind: 'order', reference: { number: 'O   1' } }, { organisationId })).toMatchObject({ total: 1 });
    expect(await list({ kind: 'order', reference: { number: 'O   2' } }, { organisationId })).toBeNull();
    expect(await list({ kind: 'order', reference: { number: 'O\t1', id: randomUUID() } }, { organisationId })).toMatchObject({
      total: 1,
    });
    const account = records.customers[0]?.accountId ?? '';
    expect(await list({ kind: 'customer', reference: { accountId: ` ${account}` } }, { organisationId })).toMatchObject({
      total: 1,
    });
  });
  const numbers = (page: { invoices: LedgerInvoice[] } | null) => page?.invoices.map(({ number }) => number);

  describe('an invoice', () => {
    it('has everything that its file has', async () => {
      const { id } = await database.prisma.tax.findFirstOrThrow({ where: { organisationId: ORGANISATION, code: 'VAT20' } });
      const line = (index: number, start: string, end: string, figures: object) => {
        const { name, itemUuid, itemId, unit, unitCode, warehouse, pricingSnapshotUuid, salesRevenueAccount } = lineOf(
          FULL,
          index,
        );
        return {
          id: UUID,
          version: 1,
          name,
          itemUuid,
          itemId,
          unit,
          unitCode,
          warehouse,
          pricingSnapshotUuid,
          salesRevenueAccount,
          charging: { start: { date: start, alternate: '2026-08-31' }, end: { date: end, alternate: '2026-09-27' } },
          tax: { id, code: 'VAT20' },
          taxRate: '20',
          ...figures,
        };
      };
      expect(await find('ST-KS-2026-0009')).toEqual({
        id: '58ba1248-7c0c-451f-a445-fe5ef10407b8',
        number: 'ST-KS-2026-0009',
        status: 'ISSUED',
        typeCode: '380',
        version: 1,
        currencyCode: 'GBP',
        timeZone: 'Europe/London',
        customer: { accountId: 'HARB01', name: 'Harbour & Hearth Interiors Ltd' },
        order: { number: 'SO-2026-0241' },
        customForm: { id: UUID, name: 'Kiln and storage' },
        purchaseOrderReference: 'HH-26-0733',
        issued: { date: '2026-09-30', alternate: '2026-10-01' },
        due: { date: '2026-10-30', alternate: '2026-10-31' },
        billing: {
          start: { date: '2026-09-01', alternate: '2026-08-31' },
          end: { date: '2026-09-30', alternate: '2026-09-27' },
        },
        totals: {
          lineNetTotal: '2089.8',
          allowanceTotal: '104.49',
          chargeTotal: '140',
          taxExclusive: '2125.31',
          taxTotal: '425.06',
          taxInclusive: '2550.37',
          paidAmount: '2084.6',
          roundingAmount: '0',
          withholdingTotal: '0',
          thirdPartyTotal: '0',
          amountDue: '465.77',
        },
        freightCharges: ['140'],
        paymentMeans: [{ meansCode: null }],
        priceTaxInclusive: false,
        notes: 'Amended on 5 October: six bays were in use, not five.',
        payments: [
          { number: 'RC-2026-0118', amount: '1200', paidOn: '2026-10-20', createdAt: '2026-10-20T10:41:09.000Z' },
          { number: 'RC-2026-0125', amount: '800', paidOn: '2026-11-02', createdAt: '2026-11-02T11:26:48.000Z' },
        ],
        appliedCredits: [{ amount: '84.6' }],
        creditNotes: [{ number: 'ST-CN-2026-0002', total: '-84.6' }],
        customAttributes: [
          { name: 'Cost centre', value: 'WORKSHOP-PERTH' },
          { name: 'Sales channel', value: 'Contract' },
        ],
        customObjects: FULL?.customObjects,
        createdBy: 'f.grant',
        createdAt: '2026-09-30T16:05:12.000Z',
        updatedBy: 'm.stuart',
        updatedAt: '2026-11-02T11:26:48.000Z',
        reactivatedAt: '2026-10-01T09:10:03.000Z',
        cancelledAt: '2026-10-01T08:58:20.000Z',
        amendedAt: '2026-10-05T13:22:41.000Z',
        voidedAt: null,
        deletedAt: null,
        lines: [
          line(0, '2026-09-02', '2026-09-25', { quantity: '14.6', netAmount: '1722.8', taxAmount: '344.56' }),
          line(1, '2026-09-01', '2026-09-30', { quantity: '6', netAmount: '255', taxAmount: '51' }),
          line(2, '2026-09-02', '2026-09-25', { quantity: '4', netAmount: '112', taxAmount: '22.4' }),
        ],
      });
    });

    it('of the sample data lacks nothing but the time at which it was voided or deleted', async () => {
      const found = await find('ST-KS-2026-0009');
      // Its account is one to transfer to, which needs no code.
      expect(gaps(found)).toEqual(['.paymentMeans.0.meansCode', '.voidedAt', '.deletedAt']);
      expect(await find('ST-2026-0006')).toMatchObject({ status: 'VOID', voidedAt: '2026-11-18T13:06:21.000Z' });
    });

    it('has null for what it has not, and empty lists', async () => {
      const found = await find('ST-2026-0004');
      expect(found).toMatchObject({
        order: null,
        customForm: null,
        purchaseOrderReference: null,
        issued: { date: '2026-11-05', alternate: null },
        due: { date: null, alternate: null },
        billing: { start: { date: null, alternate: null }, end: { date: null, alternate: null } },
        freightCharges: [],
        notes: null,
        payments: [],
        appliedCredits: [],
        creditNotes: [],
        customAttributes: [],
        customObjects: [],
        updatedBy: null,
        voidedAt: null,
      });
      expect(found?.lines[0]).toMatchObject({
        itemUuid: null,
        warehouse: null,
        unit: null,
        unitCode: 'C62',
        charging: { start: { date: null } },
      });
    });

    it('is the same by its id, without lines, and in a list', async () => {
      const found = await find('ST-KS-2026-0009');
      expect(await findLedgerInvoice(database.prisma, ORGANISATION, { id: found?.id ?? '' }, true)).toEqual(found);
      expect(await find('ST-KS-2026-0009', false)).toEqual({ ...found, lines: [] });
      expect((await list(WHOLE))?.invoices).toContainEqual(found);
    });

    it.each(['ST-2026-0006', 'ST-2026-0007'])('%s, which is void or a draft, is there', async (number) => {
      expect(await find(number)).toMatchObject({ number, status: number === 'ST-2026-0006' ? 'VOID' : 'DRAFT' });
      expect(numbers(await list(WHOLE))).toContain(number);
    });

    it('is null where it is absent, deleted, foreign, or a credit note', async () => {
      const id = FULL?.id ?? '';
      const byId = (organisationId: string, one: string) => findLedgerInvoice(database.prisma, organisationId, { id: one }, true);
      expect(await find('ST-2026-9999')).toBeNull();
      expect(await find('st-ks-2026-0009')).toBeNull();
      expect(await byId(ORGANISATION, randomUUID())).toBeNull();
      expect(await find('ST-KS-2026-0009', true, STRANGER)).toBeNull();
      expect(await byId(STRANGER, id)).toBeNull();
      expect(await byId(ORGANISATION, MESSTECHNIK?.invoices[0]?.id ?? '')).toBeNull();
      expect(await find('ST-CN-2026-0002')).toBeNull();
      expect(await byId(ORGANISATION, '63312566-bf0e-42e5-824f-615f3f505dc3')).toBeNull();
      await database.prisma.invoice.update({ where: { id }, data: { deletedAt: new Date() } });
      try {
        expect([await find('ST-KS-2026-0009'), await byId(ORGANISATION, id)]).toEqual([null, null]);
        expect(numbers(await list(WHOLE))).not.toContain('ST-KS-2026-0009');
        expect(await list({ kind: 'order', reference: { number: 'SO-2026-0241' } })).toMatchObject({ total: 2 });
      } finally {
        await database.prisma.invoice.update({ where: { id }, data: { deletedAt: null } });
      }
    });

    // I16
    it.each<unknown>([{}, { id: undefined }, { id: null }, { id: { not: '' } }, { number: { contains: '' } }, { number: null }])(
      'is never any for a reference that is %j',
      async (reference) => {
        await expect(findLedgerInvoice(database.prisma, ORGANISATION, reference as { id: string }, true)).rejects.toThrow(Error);
      },
    );

    it.each<unknown>([undefined, null, { not: randomUUID() }, ['x'], '', "x' OR '1'='1", 7])(
      'is never any for an organisation that is %j, nor is a list',
      async (organisationId) => {
        const found = findLedgerInvoice(database.prisma, organisationId as string, { number: 'ST-2026-0001' }, true);
        await expect(found).rejects.toThrow(Error);
        // NULL equals nothing: no organisation has no invoices.
        const listed = await list(WHOLE, { organisationId: organisationId as string }).catch(() => ({ total: 0, invoices: [] }));
        expect(listed).toEqual({ total: 0, invoices: [] });
      },
    );
  });

  it('asks once for an invoice and twice for a list, for nothing that only documents show', async () => {
    const single = await calls(() => find('ST-KS-2026-0009'));
    expect(single).toHaveLength(1);
    expect(await calls(() => find('ST-KS-2026-0009', true, STRANGER))).toEqual(single);
    const bare = await calls(() => find('ST-KS-2026-0009', false));
    expect(bare).toHaveLength(1);
    expect(bare[0]).not.toContain('invoice_lines');
    const listed = await calls(() => list(WHOLE));
    expect(listed).toHaveLength(2);
    expect(await calls(() => list({ kind: 'order', reference: { number: 'SO-2026-0241' } }))).toHaveLength(2);
    expect(await calls(() => list({ kind: 'customer', reference: { accountId: 'HARB01' } }))).toHaveLength(2);
    for (const sql of [...single, ...bare, ...listed]) expect(sql).not.toMatch(/"?logo"?|"terms"|iban/);
    expect(await calls(() => list(WHOLE, { offset: 1000 }))).toHaveLength(1);
    expect(await calls(() => list({ kind: 'order', reference: { number: 'absent' } }))).toHaveLength(1);
  });

  describe('a list', () => {
    it('of the organisation has its invoices by issue date, newest first or last, and no credit note', async () => {
      const expected = (TIMBER?.invoices ?? [])
        .filter(({ type }) => type !== 'CREDIT_NOTE')
        .toSorted((a, b) => Number(a.issueDate < b.issueDate) - Number(a.issueDate > b.issueDate))
        .map(({ number }) => number);
      expect(expected).toHaveLength(10);
      const newestFirst = await list(WHOLE);
      expect(newestFirst?.total).toBe(10);
      expect(numbers(newestFirst)).toEqual(expected);
      expect(numbers(await list(WHOLE, { order: 'asc' }))).toEqual(expected.toReversed());
      expect(numbers(await list(WHOLE, { limit: 3, offset: 2 }))).toEqual(expected.slice(2, 5));
      expect((await list(WHOLE, { limit: 3, offset: 2 }))?.total).toBe(10);
    });

    it('of an order has its invoices, by number or id', async () => {
      const expected = ['ST-KS-2026-0010', 'ST-KS-2026-0009', 'ST-KS-2026-0008'];
      const { id } = await database.prisma.order.findFirstOrThrow({
        where: { organisationId: ORGANISATION, number: 'SO-2026-0241' },
      });
      for (const reference of [{ number: 'SO-2026-0241' }, { id }]) {
        const page = await list({ kind: 'order', reference });
        expect([page?.total, numbers(page)]).toEqual([3, expected]);
        expect(numbers(await list({ kind: 'order', reference }, { order: 'asc' }))).toEqual(expected.toReversed());
      }
    });

    it('of a customer has its invoices, by account id or id', async () => {
      const id = TIMBER?.customers.find(({ accountId }) => accountId === 'HARB01')?.id ?? '';
      for (const reference of [{ accountId: 'HARB01' }, { id }]) {
        const page = await list({ kind: 'customer', reference });
        const expected = ['ST-2026-0006', 'ST-2026-0002', 'ST-KS-2026-0010', 'ST-KS-2026-0009', 'ST-KS-2026-0008'];
        expect([page?.total, numbers(page)]).toEqual([5, expected]);
        expect(page?.invoices.map(({ lines }) => lines.length)).toEqual([2, 4, 2, 3, 2]);
      }
    });

    it('is null for an order or a customer that is absent or of another organisation', async () => {
      const order = await database.prisma.order.findFirstOrThrow({ where: { organisationId: STRANGER } });
      const customer = await database.prisma.customer.findFirstOrThrow({ where: { organisationId: STRANGER } });
      const own = await database.prisma.customer.findFirstOrThrow({ where: { organisationId: ORGANISATION } });
      const owners: LedgerOwner[] = [
        { kind: 'order', reference: { number: 'absent' } },
        { kind: 'order', reference: { id: randomUUID() } },
        { kind: 'order', reference: { number: order.number } },
        { kind: 'order', reference: { id: order.id } },
        { kind: 'order', reference: { id: own.id } },
        { kind: 'customer', reference: { accountId: 'absent' } },
        { kind: 'customer', reference: { id: randomUUID() } },
        { kind: 'customer', reference: { accountId: customer.accountId ?? '' } },
        { kind: 'customer', reference: { id: customer.id } },
        { kind: 'customer', reference: { accountId: "HARB01' OR '1'='1" } },
      ];
      for (const owner of owners) expect(await list(owner)).toBeNull();
      expect(await list({ kind: 'order', reference: { id: order.id } }, { organisationId: STRANGER })).toMatchObject({
        total: 1,
      });
    });

    it('is empty for an owner without invoices, and beyond the end, where the total still holds', async () => {
      const organisationId = randomUUID();
      const empty = { total: 0, invoices: [] };
      expect(await list(WHOLE, { organisationId })).toEqual(empty);
      await importRecords(database.prisma, file(organisationId, [{ number: 'C-1', type: 'CREDIT_NOTE', orderNumber: 'O-1' }]));
      expect(await list(WHOLE, { organisationId })).toEqual(empty);
      expect(await list({ kind: 'customer', reference: { accountId: 'A2' } }, { organisationId })).toEqual(empty);
      expect(await list({ kind: 'order', reference: { number: 'O-1' } }, { organisationId })).toEqual(empty);
      for (const offset of [10, 11, Number.MAX_SAFE_INTEGER])
        expect(await list(WHOLE, { offset })).toEqual({ total: 10, invoices: [] });
    });
  });

  describe('invoices of one day', () => {
    const organisationId = randomUUID();
    const invoice = (index: number) => ({ number: `F-${index}`, ...(index % 2 === 0 && { orderNumber: 'O-1' }) });
    const owners: [string, LedgerOwner, number][] = [
      ['organisation', WHOLE, 60],
      ['order', { kind: 'order', reference: { number: 'O-1' } }, 30],
      ['customer', { kind: 'customer', reference: { accountId: 'A1' } }, 60],
    ];
    const allOf = async (owner: LedgerOwner, order: 'asc' | 'desc', limit: number) => {
      const found: string[] = [];
      for (let offset = 0; ; offset += limit) {
        const page = await list(owner, { organisationId, order, limit, offset });
        if (!page || page.invoices.length === 0) return found;
        found.push(...page.invoices.map(({ number }) => number));
      }
    };
    beforeAll(async () => {
      await importRecords(
        database.prisma,
        file(
          organisationId,
          Array.from({ length: 60 }, (_, index) => invoice(index)),
        ),
      );
    });

    it.each(owners)(
      'of one %s come once each, whatever the size of the page, and backwards in the other order',
      async (_, owner, total) => {
        const expected = await allOf(owner, 'desc', 100);
        expect(new Set(expected).size).toBe(total);
        const added = expected.map((number) => Number(number.slice('F-'.length)));
        expect(added).toEqual(added.toSorted((one, other) => other - one));
        for (const limit of [1, 7]) {
          expect(await allOf(owner, 'desc', limit)).toEqual(expected);
          expect(await allOf(owner, 'asc', limit)).toEqual(expected.toReversed());
        }
      },
    );

    it('keep their order when others of the same day come between two pages', async () => {
      const before = await allOf(WHOLE, 'desc', 100);
      const first = await list(WHOLE, { organisationId, limit: 20 });
      await importRecords(
        database.prisma,
        file(
          organisationId,
          Array.from({ length: 20 }, (_, index) => ({ number: `G-${index}` })),
        ),
      );
      const rest = await list(WHOLE, { organisationId, limit: 100, offset: 20 });
      expect(first?.total).toBe(60);
      expect(rest?.total).toBe(80);
      const after = await allOf(WHOLE, 'desc', 100);
      expect(after.filter((id) => before.includes(id))).toEqual(before);
      // Those that came before the second page push old ones onto it again, and none beyond it.
      const seen = [...(first?.invoices ?? []), ...(rest?.invoices ?? [])].map(({ number }) => number);
      expect(before.filter((number) => !seen.includes(number))).toEqual([]);
      // Oldest first, nobody who is paging is disturbed: they come at the end.
      expect((await allOf(WHOLE, 'asc', 100)).slice(0, 60)).toEqual(before.toReversed());
    });
  });

  it('finds what has the form of an id by its number too; who has the id goes first, and never another organisation', async () => {
    const [organisationId, first, second, deleted] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const customers = [{ id: first, accountId: second }, { id: second, accountId: 'A1' }, { accountId: deleted }];
    const fields = { currencyCode: 'GBP', issueDate: '2026-11-02', status: 'DRAFT' as const, lines: [] };
    const invoices = [
      { id: first, number: second, accountId: second, orderNumber: first },
      { id: second, number: 'F-2', accountId: 'A1' },
      { id: deleted, number: 'F-3', accountId: 'A1', deletedAt: '2026-11-03T00:00:00Z' },
      { number: deleted, accountId: deleted, orderNumber: deleted.toUpperCase() },
    ].map((one) => ({ ...fields, organisationId, ...one }));
    await importRecords(
      database.prisma,
      parseImport(
        JSON.stringify({
          organisations: [{ id: organisationId, name: 'Fern', address: { countryCode: 'GB' } }],
          customers: customers.map((one) => ({ organisationId, name: 'Moss', ...one })),
          invoices,
        }),
      ),
    );
    const numberOf = async (id: string, organisation: string = organisationId) =>
      (await findLedgerInvoice(database.prisma, organisation, { id, number: id }, true))?.number;
    expect([await numberOf(first), await numberOf(second), await numberOf(deleted)]).toEqual([second, 'F-2', deleted]);
    expect([await numberOf(first, ORGANISATION), await numberOf(randomUUID())]).toEqual([undefined, undefined]);

    const ofAccount = async (id: string) =>
      numbers(await list({ kind: 'customer', reference: { id, accountId: id } }, { organisationId }));
    expect([await ofAccount(first), await ofAccount(second), await ofAccount(deleted)]).toEqual([[second], ['F-2'], [deleted]]);
    const ofOrder = (number: string, organisation: string = organisationId) =>
      list({ kind: 'order', reference: { id: number.toLowerCase(), number } }, { organisationId: organisation });
    expect(numbers(await ofOrder(first))).toEqual([second]);
    expect(numbers(await ofOrder(deleted.toUpperCase()))).toEqual([deleted]);
    expect([await ofOrder(deleted), await ofOrder(first, ORGANISATION)]).toEqual([null, null]);
  });

  it('orders payments by day, then by when they were noted, then by number', async () => {
    const organisationId = randomUUID();
    const payment = (number: string, paidOn: string, createdAt: string) => ({ number, amount: '1.00', paidOn, createdAt });
    const payments = [
      payment('P-1', '2026-11-05', '2026-11-05T10:00:00Z'),
      payment('P-2', '2026-11-04', '2026-11-09T00:00:00.250+09:00'),
      payment('P-4', '2026-11-05', '2026-11-05T09:00:00Z'),
      payment('P-3', '2026-11-05', '2026-11-05T10:00:00+01:00'),
    ];
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', payments }]));
    const found = await find('F-1', false, organisationId);
    expect(found?.payments.map(({ number, createdAt }) => [number, createdAt])).toEqual([
      ['P-2', '2026-11-08T15:00:00.250Z'],
      ['P-3', '2026-11-05T09:00:00.000Z'],
      ['P-4', '2026-11-05T09:00:00.000Z'],
      ['P-1', '2026-11-05T10:00:00.000Z'],
    ]);
  });

  it('counts credit notes that are issued, neither void nor a draft nor deleted', async () => {
    const organisationId = randomUUID();
    const note = (number: string, fields: object = {}) => ({
      number,
      type: 'CREDIT_NOTE',
      precedingInvoiceNumber: 'F-1',
      lines: [{ name: 'Fern', quantity: '-1', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' }],
      ...fields,
    });
    const notes = [
      note('C-2'),
      note('C-1', { issueDate: '2026-11-03' }),
      note('C-3', { status: 'VOID' }),
      note('C-4', { status: 'DRAFT' }),
      note('C-5', { deletedAt: '2026-11-04T00:00:00Z' }),
    ];
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1' }, ...notes]));
    expect((await find('F-1', false, organisationId))?.creditNotes).toEqual([
      { number: 'C-2', total: '-5.4' },
      { number: 'C-1', total: '-5.4' },
    ]);
  });

  it('takes for freight what is a charge on the document with the reason code FC', async () => {
    const organisationId = randomUUID();
    const item = { kind: 'CHARGE', reason: 'x', reasonCode: 'FC', amount: '1.00' };
    const tax = { taxCategory: 'S', taxRate: '20' };
    const allowancesAndCharges = [
      { ...item, ...tax, amount: '2.50' },
      { ...item, ...tax, reasonCode: 'ABL' },
      { ...item, ...tax, kind: 'ALLOWANCE' },
      { ...item, ...tax, amount: '1.25' },
    ];
    const lines = [{ name: 'Fern', quantity: '9', unitPrice: '4.50', ...tax, allowancesAndCharges: [item] }];
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', allowancesAndCharges, lines }]));
    expect((await find('F-1', false, organisationId))?.freightCharges).toEqual(['2.5', '1.25']);
  });

  it('keeps texts of digits, quotes and backslashes as they are', async () => {
    const organisationId = randomUUID();
    const texts = ['9007199254740993', '"9007199254740993', '\\', '\\"', '\\u0022 9007199254740993', '", 0.10'];
    const customAttributes = texts.map((value) => ({ name: value, value }));
    const notes = texts.join('\n');
    await importRecords(database.prisma, file(organisationId, [{ number: 'F-1', notes, customAttributes }]));
    expect(await find('F-1', true, organisationId)).toMatchObject({ notes, customAttributes });
  });

  it('keeps every digit, at the top and in every list', async () => {
    const organisationId = randomUUID();
    const exact = '123456789012345678901234.1234';
    const payments = [{ number: 'P-1', amount: '1.00', paidOn: '2026-11-05' }];
    const appliedCredits = [{ creditNoteNumber: 'C-1', amount: '1.00', appliedOn: '2026-11-05' }];
    const freight = { kind: 'CHARGE', reason: 'x', reasonCode: 'FC', amount: '1.00', taxCategory: 'S', taxRate: '20' };
    const note = { number: 'C-1', type: 'CREDIT_NOTE', precedingInvoiceNumber: 'F-1' };
    const invoice = { number: 'F-1', payments, appliedCredits, allowancesAndCharges: [freight] };
    await importRecords(database.prisma, file(organisationId, [invoice, note]));
    const where = { organisationId };
    await database.prisma.invoice.updateMany({ where, data: { taxInclusive: exact } });
    await database.prisma.payment.updateMany({ where, data: { amount: exact } });
    await database.prisma.creditApplication.updateMany({ where, data: { amount: exact } });
    await database.prisma.allowanceCharge.updateMany({ where, data: { amount: exact } });
    await database.prisma.invoiceLine.updateMany({ where, data: { netAmount: exact, quantity: '0.0000000001' } });
    const page = await list(WHOLE, { organisationId });
    expect(page?.invoices[0]).toMatchObject({
      timeZone: 'Asia/Tokyo',
      totals: { taxInclusive: exact },
      freightCharges: [exact],
      payments: [{ amount: exact }],
      appliedCredits: [{ amount: exact }],
      creditNotes: [{ total: exact }],
      lines: [{ netAmount: exact, quantity: '0.0000000001' }],
    });
  });
});

it('says so when the database is away', async () => {
  const options = { dataFolder: '', maxConnections: 1, connectTimeoutMs: 500, queryTimeoutMs: 500 };
  const away = await openDatabase({ ...options, url: 'postgresql://x@127.0.0.1:1/x' });
  try {
    await expect(findLedgerInvoice(away.prisma, ORGANISATION, { number: 'F-1' }, true)).rejects.toThrow(DatabaseUnavailableError);
    const query: LedgerQuery = {
      organisationId: ORGANISATION,
      owner: { kind: 'organisation' },
      order: 'asc',
      limit: 1,
      offset: 0,
    };
    await expect(listLedgerInvoices(away.prisma, query)).rejects.toThrow(DatabaseUnavailableError);
  } finally {
    await away.close();
  }
});
