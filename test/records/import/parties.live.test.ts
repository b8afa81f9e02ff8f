import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../src/records/faults/errors.js';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { buildSent } from '../../../src/records/import/sent/build-sent.js';
import { exportInvoice } from '../../../src/records/import/stored/export-invoice.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import type { Database } from '../../../src/records/open-database.js';
import { KINDS, openFreshDatabase } from '../../harness/database/databases.js';
import { allRows } from '../../harness/database/rows.js';
import { blankPng } from '../../harness/images/blank-png.js';

const LOGO = blankPng(2, 2).toString('base64');

type Json = Record<string, unknown>;

const LINES = [{ name: 'Rope', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' }];

describe.each(KINDS)('the parties of an invoice on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  afterAll(async () => database.close());

  /** An organisation that can move, with its customer. */
  function seller(more: Json = {}) {
    const organisationId = randomUUID();
    const at = (place: 'Leith' | 'Perth', invoices: Json[], others: Json = {}) => ({
      organisations: [
        {
          id: organisationId,
          name: `Ropes of ${place}`,
          vatNumber: `GB ${place}`,
          legalInformation: `Court of ${place}`,
          address: { city: place, countryCode: 'GB' },
          paymentAccounts: [{ code: 'main', accountNumber: `account ${place}` }],
          ...more,
        },
      ],
      customers: [
        {
          organisationId,
          accountId: 'A1',
          name: `Moss of ${place}`,
          billingAddress: { city: place, countryCode: 'GB' },
          shippingAddress: { name: `Quay of ${place}`, city: place, countryCode: 'GB' },
        },
      ],
      invoices: invoices.map((one) => ({
        organisationId,
        accountId: 'A1',
        number: 'F-1',
        currencyCode: 'GBP',
        issueDate: '2026-11-02',
        paymentAccount: 'main',
        lines: LINES,
        ...one,
      })),
      ...others,
    });
    const store = async (file: Json) => importRecords(database.prisma, parseImport(JSON.stringify(file)));
    /** Which places the invoice names: those of seller, buyer, delivery and account. */
    const places = async (number = 'F-1') => {
      const found = await findInvoice(database.prisma, { organisationId, number });
      if (!found) throw new Error('not found');
      const { organisation, customer, delivery, paymentMeans } = found;
      const names = [organisation.name, organisation.vatNumber, organisation.legalInformation, organisation.address.city];
      const others = [
        customer.name,
        customer.billingAddress.city,
        delivery?.name,
        delivery?.address.city,
        paymentMeans[0]?.accountNumber,
      ];
      return [...new Set([...names, ...others].map((text) => /Leith|Perth|Crieff/.exec(text ?? '')?.[0]))];
    };
    return { organisationId, at, store, places };
  }

  it('stay as they were when it was issued', async () => {
    const { at, store, places } = seller();
    await store(at('Leith', [{}]));
    expect(await places()).toEqual(['Leith']);
    const { invoices } = await store(at('Perth', []));
    expect(invoices).toEqual({ created: 0, updated: 0, unchanged: 0 });
    expect(await places()).toEqual(['Leith']);
  });

  it('are the present ones of a draft, until it is issued', async () => {
    const { at, store, places } = seller();
    await store(at('Leith', [{ status: 'DRAFT' }]));
    await store(at('Perth', []));
    expect(await places()).toEqual(['Perth']);
    await store(at('Perth', [{}]));
    await store(at('Leith', []));
    expect(await places()).toEqual(['Perth']);
  });

  it('are the present ones on every reprint, if the organisation wants that', async () => {
    const { at, store, places } = seller({ parties: 'current' });
    await store(at('Leith', [{}]));
    await store(at('Perth', []));
    expect(await places()).toEqual(['Perth']);
  });

  it('stay when the invoice is corrected, and are taken anew on demand', async () => {
    const { at, store, places } = seller();
    await store(at('Leith', [{}]));
    expect((await store(at('Perth', [{ notes: 'A remark' }]))).invoices.updated).toBe(1);
    expect(await places()).toEqual(['Leith']);
    expect((await store(at('Perth', [{ notes: 'A remark', parties: 'current' }]))).invoices.updated).toBe(1);
    expect(await places()).toEqual(['Perth']);
  });

  it('do not get a place of delivery after the issue', async () => {
    const { at, store, organisationId } = seller();
    const { customers, ...file } = at('Leith', [{}]);
    const withoutPlace = customers.map((customer) => ({ ...customer, shippingAddress: undefined }));
    await store({ ...file, customers: withoutPlace });
    await store(at('Leith', []));
    expect((await findInvoice(database.prisma, { organisationId, number: 'F-1' }))?.delivery).toBeNull();
    await store(at('Leith', [{ number: 'F-2', delivery: { date: '2026-11-01' } }]));
    await store(at('Perth', []));
    expect((await findInvoice(database.prisma, { organisationId, number: 'F-2' }))?.delivery).toMatchObject({
      name: 'Quay of Leith',
      date: '2026-11-01',
    });
  });

  describe('in its export', () => {
    const exported = async (organisationId: string, uuid: string) => {
      const limits = { lines: 100, bytes: 1000 };
      const file = await exportInvoice(database.prisma, { organisationId, id: uuid }, limits);
      return JSON.parse(JSON.stringify(file)) as { invoices: [Json] };
    };

    it.each<[string, Json]>([
      ['all of them', {}],
      ['with a date of delivery', { delivery: { date: '2026-11-01' } }],
      ['with a name of the place', { delivery: { name: 'Gate of Leith', location: { id: '7' } } }],
      ['with another way to pay', { paymentMeans: [{ meansCode: '48', cardNumber: '1234' }] }],
      ['with a seller of its own', { seller: { name: 'Leith', address: { city: 'Leith', countryCode: 'GB' } } }],
    ])('are those of the issue, and go in again as they were: %s', async (_, more) => {
      const { at, store, organisationId } = seller();
      const { invoiceIds } = await store(at('Leith', [more]));
      const uuid = invoiceIds[0]?.uuid ?? '';
      const before = await exported(organisationId, uuid);
      for (const name of ['seller', 'buyer']) expect(before.invoices[0][name] === undefined).toBe(more[name] === undefined);
      expect(before.invoices[0]['paymentAccount']).toBe('main');

      await store(at('Perth', []));
      const after = await exported(organisationId, uuid);
      expect(JSON.stringify(after)).not.toContain('Perth');
      expect(after.invoices[0]).toMatchObject({
        seller: { address: { city: 'Leith' } },
        buyer: { name: 'Moss of Leith' },
        delivery: { city: 'Leith' },
      });
      expect((after.invoices[0]['paymentMeans'] as Json[])[0]).toEqual({ accountNumber: 'account Leith' });
      const rows = await allRows(database.prisma);
      for (const file of [before, after]) {
        expect((await store(file)).invoiceIds).toMatchObject([{ outcome: 'unchanged', version: 1 }]);
        expect(await allRows(database.prisma)).toEqual(rows);
      }
      const printed = await buildSent(database.prisma, {
        bytes: Buffer.from(JSON.stringify(after)),
        kind: 'json',
        organisationId,
        mostXmlBytes: 1,
        check: () => null,
      });
      const stored = await findInvoice(database.prisma, { organisationId, number: 'F-1' });
      const { organisation, customer, delivery, paymentMeans } = printed.invoice;
      expect({ organisation, customer, delivery, paymentMeans }).toEqual({
        organisation: stored?.organisation,
        customer: stored?.customer,
        delivery: stored?.delivery,
        paymentMeans: stored?.paymentMeans,
      });
    });

    it('stay copies when another field is changed, and become its own when they are changed', async () => {
      const { at, store, organisationId } = seller();
      const { invoiceIds } = await store(at('Leith', [{}]));
      const uuid = invoiceIds[0]?.uuid ?? '';
      await store(at('Perth', []));
      const { invoices } = await exported(organisationId, uuid);
      const stated = () =>
        database.prisma.invoiceParty.findMany({ where: { organisationId, isStated: true }, select: { role: true, phone: true } });
      expect((await store({ invoices: [{ ...invoices[0], notes: 'A remark' }] })).invoices.updated).toBe(1);
      expect(await stated()).toEqual([]);
      const buyer = { ...(invoices[0]['buyer'] as Json), phone: '+44 1' };
      await store({ invoices: [{ ...invoices[0], buyer }] });
      expect(await stated()).toEqual([{ role: 'BUYER', phone: '+44 1' }]);
    });

    it('are not in it if every reprint has the present ones', async () => {
      const { at, store, organisationId } = seller({ parties: 'current' });
      const { invoiceIds } = await store(at('Leith', [{}]));
      await store(at('Perth', []));
      const file = await exported(organisationId, invoiceIds[0]?.uuid ?? '');
      expect(JSON.stringify(file)).not.toContain('Leith');
      expect((await store(file)).invoiceIds).toMatchObject([{ outcome: 'unchanged' }]);
    });
  });

  it('are those that its record states, whatever the organisation says', async () => {
    const { at, store, places, organisationId } = seller({ parties: 'current' });
    const stated = {
      seller: {
        name: 'Crieff',
        legalName: 'Crieff',
        vatNumber: 'Crieff',
        legalInformation: 'Crieff',
        address: { city: 'Crieff', countryCode: 'GB' },
      },
      buyer: { name: 'Crieff', address: { city: 'Crieff', countryCode: 'GB' } },
      delivery: { name: 'Crieff', city: 'Crieff', countryCode: 'GB' },
      paymentAccount: undefined,
      paymentMeans: [{ meansCode: '30', accountNumber: 'Crieff' }],
      payee: { name: 'Bank of Crieff', identifiers: [{ id: '7', scheme: '0088' }] },
      taxRepresentative: { name: 'Agent', vatNumber: 'GB9', address: { city: 'Ayr', countryCode: 'GB' } },
    };
    await store(at('Leith', [stated, { ...stated, number: 'D-1', status: 'DRAFT' }]));
    await store(at('Perth', []));
    expect(await places()).toEqual(['Crieff']);
    expect(await places('D-1')).toEqual(['Crieff']);
    expect(await findInvoice(database.prisma, { organisationId, number: 'F-1' })).toMatchObject({
      payee: { name: 'Bank of Crieff', identifiers: [{ id: '7', scheme: '0088' }] },
      taxRepresentative: { name: 'Agent', vatNumber: 'GB9', address: { city: 'Ayr' } },
    });
  });

  it('have the logo of the organisation, unless the seller that the record states is another company', async () => {
    const { at, store, organisationId } = seller({ logo: LOGO });
    const address = { city: 'Crieff', countryCode: 'GB' };
    const stated = [
      { number: 'OWN-1', seller: { name: 'Ropes of Perth', address } },
      { number: 'OTHER-1', seller: { name: 'Crieff Twine', address } },
    ];
    await store(at('Leith', [{}]));
    await store(at('Perth', stated));
    const logoOf = async (number: string) => {
      const invoice = await findInvoice(database.prisma, { organisationId, number });
      return invoice?.organisation.logo ? 'logo' : 'none';
    };
    expect(await Promise.all(['F-1', 'OWN-1', 'OTHER-1'].map(logoOf))).toEqual(['logo', 'logo', 'none']);
  });

  it('give a buyer without an account one, always the same', async () => {
    const { at, store, organisationId } = seller();
    const buyer = { name: 'Passer-by Ltd', vatNumber: 'GB 1', address: { city: 'Leith', countryCode: 'GB' } };
    const more = { customers: [] };
    await store(
      at(
        'Leith',
        [
          { accountId: undefined, buyer },
          { accountId: undefined, buyer, number: 'F-2' },
        ],
        more,
      ),
    );
    const renamed = { ...buyer, name: 'Passer-by plc' };
    await store(at('Leith', [{ accountId: undefined, buyer: renamed, number: 'F-3' }], more));
    await store(at('Leith', [{ accountId: 'NEW', buyer, number: 'F-4' }], more));
    const accounts = await database.prisma.customer.findMany({ where: { organisationId }, orderBy: { createdAt: 'asc' } });
    expect(accounts.map(({ name, accountId }) => [name, accountId])).toEqual([
      ['Passer-by Ltd', null],
      ['Passer-by Ltd', 'NEW'],
    ]);
    const third = await findInvoice(database.prisma, { organisationId, number: 'F-3' });
    expect(third?.customer).toMatchObject({ name: 'Passer-by plc', accountId: null, id: accounts[0]?.id });
    await expect(store(at('Leith', [{ accountId: undefined, number: 'F-5' }], more))).rejects.toThrow(ImportError);
  });

  it('pay two invoices with one transfer', async () => {
    const { at, store } = seller();
    const payments = [{ number: 'TRF-1', amount: '5.00', paidOn: '2026-11-03' }];
    expect((await store(at('Leith', [{ payments }, { payments, number: 'F-2' }]))).invoices.created).toBe(2);
    await expect(store(at('Leith', [{ payments: [...payments, ...payments] }]))).rejects.toThrow(/is already used in/);
  });
});
