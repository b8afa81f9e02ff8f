import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { makeEInvoice, PROFILES, type RuleFault } from '../../../src/e-invoice/index.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { minimalPdf } from '../../harness/pdf/minimal-pdf.js';
import { ask, json } from '../../harness/service/ask.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { bearer, ORGANISATION_B } from '../../harness/service/tokens.js';

const fault = (rule: string, severity: RuleFault['severity'] = 'fatal'): RuleFault => ({
  rule,
  severity,
  term: 'BT-1',
  path: 'number',
  message: 'Something must be true.',
});
const withFaults = (...faults: RuleFault[]): FakeOptions['effects'] => ({
  makeEInvoice: (...made) => ({ ...makeEInvoice(...made), faults }),
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const own = () => sampleInvoice('ST-2026-0001');
const PATH = '/api/v1/invoices/inv_1/xml';

/** A service whose invoice has these changes. */
const serviceOf = (changes: Partial<ReturnType<typeof own>>, options: FakeOptions = {}) =>
  fakeService({ invoices: [{ ...own(), ...changes }], ...options });

describe('the XML of a stored invoice', () => {
  it('is sent alone, with its audit entry before it, and without a browser', async () => {
    const service = fakeService();
    const { body, headers } = await ask(service.app, PATH).expect(200);
    const xml = (body as Buffer).toString();
    expect(xml).toContain('<cbc:ID>ST-2026-0001</cbc:ID>');
    expect(headers).toMatchObject({
      'content-type': 'application/xml',
      'content-disposition': 'attachment; filename="ST-2026-0001.xml"',
      'content-length': String((body as Buffer).length),
      'cache-control': 'private, no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-e-invoice-profile': 'en16931-ubl',
    });
    expect(headers).not.toHaveProperty('x-invoice-warnings');
    expect(service.calls.order).toEqual(['admitXml', 'find', 'recordXmlDownload']);
    const { id, version } = own();
    expect(service.calls.xmls).toEqual([
      {
        invoiceId: id,
        invoiceNumber: 'ST-2026-0001',
        invoiceVersion: version,
        profile: 'en16931-ubl',
        pdfSha256: null,
        rules: [],
        byteLength: (body as Buffer).length,
        sha256: sha256(body as Buffer),
      },
    ]);
    expect((await service.requestLine()).fields).toMatchObject({ e_invoice: 'en16931-ubl', e_invoice_result: 'alone' });
  });

  it.each(PROFILES.map(({ id, specification }) => [id, specification]))('has the profile %s', async (id, specification) => {
    const { body, headers } = await ask(fakeService({ effects: withFaults() }).app, `${PATH}?profile=${id}`).expect(200);
    expect(headers['x-e-invoice-profile']).toBe(id);
    expect((body as Buffer).toString()).toContain(`>${specification}<`);
  });

  it.each([
    ['factur-x', null, 'factur-x'],
    ['zugferd-xrechnung', null, 'xrechnung-cii'],
    ['none', 'factur-x', 'factur-x'],
    ['factur-x', 'none', 'en16931-ubl'],
  ] as const)('of an organisation with %s, and a customer with %s, has the profile %s', async (eInvoice, ofCustomer, profile) => {
    const { organisation, customer } = own();
    const changes = { organisation: { ...organisation, eInvoice }, customer: { ...customer, eInvoice: ofCustomer } };
    const { headers } = await ask(serviceOf(changes, { effects: withFaults() }).app, PATH).expect(200);
    expect(headers['x-e-invoice-profile']).toBe(profile);
  });

  it.each(['profile=xrechnung', 'profile=', 'profile=peppol&profile=peppol', 'embed_pdf=yes', 'embed_pdf', 'locale=xx'])(
    'is not asked for by %s',
    async (query) => {
      expect(json(await ask(fakeService().app, `${PATH}?${query}`).expect(400))).toMatchObject({ code: 'invalid_parameter' });
    },
  );

  it('of another organisation is not found, and the denial is on record', async () => {
    const service = fakeService();
    const answer = await ask(service.app, PATH, bearer({ organisation_id: ORGANISATION_B })).expect(404);
    expect(json(answer)).toMatchObject({ code: 'not_found' });
    expect(service.calls.order).toEqual(['admitXml', 'find', 'recordXmlDenial']);
    expect(service.calls.denials[0]?.denial).toEqual({ requestedId: 'inv_1', dialect: 'own' });
  });

  it.each(['DRAFT', 'VOID'] as const)('of one that is %s is refused', async (status) => {
    const service = serviceOf({ status });
    expect(json(await ask(service.app, PATH).expect(422))).toMatchObject({
      code: 'e_invoice_invalid',
      faults: [{ rule: 'PRESS-01', severity: 'fatal', term: 'BT-3', path: 'status' }],
    });
    expect(service.calls.xmls).toEqual([]);
  });

  it('that breaks rules is refused with all of them, whatever organisation and request say', async () => {
    const organisation = { ...own().organisation, eInvoice: 'factur-x', eInvoiceFaults: 'lenient' } as const;
    const service = serviceOf({ organisation }, { effects: withFaults(fault('BR-2'), fault('BR-W', 'warning'), fault('BR-3')) });
    const body = json(await ask(service.app, `${PATH}?embed_pdf=true&e_invoice_faults=lenient`).expect(422));
    expect(body).toMatchObject({ code: 'e_invoice_invalid', faults: [fault('BR-2'), fault('BR-3')] });
    // Nothing was printed, and nothing is on record as released.
    expect(service.calls.order).toEqual(['find']);
    expect((await service.requestLine()).fields).toMatchObject({
      e_invoice_result: 'refused',
      e_invoice_faults: ['BR-2 BT-1', 'BR-3 BT-1'],
    });
  });

  it('that breaks rules without being invalid is sent, and names them', async () => {
    const service = fakeService({ effects: withFaults(fault('BR-W', 'warning'), fault('BR-I', 'information')) });
    const { headers } = await ask(service.app, PATH).expect(200);
    expect(headers['x-invoice-warnings']).toBe('BR-W BT-1, BR-I BT-1');
    expect(service.calls.xmls[0]?.rules).toEqual(['BR-W', 'BR-I']);
    expect((await service.requestLine()).fields).toMatchObject({ e_invoice_result: 'alone', e_invoice_warnings: 2 });
  });

  it('is not sent without its audit entry', async () => {
    const failing = () => Promise.reject(new DatabaseUnavailableError('Writing', new Error('refused')));
    const answer = await ask(fakeService({ effects: { recordXmlDownload: failing } }).app, PATH).expect(503);
    expect(json(answer)).toMatchObject({ code: 'database_unavailable' });
  });

  it('needs the scope of PDFs, and counts as one', async () => {
    const scoped = fakeService({ requiredScopes: ['invoices:pdf'] });
    const without = await ask(scoped.app, PATH, bearer({ scope: 'invoices:read' }));
    const withIt = await ask(scoped.app, PATH, bearer({ scope: 'invoices:pdf' }));
    const limited = fakeService({ rateLimit: { limit: 1, windowMs: 60_000 } });
    const [first, second] = [await ask(limited.app, PATH), await ask(limited.app, PATH)];
    expect([without, withIt, first, second].map(({ status }) => status)).toEqual([403, 200, 200, 429]);
  });

  it('of a large invoice waits for one of the few slots, and the next time before it is read', async () => {
    const waits: string[] = [];
    const noted = (name: string) => () => {
      waits.push(name);
      return Promise.resolve({ releaseSlot: () => waits.push(`${name} released`), [Symbol.dispose]: () => undefined });
    };
    const effects = { admitXml: noted('xml'), admitLarge: noted('large'), admit: noted('page') };
    const service = fakeService({ effects, limits: { largeLines: 1 } });
    await ask(service.app, PATH).expect(200);
    expect(waits).toEqual(['xml', 'xml released', 'large']);
    await ask(service.app, PATH).expect(200);
    expect(waits.slice(3)).toEqual(['large']);
  });
});

describe('the page in an XML', () => {
  it('is a PDF without an XML of its own, printed for a valid invoice, in the language that is asked for', async () => {
    const organisation = { ...own().organisation, eInvoice: 'factur-x' } as const;
    const service = serviceOf({ organisation }, { conformance: { standards: 'none', faults: 'drop' } });
    const { body } = await ask(service.app, `${PATH}?embed_pdf=true&profile=en16931-cii&locale=de`).expect(200);
    expect((body as Buffer).toString()).toContain(
      `<ram:AttachmentBinaryObject mimeCode="application/pdf" filename="ST-2026-0001.pdf">${minimalPdf().toString('base64')}<`,
    );
    expect(service.calls.finished).toMatchObject([{ claims: ['pdfa', 'pdfua'], eInvoice: null }]);
    expect(service.calls.printed[0]?.html).toContain('lang="de');
    expect(service.calls.order).toEqual(['find', 'print', 'recordXmlDownload']);
    expect(service.calls.xmls[0]?.pdfSha256).toBe(sha256(minimalPdf()));
  });

  it('is refused if the XML would become too large', async () => {
    const service = fakeService({ limits: { embeddedBytes: minimalPdf().length - 1 } });
    expect(json(await ask(service.app, `${PATH}?embed_pdf=true`).expect(422))).toMatchObject({
      code: 'e_invoice_invalid',
      faults: [{ rule: 'PRESS-PDF-2', term: 'BG-24' }],
    });
    expect(service.calls.xmls).toEqual([]);
  });
});

describe('the XML of an invoice that is not stored', () => {
  const post = (service: ReturnType<typeof fakeService>, body: object, query = '') =>
    supertest(service.app).post(`/api/v1/invoices/xml${query}`).set('Authorization', bearer()).send(body).buffer(true);

  it('is made of JSON, and its audit entry is all that stays', async () => {
    const service = fakeService();
    const { text, headers } = await post(service, EXAMPLE_INVOICE, '?profile=factur-x').expect(200);
    expect(text).toContain('>HB-1001<');
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="HB-1001.xml"',
      'x-e-invoice-profile': 'factur-x',
    });
    expect(service.calls.order).toEqual(['admitXml', 'readInvoice', 'recordXmlRendered']);
    expect(service.calls.xmls[0]).toMatchObject({
      invoiceNumber: 'HB-1001',
      mediaType: 'application/json',
      sha256: sha256(Buffer.from(text)),
    });
  });

  it('is made of another XML', async () => {
    const { text } = await post(fakeService(), EXAMPLE_INVOICE).expect(200);
    const service = fakeService();
    const answer = await supertest(service.app)
      .post('/api/v1/invoices/xml?profile=en16931-cii')
      .set('Authorization', bearer())
      .set('Content-Type', 'application/xml')
      .send(text)
      .buffer(true)
      .expect(200);
    expect(answer.text).toContain('CrossIndustryInvoice');
    expect(answer.text).toContain('>HB-1001<');
  });

  it('can have its page inside', async () => {
    const service = fakeService();
    const { text } = await post(service, EXAMPLE_INVOICE, '?embed_pdf=true').expect(200);
    expect(text).toContain(minimalPdf().toString('base64'));
    expect(service.calls.order).toEqual(['readInvoice', 'print', 'recordXmlRendered']);
  });

  it('is refused for faults of the import, and for those of its profile', async () => {
    const service = fakeService();
    const import_ = await post(service, { ...EXAMPLE_INVOICE, number: 7 }).expect(422);
    expect(import_.body).toMatchObject({ code: 'invalid_import', faults: [{ path: 'number' }] });
    const rules = await post(service, EXAMPLE_INVOICE, '?profile=peppol').expect(422);
    expect(rules.body).toMatchObject({
      code: 'e_invoice_invalid',
      faults: expect.arrayContaining([expect.objectContaining({ rule: 'PEPPOL-EN16931-R003' })]),
    });
    expect(service.calls.xmls).toEqual([]);
  });

  it('is refused by faults of the import that name rule and term as a check does, where they are known', async () => {
    const charge = { kind: 'CHARGE', amount: '5', taxCategory: 'S', taxRate: '20' };
    const body = { ...EXAMPLE_INVOICE, number: undefined, dueDate: 'soon', colour: 'red', allowancesAndCharges: [charge] };
    const faultsOf = async (path: string) => {
      const answer = await supertest(fakeService().app).post(path).set('Authorization', bearer()).send(body);
      return (answer.body as { faults: (Partial<RuleFault> & { path: string })[] }).faults;
    };
    const faults = await faultsOf('/api/v1/invoices/xml');
    expect(faults).toContainEqual({ path: 'number', rule: 'BR-02', term: 'BT-1', message: expect.any(String) });
    expect(faults).toContainEqual({ path: 'dueDate', term: 'BT-9', message: expect.any(String) });
    expect(faults).toContainEqual({ path: 'colour', message: expect.any(String) });
    const checked = await faultsOf('/api/v1/invoices/validate');
    const named = checked.map(({ path, rule, term }) => ({ path, rule: rule ?? undefined, term: term ?? undefined }));
    expect(faults.map(({ path, rule, term }) => ({ path, rule, term }))).toEqual(named);
    // An import of records is not about e-invoices.
    for (const one of await faultsOf('/api/v1/invoices/pdf')) expect(Object.keys(one).toSorted()).toEqual(['message', 'path']);
  });

  it('names the rule of a fault of an XML', async () => {
    const { text } = await post(fakeService(), EXAMPLE_INVOICE).expect(200);
    const xml = text.replaceAll(/<cac:InvoiceLine>.*<\/cac:InvoiceLine>/gs, '');
    const answer = await supertest(fakeService().app)
      .post('/api/v1/invoices/xml')
      .set('Authorization', bearer())
      .set('Content-Type', 'application/xml')
      .send(xml)
      .expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid_import', faults: [{ path: '/ubl:Invoice', rule: 'BR-16' }] });
  });

  it('needs the scope of printing what is sent', async () => {
    const scoped = fakeService({ requiredScopes: ['invoices:render'] });
    expect((await post(scoped, EXAMPLE_INVOICE)).body).toMatchObject({ code: 'insufficient_scope' });
  });
});
