import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerOwner, LedgerQuery } from '../../src/invoices/ledger/ledger.js';
import { findInvoice } from '../../src/records/invoice/find-invoice.js';
import { findLedgerInvoice, listLedgerInvoices } from '../../src/records/ledger/ledger.js';
import { addManyInvoices, MANY } from '../harness/database/many-invoices.js';
import { openWatched, type PlanNode, type WatchedClient } from '../harness/database/queries.js';
import { freshDatabase } from '../harness/database/databases.js';

describe('an organisation with 100,000 invoices', () => {
  let database: WatchedClient;
  beforeAll(async () => {
    const options = await freshDatabase('postgresql');
    await addManyInvoices(options.url ?? '');
    database = await openWatched(options);
  }, 120_000);
  afterAll(async () => database[Symbol.asyncDispose]());

  const { organisationId } = MANY;
  const list = (owner: LedgerOwner, fields: Partial<LedgerQuery> = {}) =>
    listLedgerInvoices(database.prisma, { organisationId, owner, order: 'desc', limit: 20, offset: 0, ...fields });
  const scans = (plan: PlanNode[] = [], relation = 'invoices') => plan.filter((node) => node['Relation Name'] === relation);
  const facts = (nodes: PlanNode[]) =>
    nodes.map((node) => [node['Node Type'], node['Index Name'], node['Heap Fetches'], node['Actual Rows']]);
  const types = (plan: PlanNode[] = []) => plan.map((node) => node['Node Type']);

  const WHOLE: LedgerOwner = { kind: 'organisation' };
  const large: LedgerOwner = { kind: 'customer', reference: { accountId: MANY.large.accountId } };
  const small: LedgerOwner = { kind: 'customer', reference: { accountId: MANY.small.accountId } };
  const order: LedgerOwner = { kind: 'order', reference: { number: MANY.order.number } };
  const CASES: [string, LedgerOwner, Partial<LedgerQuery>, string, number][] = [
    ['the first page', WHOLE, {}, 'invoices_ledger_idx', MANY.invoices],
    ['the first page, oldest first', WHOLE, { order: 'asc' }, 'invoices_ledger_idx', MANY.invoices],
    ['a deep page', WHOLE, { offset: 99_000 }, 'invoices_ledger_idx', MANY.invoices],
    ['a large page', WHOLE, { limit: 100, offset: 50_000 }, 'invoices_ledger_idx', MANY.invoices],
    ["an account's first page", small, {}, 'invoices_ledger_of_customer_idx', MANY.small.invoices],
    ["a large account's deep page", large, { offset: 24_000 }, 'invoices_ledger_of_customer_idx', MANY.large.invoices],
    ["an order's first page", order, {}, 'invoices_ledger_of_order_idx', MANY.order.invoices],
  ];

  it.each(CASES)(
    '%s: counts and skips in the index alone, and reads the rows of the page alone',
    async (_, owner, fields, index, total) => {
      const { limit = 20, offset = 0 } = fields;
      let page: Awaited<ReturnType<typeof list>> = null;
      const plans = await database.plans(async () => (page = await list(owner, fields)));
      expect(page).toMatchObject({ total });
      expect(plans).toHaveLength(2);
      const [ids, rows] = plans;

      expect(facts(scans(ids))).toEqual([
        ['Index Only Scan', index, 0, total],
        ['Index Only Scan', index, 0, offset + limit],
      ]);
      expect(types(ids)).not.toContain('Sort');

      // What the page shows, and whether a credit note corrects it.
      expect(types(scans(rows))).not.toContain('Seq Scan');
      expect(types(scans(rows, 'invoice_lines'))).not.toContain('Seq Scan');
      expect(types(scans(rows, 'payments'))).not.toContain('Seq Scan');
      const read = (rows ?? []).map((node) => node['Actual Rows'] * node['Actual Loops']);
      expect(Math.max(...read)).toBe(limit);
    },
  );

  it('looks up an order or a customer by an index', async () => {
    const [ofCustomer] = await database.plans(() => list(small));
    const [ofOrder] = await database.plans(() => list(order));
    expect(scans(ofCustomer, 'customers').map((node) => node['Index Name'])).toEqual([
      'customers_organisation_id_account_id_key',
    ]);
    expect(scans(ofOrder, 'orders').map((node) => node['Index Name'])).toEqual(['orders_organisation_id_number_key']);
  });

  it('the same by what may be an id or a number', async () => {
    const id = randomUUID();
    const [ofCustomer] = await database.plans(() =>
      list({ kind: 'customer', reference: { id, accountId: MANY.small.accountId } }),
    );
    const [ofOrder] = await database.plans(() => list({ kind: 'order', reference: { id, number: MANY.order.number } }));
    expect(types(scans(ofCustomer, 'customers'))).not.toContain('Seq Scan');
    expect(types(scans(ofOrder, 'orders'))).not.toContain('Seq Scan');
    expect(facts(scans(ofCustomer)).map(([, index]) => index)).toEqual(Array(2).fill('invoices_ledger_of_customer_idx'));
  });

  it.each([
    ['its number', { number: 'F-77777' }],
    ['its number, which may be an id', { number: 'F-77777', id: randomUUID() }],
  ])('one invoice by %s: reads one row', async (_, reference) => {
    const [plan] = await database.plans(() => findLedgerInvoice(database.prisma, organisationId, reference, true));
    const indexes = (plan ?? []).map((node) => node['Index Name']);
    expect(indexes).toContain('invoices_organisation_id_number_key');
    expect(types(scans(plan))).not.toContain('Seq Scan');
    expect(Math.max(...(plan ?? []).map((node) => node['Actual Rows'] * node['Actual Loops']))).toBe(1);
  });

  it.each([
    ['by what may be an id or a number', { number: 'F-77777', id: randomUUID() }],
    ['and one that is not there', { number: 'absent', id: randomUUID() }],
  ])('the document of one invoice %s: reads one row', async (_, reference) => {
    const [plan] = await database.plans(() => findInvoice(database.prisma, { organisationId, ...reference }));
    expect(types(scans(plan))).not.toContain('Seq Scan');
    expect(Math.max(...scans(plan).map((node) => node['Actual Rows'] * node['Actual Loops']))).toBeLessThanOrEqual(1);
  });
});
