import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseImport } from '../../../src/records/import/format/parse-import.js';
import { importRecords } from '../../../src/records/import/import-records.js';
import { buildSent } from '../../../src/records/import/sent/build-sent.js';
import { findInvoice } from '../../../src/records/invoice/find-invoice.js';
import { type Database } from '../../../src/records/open-database.js';
import { KINDS, openFreshDatabase } from '../../harness/database/databases.js';

type Json = Record<string, unknown>;

const INVOICE = {
  number: 'F-1',
  accountId: 'A1',
  currencyCode: 'EUR',
  issueDate: '2026-11-02',
  lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '19' }],
};

/** An import file of one invoice. */
const records = (organisationId: string, organisation: Json, customer: Json) => ({
  organisations: [{ id: organisationId, name: 'Fern & Co', address: { countryCode: 'DE' }, ...organisation }],
  customers: [{ organisationId, accountId: 'A1', name: 'Moss Ltd', ...customer }],
  invoices: [{ organisationId, ...INVOICE }],
});

const CHOSEN = { eInvoice: 'factur-x', eInvoiceFaults: 'lenient' };
const NOTHING = { eInvoice: null, eInvoiceFaults: null };
const USUAL = { eInvoice: 'none', eInvoiceFaults: 'strict' };

describe.each(KINDS)('the choice of an e-invoice on %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(kind);
  });
  afterAll(async () => database.close());

  const store = (organisationId: string, organisation: Json = {}, customer: Json = {}) =>
    importRecords(database.prisma, parseImport(JSON.stringify(records(organisationId, organisation, customer))));
  const send = (organisationId: string, body: object) =>
    buildSent(database.prisma, {
      bytes: Buffer.from(JSON.stringify(body)),
      kind: 'json',
      organisationId,
      mostXmlBytes: 1_000_000,
      check: () => null,
    });
  const choiceOf = (invoice: Awaited<ReturnType<typeof findInvoice>>) => {
    const [seller, buyer] = [invoice?.organisation, invoice?.customer];
    return [
      { eInvoice: seller?.eInvoice, eInvoiceFaults: seller?.eInvoiceFaults },
      { eInvoice: buyer?.eInvoice, eInvoiceFaults: buyer?.eInvoiceFaults },
    ];
  };
  const stored = async (organisationId: string) =>
    choiceOf(await findInvoice(database.prisma, { organisationId, number: 'F-1' }));

  it('is nothing until somebody chooses', async () => {
    const organisationId = randomUUID();
    await store(organisationId);
    expect(await stored(organisationId)).toEqual([USUAL, NOTHING]);
  });

  it('comes with the organisation and the customer, and goes when the next file leaves it out', async () => {
    const organisationId = randomUUID();
    const ofCustomer = { eInvoice: 'zugferd-xrechnung', eInvoiceFaults: 'strict' };
    expect(await store(organisationId, CHOSEN, ofCustomer)).toMatchObject({ organisations: { created: 1 } });
    expect(await stored(organisationId)).toEqual([CHOSEN, ofCustomer]);
    expect(await store(organisationId, CHOSEN, ofCustomer)).toMatchObject({
      organisations: { unchanged: 1 },
      customers: { unchanged: 1 },
    });
    expect(await store(organisationId)).toMatchObject({ organisations: { updated: 1 }, customers: { updated: 1 } });
    expect(await stored(organisationId)).toEqual([USUAL, NOTHING]);
  });

  it('is what is stored for an invoice that is sent, also if the seller is sent without it', async () => {
    const organisationId = randomUUID();
    await store(organisationId, CHOSEN, { eInvoice: 'none' });
    const { organisations } = records(organisationId, {}, {});
    for (const body of [INVOICE, { organisations, invoices: [INVOICE] }]) {
      const { invoice } = await send(organisationId, body);
      expect(choiceOf(invoice)).toEqual([CHOSEN, { eInvoice: 'none', eInvoiceFaults: null }]);
    }
    const own = records(organisationId, { eInvoice: 'zugferd-xrechnung' }, {});
    expect(choiceOf((await send(organisationId, own)).invoice)[0]).toEqual({ ...CHOSEN, eInvoice: 'zugferd-xrechnung' });
  });

  it('is nothing for an invoice of an organisation that is not stored', async () => {
    const seller = { name: 'Fern & Co', address: { countryCode: 'DE' } };
    const { invoice } = await send(randomUUID(), { ...INVOICE, seller, buyer: { name: 'Moss Ltd' } });
    expect(choiceOf(invoice)).toEqual([USUAL, NOTHING]);
  });

  it.each([
    ['organisations', "e_invoice = 'Factur-X'"],
    ['organisations', "e_invoice_faults = ''"],
    ['customers', "e_invoice = 'xrechnung'"],
    ['customers', "e_invoice_faults = 'drop'"],
  ])('in %s is never %s: the database refuses it', async (table, change) => {
    const organisationId = randomUUID();
    await store(organisationId);
    const key = table === 'organisations' ? 'id' : 'organisation_id';
    const update = `UPDATE ${table} SET ${change} WHERE ${key} = '${organisationId}'`;
    await expect(database.prisma.$executeRawUnsafe(update)).rejects.toMatchObject({
      message: expect.stringMatching(/check constraint|23514/i),
    });
  });
});
