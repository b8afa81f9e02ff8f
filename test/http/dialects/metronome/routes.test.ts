import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { decimal } from '../../../../src/invoices/money.js';
import { ask, json } from '../../../harness/service/ask.js';
import { fakeService } from '../../../harness/service/fake-service.js';
import { sampleInvoice } from '../../../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../../../harness/service/tokens.js';

const pathOf = (customerId: string, invoiceId: string) => `/v1/customers/${customerId}/invoices/${invoiceId}/pdf`;

const INVOICE = sampleInvoice('ST-2026-0001');
const [CUSTOMER, ID] = [INVOICE.customer.id, INVOICE.id];
const PATH = pathOf(CUSTOMER, ID);
/** A customer of organisation A that is another, and an id that nobody has. */
const OTHER_CUSTOMER = sampleInvoice('ST-2026-0002').customer.id;
const NOBODY = 'ffffffff-ffff-4fff-bfff-ffffffffffff';

/** The text of the document, tags taken out and entities put back. */
const textOf = (html = '') =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');

/** An amount as American English writes it. */
const amount = (value: string) =>
  decimal(value)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',');

describe('M1 a bearer token on every call', () => {
  it.each([
    ['none', null, 'Bearer'],
    ['one that is no token', 'Bearer abc', 'Bearer error="invalid_token"'],
    ['one that has expired', bearer({ exp: 1 }), 'Bearer error="invalid_token"'],
    ['another scheme', 'Basic dXNlcjpwYXNz', 'Bearer'],
  ])('%s: 401, a challenge, and no effect', async (_, authorization, challenge) => {
    const { app, calls } = fakeService();
    const response = await ask(app, PATH, authorization).expect(401);
    expect(response.headers['www-authenticate']).toBe(challenge);
    expect(json(response)).toEqual({
      code: 'unauthorized',
      message: 'A valid bearer token is required.',
      request_id: response.headers['x-request-id'],
    });
    expect(calls.order).toEqual([]);
  });

  it('one that holds: the organisation is the token’s', async () => {
    const { app, calls } = fakeService();
    await ask(app, PATH).expect(200);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, id: ID, customerId: CUSTOMER }]);
  });
});

describe('M2 the invoice of that customer', () => {
  it('is found by organisation, customer and id together', async () => {
    const { app, calls } = fakeService();
    await ask(app, PATH).expect(200);
    await ask(app, PATH, bearer({ organisation_id: ORGANISATION_B })).expect(404);
    expect(calls.found).toEqual([
      { organisationId: ORGANISATION_A, id: ID, customerId: CUSTOMER },
      { organisationId: ORGANISATION_B, id: ID, customerId: CUSTOMER },
    ]);
  });

  it.each([
    ['another customer’s', OTHER_CUSTOMER, ID, ORGANISATION_A],
    ['another organisation’s', CUSTOMER, ID, ORGANISATION_B],
    ['a customer that nobody is', NOBODY, ID, ORGANISATION_A],
    ['the ids the wrong way round', ID, CUSTOMER, ORGANISATION_A],
  ])('%s: like an absent one, and the denial is in the audit log', async (_, customer, id, organisation) => {
    expect(OTHER_CUSTOMER).not.toBe(CUSTOMER);
    const { app, calls } = fakeService({ invoices: [INVOICE, sampleInvoice('ST-2026-0002')] });
    const authorization = bearer({ organisation_id: organisation });
    const answers = [
      await ask(app, pathOf(customer, id), authorization),
      await ask(app, pathOf(NOBODY, NOBODY), authorization),
    ].map((response) => {
      const { date: _date, 'x-request-id': requestId, ...headers } = response.headers as Record<string, string>;
      const { request_id: inBody, ...body } = json(response);
      expect(inBody).toBe(requestId);
      return { status: response.status, headers, body };
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'not_found', message: 'Not found.' } });
    expect(calls.order).toEqual(['find', 'recordDenial', 'find', 'recordDenial']);
    expect(calls.denials[0]).toEqual({
      context: expect.objectContaining({ organisationId: organisation, subject: 'user-7', ipAddress: '127.0.0.1' }),
      denial: { requestedId: `${customer}/${id}`, dialect: 'metronome' },
    });
  });

  it.each(['inv_1', '1', ID.slice(1), `${ID}0`, ID.replaceAll('-', ''), `{${ID}}`, `urn:uuid:${ID}`, ID.replace('-', '_')])(
    'id "%s" is no UUID: 400 invalid_id before any effect, whichever of the two it is',
    async (bad) => {
      const { app, calls } = fakeService();
      for (const [name, path] of [
        ['customer_id', pathOf(encodeURIComponent(bad), ID)],
        ['invoice_id', pathOf(CUSTOMER, encodeURIComponent(bad))],
      ] as const) {
        const { code, message } = json(await ask(app, path).expect(400));
        expect(code).toBe('invalid_id');
        expect(message).toMatch(new RegExp(`^Invalid ${name}: expected a UUID, such as [0-9a-f-]{36}\\.$`));
      }
      expect(calls.order).toEqual([]);
    },
  );

  it('a UUID in upper case is the same UUID', async () => {
    const { app, calls } = fakeService();
    await ask(app, pathOf(CUSTOMER.toUpperCase(), ID.toUpperCase())).expect(200);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, id: ID, customerId: CUSTOMER }]);
  });
});

describe('M3 200 is the PDF', () => {
  it('with its type, name and length, and its bytes are those of the audit entry', async () => {
    const { app, calls, pdf } = fakeService();
    const { headers, body } = await ask(app, PATH).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="ST-2026-0001.pdf"');
    expect(headers['content-length']).toBe(String(pdf.length));
    expect((body as Buffer).equals(pdf)).toBe(true);
    expect(calls.order).toEqual(['find', 'print', 'recordDownload']);
    expect(calls.downloads[0]?.release).toMatchObject({
      invoiceId: ID,
      dialect: 'metronome',
      byteLength: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
  });
});

describe('M4 404 is JSON', () => {
  it('an object with a message', async () => {
    const response = await ask(fakeService().app, pathOf(NOBODY, NOBODY)).expect(404);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json(response)).toEqual({
      code: 'not_found',
      message: 'Not found.',
      request_id: response.headers['x-request-id'],
    });
  });
});

describe('M5 the PDF is the full invoice', () => {
  it('shows its lines, totals, billing period and customer', async () => {
    const invoice = {
      ...sampleInvoice('HC-2026-11-00452'),
      billingStartDate: '2026-11-16',
      billingEndDate: '2027-02-15',
    };
    const { organisation, customer, lines, totals } = invoice;
    const { app, calls } = fakeService({ invoices: [invoice] });
    await ask(app, pathOf(customer.id, invoice.id), bearer({ organisation_id: organisation.id })).expect(200);
    const text = textOf(calls.printed[0]?.html);
    expect(text).toContain('Billing period Nov 16, 2026 – Feb 15, 2027');
    const { line1, city, postcode } = customer.billingAddress;
    const shown = [invoice.number, organisation.legalName, customer.name, customer.contactName, line1, city, postcode];
    expect(shown.filter((part) => !part || !text.includes(part))).toEqual([]);
    // Figures are set in columns, their parts in elements of their own.
    const figures = text.replaceAll(' ', '');
    expect(lines.length).toBeGreaterThan(1);
    for (const { name, quantity, unitPrice, netAmount } of lines) {
      const row = figures.slice(figures.indexOf(name.replaceAll(' ', ''))).slice(0, 200);
      for (const part of [name.replaceAll(' ', ''), decimal(quantity).toFixed(), amount(unitPrice), amount(netAmount)])
        expect(row).toContain(part);
    }
    expect(figures).toContain(`Subtotal${amount(totals.taxExclusive)}`);
    expect(figures).toContain(`Total$${amount(totals.taxInclusive)}`);
    expect(figures).toContain(`Amountdue$${amount(totals.amountDue)}`);
  });

  it('says nothing of a billing period where there is none', async () => {
    const { app, calls } = fakeService({ invoices: [{ ...INVOICE, billingStartDate: null, billingEndDate: null }] });
    await ask(app, PATH).expect(200);
    expect(textOf(calls.printed[0]?.html)).not.toContain('Billing period');
  });
});

describe('M6 on demand', () => {
  it('every call reads, prints and notes afresh', async () => {
    const invoice = structuredClone(INVOICE);
    const { app, calls } = fakeService({ invoices: [invoice] });
    await ask(app, PATH).expect(200);
    invoice.notes = [{ subjectCode: null, text: 'Changed in between.' }];
    await ask(app, PATH).set('If-None-Match', '*').expect(200);
    expect(calls.order).toEqual(['find', 'print', 'recordDownload', 'find', 'print', 'recordDownload']);
    expect(calls.printed.map(({ html }) => html.includes('Changed in between.'))).toEqual([false, true]);
  });
});

describe('M7 the description', () => {
  const yaml = readFileSync(new URL('published-openapi.yaml', import.meta.url), 'utf8');
  /** What the published document says, by the words around it. */
  const published = (pattern: RegExp) => [...yaml.matchAll(pattern)].map(([, ...groups]) => groups);

  interface Described {
    operationId: string;
    tags: string[];
    summary: string;
    parameters: { name: string; in: string; required: boolean; schema: { type: string; format: string } }[];
    responses: Record<string, { $ref?: string; content?: object }>;
  }
  interface Description {
    paths: Record<string, { get: Described }>;
    components: {
      responses: Record<string, { content: object }>;
      schemas: Record<string, { required: string[]; properties: object }>;
    };
  }

  it('has the path, the operation, its tag and its parameters as the published one', async () => {
    const { paths } = json(await ask(fakeService().app, '/openapi.json', null).expect(200)) as unknown as Description;
    const [[path = ''] = []] = published(/^ {2}(\/\S+):$/gm);
    const described = paths[path]?.get;
    expect(path).toBe('/v1/customers/{customer_id}/invoices/{invoice_id}/pdf');
    expect([[described?.operationId]]).toEqual(published(/^ {6}operationId: (\S+)$/gm));
    expect(described?.operationId).toBe('getInvoicePdf-v1');
    expect([described?.tags]).toEqual(published(/^ {6}tags:\n {8}- (\S+)$/gm));
    expect(described?.tags).toEqual(['Invoices']);
    expect([[described?.summary]]).toEqual(published(/^ {6}summary: (.+)$/gm));
    const inPath = described?.parameters.filter((parameter) => parameter.in === 'path');
    expect(
      inPath?.map(({ name, in: place, required, schema }) => [name, place, String(required), schema.type, schema.format]),
    ).toEqual(published(/name: (\w+)\n +in: (\w+)\n +required: (\w+)\n +schema:\n +type: (\w+)\n +format: (\w+)/g));
    expect(inPath?.map(({ name }) => name)).toEqual(['customer_id', 'invoice_id']);
  });

  it('answers every status of the published one with its type, and with what its error must have', async () => {
    const { paths, components } = json(await ask(fakeService().app, '/openapi.json', null)) as unknown as Description;
    const responses = paths['/v1/customers/{customer_id}/invoices/{invoice_id}/pdf']?.get.responses ?? {};
    const typesOf = (status: string) => {
      const { $ref = '', content } = responses[status] ?? {};
      return Object.keys(content ?? components.responses[$ref.slice('#/components/responses/'.length)]?.content ?? {});
    };
    expect(published(/^ {8}'(\d+)':$/gm)).toEqual([['200'], ['404']]);
    expect([typesOf('200'), typesOf('404')]).toEqual([['application/pdf'], ['application/json']]);
    const [[required = ''] = []] = published(/^ {4}Error:\n {6}required:\n {8}- (\w+)$/gm);
    expect(required).toBe('message');
    expect(components.schemas['Error']?.required).toContain(required);
    expect(components.schemas['Error']?.properties).toMatchObject({ message: { type: 'string' } });
  });
});

describe('M8 whatever the caller says it accepts', () => {
  it.each(['application/pdf', '*/*', 'application/*', undefined, 'application/json', 'text/html;q=0.1', 'none'])(
    'Accept: %s gives the PDF',
    async (accept) => {
      const { app, pdf } = fakeService();
      // supertest itself sends none.
      const request = ask(app, PATH);
      const { headers, body } = await (accept === undefined ? request : request.set('Accept', accept)).expect(200);
      expect(headers['content-type']).toBe('application/pdf');
      expect((body as Buffer).equals(pdf)).toBe(true);
    },
  );

  it('and an error is JSON all the same', async () => {
    const response = await ask(fakeService().app, pathOf(NOBODY, NOBODY)).set('Accept', 'application/pdf').expect(404);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('what the published document leaves open', () => {
  it.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'])('%s: 405 with Allow, and no effect', async (method) => {
    const { app, calls } = fakeService();
    const agent = supertest(app) as unknown as Record<string, (path: string) => supertest.Test>;
    const response = await (agent[method.toLowerCase()] as (path: string) => supertest.Test)(PATH).set('Authorization', bearer());
    expect([response.status, response.headers['allow']]).toEqual([405, 'GET']);
    expect(calls.order).toEqual([]);
  });

  it('the name in the browser and the language can be chosen, as on the other PDF routes', async () => {
    const { app, calls } = fakeService();
    const { headers } = await ask(app, `${PATH}?disposition=inline&locale=de`).expect(200);
    expect(headers['content-disposition']).toBe('inline; filename="ST-2026-0001.pdf"');
    expect(calls.downloads[0]?.release.locale).toBe('de-DE');
    expect(json(await ask(app, `${PATH}?locale=tlh`).expect(400))).toMatchObject({ code: 'invalid_parameter' });
  });

  it.each([
    `${PATH}/`,
    PATH.replace('/v1/', '/V1/'),
    PATH.replace('/pdf', '/PDF'),
    PATH.replace('/pdf', ''),
    `/${PATH}`,
    pathOf('', ID),
    pathOf(CUSTOMER, ''),
  ])('there is nothing at %s', async (path) => {
    const { app, calls } = fakeService();
    expect(json(await ask(app, path).expect(404))).toMatchObject({ code: 'not_found' });
    expect(calls.order).toEqual([]);
  });
});
