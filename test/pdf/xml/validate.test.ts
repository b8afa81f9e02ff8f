import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { RuleFault } from '../../../src/e-invoice/index.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { fakeService } from '../../harness/service/fake-service.js';
import { bearer, ORGANISATION_B } from '../../harness/service/tokens.js';

type Service = ReturnType<typeof fakeService>;

function post(service: Service, path: string, body: object | string, type: string) {
  return supertest(service.app).post(path).set('Authorization', bearer()).set('Content-Type', type).send(body);
}
const validate = (body: object | string, { type = 'application/json', query = '', service = fakeService() } = {}) =>
  post(service, `/api/v1/invoices/validate${query}`, body, type);

/** The example as a valid XML. */
const xmlOf = async (profile = 'en16931-ubl') =>
  (await post(fakeService(), `/api/v1/invoices/xml?profile=${profile}`, EXAMPLE_INVOICE, 'application/json').buffer(true)).text;

/** A PDF with these files, all of one name. */
function pdfWith(...files: string[]): Buffer {
  const parts = files.map((file, index) => {
    const number = 10 + index;
    const content = deflateSync(file);
    return Buffer.concat([
      Buffer.from(`${number} 0 obj\n<< /Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
      content,
      Buffer.from(`\nendstream\nendobj\n${number + 50} 0 obj\n<< /F (factur-x.xml) /EF << /F ${number} 0 R >> >>\nendobj\n`),
    ]);
  });
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF')]);
}

const { seller, buyer, lines } = EXAMPLE_INVOICE;
const TOTALS = { lineNetTotal: '140.50', taxExclusive: '140.50', taxTotal: '2.50', taxInclusive: '143.00', amountDue: '143.00' };
const LINE = { name: 'Fern', quantity: '1', unitPrice: '10', taxCategory: 'S', taxRate: '20' };

describe('a check of JSON', () => {
  it('says that an invoice would be valid, and keeps nothing but an audit entry', async () => {
    const service = fakeService();
    const { body, headers } = await validate(EXAMPLE_INVOICE, { service }).expect(200);
    const specification = 'urn:cen.eu:en16931:2017';
    expect(body).toEqual({ valid: true, syntax: 'UBL', profile: 'en16931-ubl', specification, faults: [] });
    expect(headers['cache-control']).toBe('private, no-store');
    expect(service.calls.order).toEqual(['admitXml', 'readInvoice', 'recordValidation']);
    const sent = JSON.stringify(EXAMPLE_INVOICE);
    expect(service.calls.validations).toEqual([
      {
        mediaType: 'application/json',
        profile: 'en16931-ubl',
        valid: true,
        rules: [],
        byteLength: sent.length,
        sha256: createHash('sha256').update(sent).digest('hex'),
      },
    ]);
  });

  it.each<[string, object, (string | null)[][]]>([
    ['no lines', { lines: [] }, [['BR-16', 'BG-25', 'lines']]],
    ['no list of lines', { lines: undefined }, [['BR-16', 'BG-25', 'lines']]],
    ['no number', { number: undefined }, [['BR-02', 'BT-1', 'number']]],
    ['a number that is none', { number: 7 }, [[null, 'BT-1', 'number']]],
    [
      'a seller without a country',
      { seller: { ...seller, address: { line1: 'x', city: 'York' } } },
      [['BR-09', 'BT-40', 'seller.address.countryCode']],
    ],
    ['a buyer without an address', { buyer: { name: 'Moss' } }, [['BR-10', 'BG-8', 'buyer.address']]],
    ['no seller', { seller: undefined }, [['BR-06', 'BG-4', 'seller']]],
    [
      'an exempt line without a reason',
      { lines: [{ ...LINE, taxCategory: 'E', taxRate: '0' }] },
      [['BR-E-10', 'BT-120', 'taxBreakdown[0].exemptionReason']],
    ],
    [
      'a line without a tax',
      { lines: [{ ...LINE, taxCategory: undefined, taxRate: undefined }] },
      [['BR-CO-04', 'BT-151', 'lines[0]']],
    ],
    ['an unknown unit', { lines: [{ ...LINE, unitCode: 'FURLONG' }] }, [['BR-CL-23', 'BT-130', 'lines[0].unitCode']]],
    [
      'unknown schemes',
      { buyer: { ...buyer, electronicAddress: { id: 'a', scheme: 'ZZZZ' }, companyNumber: '1', companyNumberScheme: '9999' } },
      [
        ['BR-CL-11', 'BT-47-1', 'buyer.companyNumberScheme'],
        ['BR-CL-25', 'BT-49-1', 'buyer.electronicAddress.scheme'],
      ],
    ],
    [
      'totals a cent off',
      { totals: { ...TOTALS, lineNetTotal: '140.51', amountDue: '143.01' } },
      [
        ['BR-CO-10', 'BT-106', 'totals.lineNetTotal'],
        ['BR-CO-16', 'BT-115', 'totals.amountDue'],
      ],
    ],
    [
      'a total with tax a cent off',
      { totals: { ...TOTALS, taxInclusive: '143.01' } },
      [['BR-CO-15', 'BT-112', 'totals.taxInclusive']],
    ],
    [
      'a charge without a reason',
      { allowancesAndCharges: [{ kind: 'CHARGE', amount: '5', taxCategory: 'S', taxRate: '20' }] },
      [['BR-38', 'BT-104', 'allowancesAndCharges[0].reason']],
    ],
    ['a draft', { status: 'DRAFT' }, [['PRESS-01', 'BT-3', 'status']]],
    ['a field that is not there', { colour: 'red' }, [[null, null, 'colour']]],
  ])('of %s names rules, terms and fields', async (_, changes, faults) => {
    const { body } = await validate({ ...EXAMPLE_INVOICE, ...changes }).expect(200);
    const found = (body as { faults: RuleFault[] }).faults.map(({ rule, term, path }) => [rule, term, path]);
    expect([(body as { valid: boolean }).valid, found]).toEqual([false, faults]);
  });

  it('may begin with a mark of the byte order', async () => {
    const charge = { kind: 'CHARGE', amount: 'x', taxCategory: 'S', taxRate: '20' };
    const sent = `\ufeff${JSON.stringify({ ...EXAMPLE_INVOICE, allowancesAndCharges: [charge] })}`;
    const { body } = await validate(sent).expect(200);
    expect(body).toMatchObject({ valid: false, faults: [{ term: 'BT-99', path: 'allowancesAndCharges[0].amount' }, {}] });
    expect((await post(fakeService(), '/api/v1/invoices/xml', sent, 'application/json')).status).toBe(422);
  });

  it('of a negative allowance warns, as no rule of the standard forbids it', async () => {
    const allowance = { kind: 'ALLOWANCE', amount: '-5', reason: 'x', taxCategory: 'S', taxRate: '20' };
    const { body } = await validate({ ...EXAMPLE_INVOICE, allowancesAndCharges: [allowance] }).expect(200);
    expect(body).toMatchObject({ valid: true, faults: [{ rule: 'PRESS-09', severity: 'warning', term: 'BT-92' }] });
  });

  it('holds it to another profile on demand, and otherwise to what its organisation chose', async () => {
    const { body } = await validate({
      invoices: [EXAMPLE_INVOICE],
      organisations: [{ ...seller, eInvoice: 'zugferd-xrechnung' }],
    });
    expect(body).toMatchObject({ valid: false, syntax: 'CII', profile: 'xrechnung-cii' });
    const other = await validate(EXAMPLE_INVOICE, { query: '?profile=peppol' }).expect(200);
    expect(other.body).toMatchObject({ valid: false, profile: 'peppol', faults: [{ rule: 'PEPPOL-EN16931-R003' }, {}, {}] });
  });

  it('names the fatal faults first, at most a thousand, and how many more there are', async () => {
    const many = Array.from({ length: 1400 }, (_, index) => ({ ...LINE, lineId: String(index), unitCode: 'FURLONG' }));
    const service = fakeService({ maxBodyBytes: 1_000_000 });
    const allowance = { kind: 'ALLOWANCE', amount: '-5', reason: 'x', taxCategory: 'S', taxRate: '20' };
    const { body } = await validate({ ...EXAMPLE_INVOICE, lines: many, allowancesAndCharges: [allowance] }, { service }).expect(
      200,
    );
    const { faults, further_faults: further } = body as { faults: RuleFault[]; further_faults: number };
    expect([faults.length, further]).toEqual([1000, 401]);
    expect(new Set(faults.map(({ severity }) => severity))).toEqual(new Set(['fatal']));
  });
});

describe('a check of XML', () => {
  it.each(['xml', 'pdf'])('in a body of the type %s goes by what it says of itself', async (kind) => {
    const service = fakeService();
    const xml = await xmlOf('en16931-cii');
    const body = kind === 'pdf' ? pdfWith(xml) : xml;
    const answer = await validate(body, { service, type: `application/${kind}` }).expect(200);
    const profile = kind === 'pdf' ? 'factur-x' : 'en16931-cii';
    const specification = 'urn:cen.eu:en16931:2017';
    expect(answer.body).toMatchObject({ valid: true, syntax: 'CII', profile, specification, faults: [] });
    expect(service.calls.validations).toMatchObject([{ mediaType: `application/${kind}`, valid: true }]);
  });

  it('goes by another profile on demand', async () => {
    const { body } = await validate(await xmlOf(), { type: 'text/xml', query: '?profile=xrechnung-ubl' }).expect(200);
    expect(body).toMatchObject({
      valid: false,
      profile: 'xrechnung-ubl',
      faults: expect.arrayContaining([expect.objectContaining({ rule: 'BR-DE-15' })]),
    });
  });

  it('names each rule with the XPath of what breaks it', async () => {
    const xml = (await xmlOf()).replace(/(<cbc:TaxInclusiveAmount [^>]*>)143\.00/, '$1143.01');
    const { body } = await validate(xml, { type: 'application/xml' }).expect(200);
    expect((body as { faults: RuleFault[] }).faults[0]).toEqual({
      rule: 'BR-CO-15',
      severity: 'fatal',
      term: 'BT-112',
      path: '/ubl:Invoice/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount',
      message: expect.stringContaining('total with VAT'),
    });
  });

  it('is not misled by a name of any length', async () => {
    const xml = (await xmlOf()).replace('urn:cen.eu:en16931:2017', `urn:${'x'.repeat(50_000)}`);
    const service = fakeService();
    const { body, text } = await validate(xml, { type: 'application/xml', service }).expect(200);
    expect((body as { specification: string }).specification).toHaveLength(500);
    expect(text.length).toBeLessThan(20_000);
    expect(JSON.stringify(service.calls.validations).length).toBeLessThan(2000);
  });
});

describe('what is no invoice', () => {
  it.each<[string, string, () => Promise<string | Buffer> | string | Buffer, RegExp]>([
    ['nothing', 'application/json', () => '', /is not JSON/],
    ['half of an object', 'application/json', () => '{"number":', /is not JSON/],
    ['a list', 'application/json', () => '[]', /must be/],
    ['no XML', 'application/xml', () => 'hello', /not well-formed/],
    ['half of an XML', 'application/xml', async () => (await xmlOf()).slice(0, -20), /not well-formed/],
    ['another XML', 'application/xml', () => '<html/>', /root element html/],
    ['an XML with a DOCTYPE', 'application/xml', () => '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /document type/],
    ['no PDF', 'application/pdf', () => 'hello', /without an invoice inside/],
    [
      'a PDF with two different files of that name',
      'application/pdf',
      async () => pdfWith(await xmlOf(), await xmlOf('factur-x')),
      /several invoices inside/,
    ],
    ['a PDF with a DOCTYPE inside', 'application/pdf', () => pdfWith('<!DOCTYPE a><a/>'), /document type/],
  ])('%s is refused as an import is', async (_, type, body, message) => {
    const service = fakeService();
    const answer = await validate(await body(), { type, service }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'invalid_import',
      faults: [{ path: 'body', message: expect.stringMatching(message) }],
    });
    expect(service.calls.validations).toEqual([]);
  });

  it.each([
    ['a list of invoices', { invoices: [EXAMPLE_INVOICE, { ...EXAMPLE_INVOICE, number: 'HB-1002' }] }],
    ['no invoice', { invoices: [] }],
  ])('nor is %s', async (_, body) => {
    expect((await validate(body).expect(422)).body).toMatchObject({ code: 'invalid_import', faults: [{ path: 'invoices' }] });
  });

  it.each([
    ['a body that is too large', 413, 'payload_too_large', { service: fakeService({ maxBodyBytes: 100 }) }],
    ['another type', 415, 'unsupported_media_type', { type: 'text/plain' }],
    ['an unknown profile', 400, 'invalid_parameter', { query: '?profile=zugferd' }],
    ['too many lines', 422, 'invoice_too_large', { service: fakeService({ limits: { lines: 1 } }) }],
  ] as const)('%s is refused with %s %s', async (_, status, code, options) => {
    const body = JSON.stringify({ ...EXAMPLE_INVOICE, lines });
    expect((await validate(body, options).expect(status)).body).toMatchObject({ code });
  });

  it('nor are records of another organisation, nor an answer without its audit entry', async () => {
    const foreign = await validate({ ...EXAMPLE_INVOICE, organisationId: ORGANISATION_B }).expect(403);
    expect(foreign.body).toMatchObject({ code: 'foreign_organisation' });
    const recordValidation = () => Promise.reject(new DatabaseUnavailableError('Writing', new Error('refused')));
    await validate(EXAMPLE_INVOICE, { service: fakeService({ effects: { recordValidation } }) }).expect(503);
  });

  it('and a caller needs the scope of printing what is sent, and counts against the limit', async () => {
    const scoped = await validate(EXAMPLE_INVOICE, { service: fakeService({ requiredScopes: ['invoices:render'] }) });
    expect(scoped.status).toBe(403);
    const service = fakeService({ rateLimit: { limit: 1, windowMs: 60_000 } });
    const first = await validate(EXAMPLE_INVOICE, { service });
    const second = await validate(EXAMPLE_INVOICE, { service });
    expect([first.status, second.status]).toEqual([200, 429]);
  });
});
