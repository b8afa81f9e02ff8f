import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { openInvoiceStore } from '../../../../src/compose/invoice-store.js';
import { openSlots } from '../../../../src/compose/work-limits.js';
import type { Express } from 'express';
import { EXAMPLE_INVOICE } from '../../../../src/records/import/format/example.js';
import { buildSent } from '../../../../src/records/import/sent/build-sent.js';
import { importRecords } from '../../../../src/records/import/import-records.js';
import { lockImports } from '../../../../src/records/import/import-lock.js';
import { parseRecords } from '../../../../src/records/import/format/parse-import.js';
import type { Database } from '../../../../src/records/open-database.js';
import { readSettings } from '../../../../src/settings/read-settings.js';
import { openFreshDatabase } from '../../../harness/database/databases.js';
import { allRows } from '../../../harness/database/rows.js';
import { type FakeService, fakeService } from '../../../harness/service/fake-service.js';
import { bearer } from '../../../harness/service/tokens.js';

// oxlint-disable-next-line typescript/no-explicit-any -- what an answer has is what the tests are about
type Json = Record<string, any>;

const SETTINGS = {
  JWT_SECRET: 'x'.repeat(32),
  JWT_ISSUER: 'i',
  JWT_AUDIENCE: 'a',
  IMPORT_TIMEOUT_MS: '1000',
  MAX_IMPORT_BYTES: '300000',
  MAX_INVOICE_LINES: '50',
  MAX_TOTAL_TEXT_LENGTH: '6000',
};

const XML = (number: string) => `<?xml version="1.0"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Mühle GmbH</cbc:RegistrationName></cac:PartyLegalEntity>
    <cac:PostalAddress><cbc:CityName>Ulm</cbc:CityName><cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>AT</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>Hof KG</cbc:RegistrationName><cbc:CompanyLegalForm>KG in Linz</cbc:CompanyLegalForm></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1.90</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">10.00</cbc:TaxableAmount>
    <cbc:TaxAmount currencyID="EUR">1.90</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">10.00</cbc:LineExtensionAmount><cbc:TaxExclusiveAmount currencyID="EUR">10.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">11.90</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">11.90</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity><cbc:LineExtensionAmount currencyID="EUR">10.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Mehl</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">5.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>`;

describe('records over HTTP, with a database', () => {
  let database: Database;
  let service: FakeService;
  let app: Express;
  beforeAll(async () => {
    database = await openFreshDatabase('postgresql');
    const settings = readSettings(SETTINGS);
    const store = openInvoiceStore(settings, database, openSlots(settings));
    const readInvoice = (sent: Parameters<typeof buildSent>[1]) => buildSent(database.prisma, sent);
    service = fakeService({
      store,
      effects: { readInvoice: (sent) => readInvoice({ ...sent, mostXmlBytes: 300_000, check: () => null }) },
      requestTimeoutMs: 3000,
      maxBodyBytes: 300_000,
    });
    app = service.app;
  });
  afterAll(async () => database.close());

  const as = (organisation: string) => bearer({ organisation_id: organisation });
  const post = (organisation: string, body: object | string, type = 'application/json', path = '/api/v1/imports') =>
    supertest(app)
      .post(path)
      .set('Authorization', as(organisation))
      .set('Content-Type', type)
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  const get = (organisation: string, id: string) =>
    supertest(app).get(`/api/v1/invoices/${id}`).set('Authorization', as(organisation));
  const remove = (organisation: string, id: string) =>
    supertest(app).delete(`/api/v1/invoices/${id}`).set('Authorization', as(organisation));
  const audits = (organisationId: string) =>
    database.prisma.auditEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });

  describe('an import', () => {
    it('of one invoice by a newcomer: seller and customer are made of it, and the same again changes nothing', async () => {
      const organisation = randomUUID();
      const { body } = await post(organisation, EXAMPLE_INVOICE).expect(200);
      expect(body).toEqual({
        organisations: { created: 1, updated: 0, unchanged: 0 },
        customers: { created: 0, updated: 0, unchanged: 0 },
        warnings: [],
        invoices: [
          {
            id: expect.stringMatching(/^inv_\d+$/),
            uuid: expect.any(String),
            number: 'HB-1001',
            version: 1,
            outcome: 'created',
            warnings: [],
            unmapped: [],
            furtherUnmapped: 0,
          },
        ],
      });
      expect(await database.prisma.organisation.findUnique({ where: { id: organisation } })).toMatchObject({
        name: 'Hollin Bakery',
        locale: 'en-GB',
      });
      const rows = await allRows(database.prisma);
      const again = await post(organisation, EXAMPLE_INVOICE).expect(200);
      expect((again.body as Json)['invoices']).toMatchObject([{ outcome: 'unchanged', version: 1 }]);
      const { audit_entries: _, ...others } = rows as Json;
      const { audit_entries: _now, ...othersNow } = (await allRows(database.prisma)) as Json;
      expect(othersNow).toEqual(others);
    });

    it('has an audit entry with counts, numbers and the hash of the body', async () => {
      const organisation = randomUUID();
      await post(organisation, EXAMPLE_INVOICE).expect(200);
      expect(await audits(organisation)).toMatchObject([
        {
          action: 'INVOICES_IMPORTED',
          byteLength: JSON.stringify(EXAMPLE_INVOICE).length,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          details: {
            mediaType: 'application/json',
            invoiceNumbers: ['HB-1001'],
            invoices: { created: 1, updated: 0, unchanged: 0 },
            warnings: [],
          },
        },
      ]);
    });

    it.each(['application/xml', 'text/xml; charset=utf-8'])(
      'of an e-invoice as %s: what the model has no place for is named',
      async (type) => {
        const organisation = randomUUID();
        const { body } = await post(organisation, XML('X-1'), type).expect(200);
        expect((body as Json)['invoices']).toMatchObject([
          { number: 'X-1', outcome: 'created', unmapped: [{ xpath: expect.stringContaining('CompanyLegalForm'), length: 10 }] },
        ]);
        const unmapped = [{ xpath: expect.stringContaining('CompanyLegalForm'), length: 10 }];
        expect(await audits(organisation)).toMatchObject([{ details: { unmapped, unmappedCount: 1 } }]);
        expect(await database.prisma.organisation.findUnique({ where: { id: organisation } })).toMatchObject({
          locale: 'de-DE',
          countryCode: 'DE',
        });
      },
    );

    it.each([
      [
        'organisations',
        { organisations: [{ id: randomUUID(), name: 'x', address: { countryCode: 'GB' } }], invoices: [EXAMPLE_INVOICE] },
      ],
      ['customers', { customers: [{ organisationId: randomUUID(), accountId: 'a', name: 'x' }], invoices: [EXAMPLE_INVOICE] }],
      ['invoices', { invoices: [EXAMPLE_INVOICE, { ...EXAMPLE_INVOICE, number: 'other', organisationId: randomUUID() }] }],
      ['the invoice itself', { ...EXAMPLE_INVOICE, organisationId: randomUUID() }],
    ])('that names another organisation in %s: 403, and nothing is stored', async (_, body) => {
      const organisation = randomUUID();
      const rows = await allRows(database.prisma);
      const answer = await post(organisation, body).expect(403);
      expect(answer.body).toMatchObject({
        code: 'foreign_organisation',
        message: expect.stringContaining('another organisation than the token'),
      });
      expect(await allRows(database.prisma)).toEqual(rows);
      await post(organisation, body, 'application/json', '/api/v1/invoices/pdf').expect(403);
    });

    it('with faults in several invoices: all of them are named, and nothing is stored', async () => {
      const organisation = randomUUID();
      const faulty = { ...EXAMPLE_INVOICE, lines: [{ name: 'x', quantity: '1', unitPrice: '1', taxCode: 'NONE' }] };
      const invoices = [EXAMPLE_INVOICE, { ...faulty, number: 'a' }, { ...faulty, number: 'b' }];
      const rows = await allRows(database.prisma);
      const { body } = await post(organisation, { invoices }).expect(422);
      expect((body as Json)['code']).toBe('invalid_import');
      expect((body as Json)['faults'].map(({ path }: Json) => path)).toEqual([
        'invoices[1].lines[0].taxCode',
        'invoices[2].lines[0].taxCode',
      ]);
      expect(await allRows(database.prisma)).toEqual(rows);
    });

    it('with more than a hundred faults: the first hundred, and how many more there are', async () => {
      const invoices = Array.from({ length: 130 }, (_, index) => ({ ...EXAMPLE_INVOICE, number: `n${index}`, currencyCode: 7 }));
      const { body } = await post(randomUUID(), { invoices }).expect(422);
      expect((body as Json)['faults']).toHaveLength(100);
      expect((body as Json)['further_faults']).toBe(30);
    });

    it.each<[string, string, string, number, string, RegExp]>([
      [
        'the same number twice',
        JSON.stringify({ invoices: [EXAMPLE_INVOICE, EXAMPLE_INVOICE] }),
        'application/json',
        422,
        'invalid_import',
        /invoices\[1\]\.number.*already used in invoices\[0\]/,
      ],
      ['a field twice', '{"number":"1","number":"2"}', 'application/json', 422, 'invalid_import', /number/],
      ['JSON that ends early', '{"number":', 'application/json', 422, 'invalid_import', /body/],
      [
        'a field that nobody knows',
        JSON.stringify({ ...EXAMPLE_INVOICE, colour: 'red' }),
        'application/json',
        422,
        'invalid_import',
        /"colour".*is not a field of the format/,
      ],
      ['XML with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'application/xml', 422, 'invalid_import', /body/],
      ['XML of another kind', '<order/>', 'application/xml', 422, 'invalid_import', /is not an invoice that is read/],
      ['a PDF without an invoice', '%PDF-1.7\n%%EOF\n', 'application/pdf', 422, 'invalid_import', /PDF/],
      ['text', 'hello', 'text/plain', 415, 'unsupported_media_type', /application\/json or application\/xml/],
      ['too many bytes', 'x'.repeat(300_001), 'application/json', 413, 'payload_too_large', /300000/],
    ])('of %s is refused', async (_, body, type, status, code, words) => {
      for (const path of ['/api/v1/imports', '/api/v1/invoices/pdf']) {
        const answer = await post(randomUUID(), body, type, path).expect(status);
        expect((answer.body as Json)['code']).toBe(code);
        expect(JSON.stringify(answer.body)).toMatch(words);
      }
    });

    it.each<[string, BufferEncoding]>([
      ['application/xml; charset=iso-8859-1', 'latin1'],
      ['TEXT/XML;Charset="Windows-1252"', 'latin1'],
      ['application/xml; version=1.0; charset=UTF-16', 'utf16le'],
      ['text/xml; charset=utf8', 'utf8'],
    ])('of XML as %s is read as that', async (type, encoding) => {
      const organisation = randomUUID();
      const send = (path: string) =>
        supertest(app)
          .post(path)
          .set('Authorization', as(organisation))
          .set('Content-Type', type)
          .serialize((data: unknown) => data as string)
          .send(Buffer.from(XML('X-8'), encoding) as unknown as string);
      await send('/api/v1/imports').expect(200);
      expect(await database.prisma.organisation.findUnique({ where: { id: organisation } })).toMatchObject({
        name: 'Mühle GmbH',
      });
      await send('/api/v1/invoices/pdf').expect(200);
      expect(service.calls.printed.at(-1)?.html).toContain('Mühle GmbH');
    });

    it.each([
      [
        'application/xml; charset=utf-7',
        'The charset of application/xml must be UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 or windows-1252.',
      ],
      ['application/json; charset=iso-8859-1', 'The charset of application/json must be UTF-8.'],
      [
        'application/xml; charset=utf-8; charset=utf-16',
        'The body must be application/json or application/xml or text/xml or application/pdf.',
      ],
    ])('as %s: 415, with what is read', async (type, message) => {
      for (const path of ['/api/v1/imports', '/api/v1/invoices/pdf'])
        expect((await post(randomUUID(), XML('X-9'), type, path).expect(415)).body).toMatchObject({ message });
    });

    it('of an invoice with more lines than the service prints is refused', async () => {
      const lines = Array.from({ length: 51 }, () => EXAMPLE_INVOICE.lines[0]);
      const bare = await post(randomUUID(), { ...EXAMPLE_INVOICE, lines }).expect(422);
      expect(bare.body).toMatchObject({
        code: 'invoice_too_large',
        message: 'The invoice is too large: lines: larger than 50 lines.',
      });
      const file = await post(randomUUID(), { invoices: [EXAMPLE_INVOICE, { ...EXAMPLE_INVOICE, number: 'b', lines }] }).expect(
        422,
      );
      expect(file.body).toMatchObject({ code: 'invoice_too_large', message: expect.stringContaining('invoices[1].lines') });
    });

    it('of more text than the service prints is refused', async () => {
      const notes = ['a', 'b'].map((letter) => ({ text: letter.repeat(4000) }));
      const answer = await post(randomUUID(), { invoices: [{ ...EXAMPLE_INVOICE, notes }] }).expect(422);
      expect(answer.body).toMatchObject({
        code: 'invoice_too_large',
        message: 'The invoice is too large: invoices[0]: larger than 6000 characters together.',
      });
    });

    it('that is compressed is refused', async () => {
      const request = post(randomUUID(), EXAMPLE_INVOICE).set('Content-Encoding', 'gzip');
      expect((await request.expect(415)).body).toMatchObject({ code: 'unsupported_media_type' });
    });

    it('waits for another one: if that does not end in time, 503 with a time to retry', async () => {
      const organisation = randomUUID();
      let release = () => {};
      let held: Promise<void> = Promise.resolve();
      await new Promise<void>((locked) => {
        held = database.prisma.$transaction(
          async (db) => {
            await lockImports(db, 1000, () => undefined);
            await new Promise<void>((resolve) => {
              release = resolve;
              locked();
            });
          },
          { timeout: 20_000 },
        );
      });
      const { body, headers } = await post(organisation, EXAMPLE_INVOICE).expect(503);
      expect((body as Json)['code']).toBe('import_busy');
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      const waiting = post(organisation, EXAMPLE_INVOICE).then((answer) => answer.status);
      setTimeout(() => release(), 500);
      expect(await waiting).toBe(200);
      await held;
    });

    it('of six at once: each waits for its turn', async () => {
      const organisation = randomUUID();
      const numbers = ['1', '2', '3', '4', '5', '6'];
      const settings = readSettings({ ...SETTINGS, IMPORT_TIMEOUT_MS: '25000' });
      const { app: patient } = fakeService({ store: openInvoiceStore(settings, database, openSlots(settings)) });
      const send = (number: string) =>
        supertest(patient)
          .post('/api/v1/imports')
          .set('Authorization', as(organisation))
          .send({ ...EXAMPLE_INVOICE, number });
      const answers = await Promise.all(numbers.map(send));
      expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
    });

    it('whose time passes while it waits for others: 503, and a time to retry', async () => {
      const waiting = (_organisation: string, signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      for (const step of ['admitBody', 'admitImport'] as const) {
        const { app: busy } = fakeService({ store: { [step]: waiting, importTimeMs: 1 }, requestTimeoutMs: 200 });
        const request = supertest(busy).post('/api/v1/imports').set('Authorization', bearer()).send(EXAMPLE_INVOICE);
        const { body, headers } = await request.expect(503);
        expect((body as Json)['code']).toBe('import_busy');
        expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(30);
      }
    });

    it('of two at once: both are stored, or are so already', async () => {
      const organisation = randomUUID();
      const answers = await Promise.all([post(organisation, EXAMPLE_INVOICE), post(organisation, EXAMPLE_INVOICE)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(
        answers.map(({ body }) => String((body as Json)['invoices'][0].outcome)).toSorted((a, b) => a.localeCompare(b)),
      ).toEqual(['created', 'unchanged']);
    });
  });

  describe('one invoice', () => {
    it('comes out as it went in, by both of its ids, and goes in again without a change', async () => {
      const organisation = randomUUID();
      const imported = await post(organisation, EXAMPLE_INVOICE);
      const [{ id, uuid }] = (imported.body as Json)['invoices'];
      const { body } = await get(organisation, id).expect(200);
      expect((body as Json)['invoices'][0]).toMatchObject({
        id: uuid,
        number: 'HB-1001',
        buyer: EXAMPLE_INVOICE.buyer,
        organisationId: organisation,
      });
      expect((await get(organisation, uuid.toUpperCase()).expect(200)).body).toEqual(body);
      const again = await post(organisation, body as object).expect(200);
      expect((again.body as Json)['invoices']).toMatchObject([{ outcome: 'unchanged' }]);
    });

    it('of another organisation is as absent as one that is not there', async () => {
      const organisation = randomUUID();
      const imported = await post(organisation, { ...EXAMPLE_INVOICE, status: 'DRAFT' });
      const [{ id, uuid }] = (imported.body as Json)['invoices'];
      const words = ({ body }: { body: unknown }) => ({ ...(body as object), request_id: '' });
      const absent = words(await get(organisation, 'inv_999999').expect(404));
      for (const name of [id, uuid]) {
        expect(words(await get(randomUUID(), name).expect(404))).toEqual(absent);
        expect(words(await remove(randomUUID(), name).expect(404))).toEqual(absent);
      }
      await get(organisation, id).expect(200);
      await get(organisation, 'INV_1').expect(400);
    });

    it('is deleted while it is a draft, with an audit entry; an issued one stays', async () => {
      const organisation = randomUUID();
      const imported = await post(organisation, {
        invoices: [
          { ...EXAMPLE_INVOICE, status: 'DRAFT' },
          { ...EXAMPLE_INVOICE, number: 'I-1' },
        ],
      });
      const [draft, issued] = (imported.body as Json)['invoices'];
      const { text } = await remove(organisation, draft.id).expect(204);
      expect(text).toBe('');
      await get(organisation, draft.id).expect(404);
      await remove(organisation, draft.id).expect(404);
      expect((await remove(organisation, issued.id).expect(409)).body).toMatchObject({ code: 'not_a_draft' });
      await get(organisation, issued.id).expect(200);
      expect((await audits(organisation)).slice(1)).toMatchObject([
        { action: 'INVOICE_DELETED', invoiceId: draft.uuid, details: { invoiceNumber: 'HB-1001', invoiceVersion: 1 } },
      ]);
    });
  });

  describe('an invoice that is only printed', () => {
    const print = (organisation: string, body: object | string, type?: string) =>
      post(organisation, body, type, '/api/v1/invoices/pdf');
    /** The log line of an answer; it is written after the last byte. */
    const lineOf = async (answered: Record<string, string>) => {
      for (;;) {
        const line = service.lines.find(({ fields }) => fields?.['request_id'] === answered['x-request-id']);
        if (line) return line.fields;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };

    it.each<[string, object | string, string, string]>([
      ['one invoice', EXAMPLE_INVOICE, 'application/json', 'Sourdough loaves'],
      ['an import file', { invoices: [EXAMPLE_INVOICE] }, 'application/json', 'Sourdough loaves'],
      ['an e-invoice', XML('X-2'), 'application/xml', 'Mehl'],
    ])('%s: nothing of it is stored', async (_, body, type, text) => {
      const rows = await allRows(database.prisma);
      const { headers } = await print(randomUUID(), body, type).expect(200);
      expect(headers['content-type']).toBe('application/pdf');
      expect(service.calls.printed.at(-1)?.html).toContain(text);
      expect(await allRows(database.prisma)).toEqual(rows);
      expect(service.calls.rendered.at(-1)?.release).toMatchObject({
        mediaType: type,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    });

    it('names what of an e-invoice has no place on it, in the answer, the log and for the audit entry', async () => {
      const { headers } = await print(randomUUID(), XML('X-3'), 'application/xml').expect(200);
      expect(headers['x-invoice-unmapped']).toBe('1');
      const unmapped = [{ xpath: expect.stringContaining('CompanyLegalForm'), length: 10 }];
      expect(service.calls.rendered.at(-1)?.release).toMatchObject({ unmapped, unmappedCount: 1 });
      expect(await lineOf(headers)).toMatchObject({ unmapped, unmapped_count: 1 });
      const json = await print(randomUUID(), EXAMPLE_INVOICE).expect(200);
      expect(json.headers).not.toHaveProperty('x-invoice-unmapped');
      expect(await lineOf(json.headers as Record<string, string>)).not.toHaveProperty('unmapped');
    });

    it('with something odd: its term is in the answer, its sentence in the log', async () => {
      const paymentMeans = [{ meansCode: '30', iban: 'GB00 NONE' }];
      const { headers } = await print(randomUUID(), { ...EXAMPLE_INVOICE, paymentMeans }).expect(200);
      expect(headers['x-invoice-warnings']).toBe('BT-84');
      expect(await lineOf(headers)).toMatchObject({
        warnings: [expect.stringMatching(/^BT-84 .*paymentMeans\[0\]\.iban .*IBAN/)],
      });
    });

    it('uses what is stored of the organisation and the customer', async () => {
      const organisation = randomUUID();
      const stored = {
        organisations: [
          {
            id: organisation,
            name: 'Stored Ltd',
            locale: 'fr-FR',
            address: { countryCode: 'FR' },
            taxes: [{ code: 'T', category: 'S', rate: '20' }],
            paymentAccounts: [{ code: 'main', accountNumber: '424242' }],
          },
        ],
        customers: [{ organisationId: organisation, accountId: 'C1', name: 'Client SARL', locale: 'de-DE' }],
      };
      await importRecords(database.prisma, parseRecords(stored));
      const invoice = {
        accountId: 'C1',
        number: 'N/1',
        currencyCode: 'EUR',
        issueDate: '2026-11-02',
        paymentAccount: 'main',
        lines: [{ name: 'Pain', quantity: '1', unitPrice: '2', taxCode: 'T' }],
      };
      const { headers } = await print(organisation, invoice).expect(200);
      expect(headers['content-disposition']).toBe('attachment; filename="N_1.pdf"');
      const html = service.calls.printed.at(-1)?.html ?? '';
      expect(html).toContain('lang="de-DE"');
      for (const text of ['Stored Ltd', 'Client SARL', '424242']) expect(html).toContain(text);
    });

    it('says what is missing of an organisation and a customer that nobody knows', async () => {
      const { seller: _, ...sellerless } = EXAMPLE_INVOICE;
      const faults = async (body: object) => ((await print(randomUUID(), body).expect(422)).body as Json)['faults'];
      expect(await faults(sellerless)).toMatchObject([{ path: 'seller', message: expect.stringContaining('is missing') }]);
      const { buyer: _buyer, ...buyerless } = EXAMPLE_INVOICE;
      expect(await faults({ ...buyerless, accountId: 'nobody' })).toMatchObject([
        { path: 'buyer', message: expect.stringContaining('"nobody"') },
      ]);
      expect(await faults({ invoices: [] })).toMatchObject([
        { path: 'invoices', message: expect.stringContaining('one invoice') },
      ]);
    });
  });
});

describe('without the routes that write', () => {
  it('imports are not there, drafts are not deleted, and the description does not name them', async () => {
    const { app } = fakeService({ store: { mayWrite: false } });
    const request = (method: 'post' | 'delete', path: string) => supertest(app)[method](path).set('Authorization', bearer());
    await request('post', '/api/v1/imports').send({}).expect(404);
    const { headers } = await request('delete', '/api/v1/invoices/inv_1').expect(405);
    expect(headers['allow']).toBe('GET, HEAD');
    const { body } = await supertest(app).get('/openapi.json');
    expect(Object.keys((body as Json)['paths'])).toEqual(expect.not.arrayContaining(['/api/v1/imports']));
    expect(Object.keys((body as Json)['paths']['/api/v1/invoices/{id}'])).toEqual(['get']);
    await request('post', '/api/v1/invoices/pdf').send(EXAMPLE_INVOICE).expect(200);
  });
});
