import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testFolder } from '../harness/database/servers.js';
import { until } from '../harness/machine/pause.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { sampleInvoice } from '../harness/invoices/sample-invoices.js';
import type { Program } from '../harness/machine/program.js';
import { startScript } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// Metronome's published description, run by Prism as a proxy in front of the service: it holds each request and each answer against the description,
// and says in a header of its own what does not fit. The bytes of a PDF do not survive it (it reads every body as text), so nobody compares them here.

const PRISM = fileURLToPath(new URL('../../node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url));
const PUBLISHED = fileURLToPath(new URL('../http/dialects/metronome/published-openapi.yaml', import.meta.url));

const NO_PDF = '            application/pdf:\n              schema:\n                type: object\n';
const PDF = '            application/pdf:\n              schema:\n                type: string\n                format: binary\n';

const INVOICE = sampleInvoice('ST-2026-0001');
const OTHER_CUSTOMER = sampleInvoice('ST-2026-0002').customer.id;
const pathOf = (customerId: string, invoiceId: string) => `/v1/customers/${customerId}/invoices/${invoiceId}/pdf`;
const PATH = pathOf(INVOICE.customer.id, INVOICE.id);

interface Violation {
  location: string[];
  severity: 'Error' | 'Warning' | 'Information' | 'Hint';
  code: string | number;
  message: string;
}

interface Proxy {
  program: Program;
  url: string;
}

let running: SampleService;
let corrected: Proxy;
let untouched: Proxy;

beforeAll(async () => {
  running = await startSampleService('pglite');
  const published = await readFile(PUBLISHED, 'utf8');
  const file = join(await testFolder('prism'), 'openapi.yaml');
  await writeFile(file, published.replace(NO_PDF, PDF));
  [corrected, untouched] = await Promise.all([startProxy(file, running.service.url), startProxy(PUBLISHED, running.service.url)]);
}, 90_000);

afterAll(async () => {
  await Promise.all([corrected?.program.stop(), untouched?.program.stop()]);
  await running?.stop();
});

async function startProxy(file: string, upstream: string): Promise<Proxy> {
  const args = ['proxy', file, upstream, '--host', '127.0.0.1', '--port', '0'];
  const program = startScript(PRISM, args, { NO_COLOR: '1' });
  const listening = () => /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(program.output.stdout)?.[1];
  await until(() => listening() !== undefined, 30_000);
  return { program, url: listening() ?? '' };
}

/** Asks through a proxy; `violations` are its words on the request and the answer. */
async function ask(proxy: Proxy, path: string, authorization: string | null = bearer()) {
  const headers = { Accept: 'application/pdf', ...(authorization !== null && { Authorization: authorization }) };
  const response = await fetch(proxy.url + path, { headers });
  const text = await response.text();
  const violations = JSON.parse(response.headers.get('sl-violations') ?? '[]') as Violation[];
  return { status: response.status, type: response.headers.get('content-type'), text, violations };
}

/** Errors in what the service answered; not those of the request, which the test itself makes. */
const errorsInAnswer = (violations: Violation[]) =>
  violations.filter(({ severity, location }) => severity === 'Error' && location[0] === 'response');

describe('Metronome’s description, with bytes for the PDF', () => {
  it('differs from the published one in that alone', async () => {
    const published = await readFile(PUBLISHED, 'utf8');
    expect(published.split(NO_PDF)).toHaveLength(2);
    const lines = published.replace(NO_PDF, PDF).split('\n');
    expect(lines.filter((line) => line.includes('format: binary'))).toHaveLength(1);
    expect(lines.length).toBe(published.split('\n').length + 1);
  });

  it('M3 200: no violation', async () => {
    const { status, type, text, violations } = await ask(corrected, PATH);
    expect([status, type, text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
    expect(violations).toEqual([]);
  });

  it.each([
    ['an invoice of another customer', pathOf(OTHER_CUSTOMER, INVOICE.id)],
    ['an invoice that does not exist', pathOf(INVOICE.customer.id, randomUUID())],
  ])('M2 M4 404 for %s: no violation', async (_, path) => {
    const { status, type, text, violations } = await ask(corrected, path);
    expect([status, type]).toEqual([404, 'application/json; charset=utf-8']);
    expect(JSON.parse(text)).toMatchObject({ code: 'not_found', message: 'Not found.' });
    expect(violations).toEqual([]);
  });

  it('M1 401, which it does not list: no error in the answer', async () => {
    const { status, violations } = await ask(corrected, PATH, 'Bearer not-a-token');
    expect(status).toBe(401);
    expect(errorsInAnswer(violations)).toEqual([]);
    expect(violations.map(({ location, severity }) => [location[0], severity])).toEqual([['response', 'Warning']]);
  });

  it('400 for a parameter of ours, which it does not list: no error in the answer', async () => {
    const { status, violations } = await ask(corrected, `${PATH}?locale=tlh`);
    expect(status).toBe(400);
    expect(errorsInAnswer(violations)).toEqual([]);
  });

  it('finds what violates it: a request without a token, and one whose id is no UUID', async () => {
    const anonymous = await ask(corrected, PATH, null);
    expect(anonymous.status).toBe(401);
    expect(anonymous.violations).toContainEqual({
      location: ['request'],
      severity: 'Error',
      code: 401,
      message: 'Invalid security scheme used',
    });
    const malformed = await ask(corrected, pathOf('customer-7', INVOICE.id));
    expect(malformed.status).toBe(400);
    expect(malformed.violations).toContainEqual(
      expect.objectContaining({ location: ['request', 'path', 'customer_id'], severity: 'Error', code: 'format' }),
    );
    expect([...errorsInAnswer(anonymous.violations), ...errorsInAnswer(malformed.violations)]).toEqual([]);
  });
});

describe('Metronome’s description as it is published', () => {
  it('M3 200: no violation but that a PDF is not the JSON object that it is said to be', async () => {
    const { status, type, violations } = await ask(untouched, PATH);
    expect([status, type]).toEqual([200, 'application/pdf']);
    // It says `type: object` of a body of application/pdf. A PDF is bytes, whoever sends it: Metronome's own would violate this too.
    expect(violations).toEqual([
      { location: ['response', 'body'], severity: 'Error', code: 'type', message: 'Response body must be object' },
    ]);
  });

  it('M4 404: no violation', async () => {
    const { status, violations } = await ask(untouched, pathOf(OTHER_CUSTOMER, INVOICE.id));
    expect([status, violations]).toEqual([404, []]);
  });

  it('M4 would be violated by a 404 without a message', async () => {
    const other = createServer((_request, response) => {
      response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"code":"not_found"}');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const proxy = await startProxy(PUBLISHED, `http://127.0.0.1:${(other.address() as AddressInfo).port}`);
    try {
      const { status, violations } = await ask(proxy, PATH);
      expect([status, violations]).toEqual([
        404,
        [
          {
            location: ['response', 'body'],
            severity: 'Error',
            code: 'required',
            message: "Response body must have required property 'message'",
          },
        ],
      ]);
    } finally {
      await proxy.program.stop();
      other.closeAllConnections();
      other.close();
    }
  });
});
