import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from '../../../src/chromium/errors.js';
import { TemplateError, type TemplateManifest, type Templates, UnprintableTextError } from '../../../src/templates/index.js';
import { answerTo, ERRORS } from '../../../src/http/answers/error-status.js';
import { listen, type RunningServer } from '../../../src/http/server/http-server.js';
import type { InvoiceEffects } from '../../../src/pdf/invoice/effects.js';
import type { Caller } from '../../../src/pdf/running-request.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { decimal } from '../../../src/invoices/money.js';
import { DatabaseUnavailableError } from '../../../src/records/faults/errors.js';
import { designs } from '../../templates/fixtures/templates.js';
import { ask, json } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { until } from '../../harness/machine/pause.js';
import { type FakeService, fakeService } from '../../harness/service/fake-service.js';
import type { PrintedPdf } from '../../../src/finish/index.js';
import { minimalPrint } from '../../harness/pdf/minimal-pdf.js';
import { pngImage } from '../../harness/images/png-image.js';
import { openConnection } from '../../harness/service/raw-http.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_A } from '../../harness/service/tokens.js';

const forever = () => new Promise<never>(() => {});
const databaseDown = () =>
  Promise.reject(new DatabaseUnavailableError('Reading', new Error('connect ECONNREFUSED 10.0.0.7:5432')));

describe('a print that fails', () => {
  it.each([
    [new QueueFullError(64), 503, 'overloaded', true],
    [new ChromiumUnavailableError('none starts'), 503, 'chromium_unavailable', true],
    [new PrintTimeoutError(6000), 504, 'render_timeout', false],
    [new PrintFailedError('on two browsers'), 500, 'render_failed', false],
    [new DocumentRefusedError('a frame'), 500, 'render_failed', false],
    [new ContentCutError([{ page: 1, text: 'US$88,888.0' }]), 500, 'document_check_failed', false],
    [new TemplateError('lines.hbs', 3, 'no such field'), 500, 'template_error', false],
    [new UnprintableTextError(['U+13A0'], 'lines[0].name'), 500, 'unprintable_text', false],
    [new Error('nobody foresaw this'), 500, 'internal_error', false],
    [Object.assign(new Error('a code of nobody'), { code: 'E_STRANGE' }), 500, 'internal_error', false],
    [Object.assign(new Error('a code of Object'), { code: 'constructor' }), 500, 'internal_error', false],
    ['a thrown text', 500, 'internal_error', false],
  ])('%s: %d %s, no bytes, no entry', async (error, status, code, retry) => {
    const { app, calls, requestLine } = fakeService({ effects: { print: () => Promise.reject(error) } });
    const response = await ask(app).expect(status);
    expect(json(response)).toEqual({ code, message: answerTo(code).message, request_id: response.headers['x-request-id'] });
    expect(/^[123]$/.test(response.headers['retry-after'] ?? '')).toBe(retry);
    expect(calls.order).toEqual(['find', 'print']);
    expect(await requestLine()).toMatchObject({ level: 'error', fields: { status, error: expect.anything() } });
  });
});

describe('a database that is not set up', () => {
  it.each([
    [
      '42501',
      'permission denied for table audit_entries',
      'The database is not set up for this service. An operator must set it up first.',
    ],
    [
      '42P01',
      'relation "invoices" does not exist',
      'The database is not set up for this service. An operator must set it up first.',
    ],
    ['53100', 'could not extend file', 'The database is not available; try again shortly.'],
    ['57P03', 'the database system is starting up', 'The database is not available; try again shortly.'],
  ])('%s: %s', async (code, message, answer) => {
    const failure = new DatabaseUnavailableError('Reading', Object.assign(new Error(message), { code }));
    const { app } = fakeService({ effects: { findInvoice: () => Promise.reject(failure) } });
    const response = await ask(app).expect(503);
    expect(json(response)).toMatchObject({ code: 'database_unavailable', message: answer });
    expect(response.headers['retry-after']).toMatch(/^[123]$/);
  });
});

describe('audit before bytes', () => {
  it('an entry that cannot be written: 503, and not one byte of PDF', async () => {
    const { app, calls, requestLine } = fakeService({ effects: { recordDownload: databaseDown } });
    const response = await ask(app).expect(503);
    expect(json(response)).toMatchObject({ code: 'database_unavailable' });
    expect((response.body as Buffer).includes('%PDF')).toBe(false);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(calls.order).toEqual(['find', 'print', 'recordDownload']);
    const line = await requestLine();
    expect(line.fields['bytes']).toBe((response.body as Buffer).length);
    expect(JSON.stringify(line)).toContain('ECONNREFUSED');
  });

  it('a denial that cannot be noted: 503, as for any invoice', async () => {
    const { app } = fakeService({ invoices: [], effects: { recordDenial: databaseDown } });
    expect(json(await ask(app).expect(503))).toMatchObject({ code: 'database_unavailable' });
  });

  it('a database that is down: 503 with Retry-After, nothing printed, and nothing of it in the body', async () => {
    const { app, calls } = fakeService({ effects: { findInvoice: databaseDown } });
    const response = await ask(app).expect(503);
    expect(Number(response.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((response.body as Buffer).toString()).not.toMatch(/ECONNREFUSED|10\.0\.0\.7|Error|at /);
    expect(calls.order).toEqual(['find']);
  });
});

describe('an invoice whose figures contradict each other', () => {
  it('500 inconsistent_invoice, logged with both figures, never printed', async () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const { taxTotal } = invoice.totals;
    invoice.totals.taxTotal = '99.99';
    const { app, calls, requestLine } = fakeService({ invoices: [invoice] });
    const response = await ask(app).expect(500);
    expect(json(response)).toMatchObject({ code: 'inconsistent_invoice' });
    expect((response.body as Buffer).toString()).not.toContain('99.99');
    expect(calls.order).toEqual(['find']);
    const { fields } = await requestLine();
    expect((fields['error'] as Record<string, string>)['message']).toBe(
      `totals.taxTotal is 99.99, the invoice's own figures make it ${decimal(taxTotal).toFixed(2)}`,
    );
  });

  it('a currency that nobody knows is one', async () => {
    const { app, calls } = fakeService({ invoices: [{ ...sampleInvoice('ST-2026-0001'), currencyCode: 'ZZZ' }] });
    expect(json(await ask(app).expect(500))).toMatchObject({ code: 'inconsistent_invoice' });
    expect(calls.order).toEqual(['find']);
  });
});

describe('a template that is chosen for an invoice and not made for it', () => {
  const made = (changes: Partial<TemplateManifest>): Templates =>
    new Map([...designs].map(([name, design]) => [name, { ...design, manifest: { ...design.manifest, ...changes } }]));

  it.each<[string, Partial<TemplateManifest>, string]>([
    ['the type', { documentTypes: ['quote'] }, 'it is not for documents of the type invoice, only for quote'],
    ['the language', { locales: ['ja-JP'] }, 'it has no texts in en-GB, only in ja-JP'],
  ])('500 template_unavailable for %s, logged with the reason, never printed', async (_, changes, reason) => {
    const service = fakeService({ designs: made(changes) });
    const response = await ask(service.app).expect(500);
    expect(json(response)).toMatchObject({ code: 'template_unavailable' });
    expect((response.body as Buffer).toString()).not.toMatch(/classic|ja-JP|quote/);
    expect(service.calls.order).toEqual(['find']);
    const { level, fields } = await service.requestLine();
    const details = { organisation_id: ORGANISATION_A, custom_form: null, template: 'classic', chosen_by: 'setting', reason };
    expect([level, fields['error']]).toEqual([
      'error',
      {
        name: 'TemplateUnavailableError',
        code: 'template_unavailable',
        message: `template "classic", chosen by the setting: ${reason}`,
        details,
      },
    ]);
  });
});

describe('a stored logo that cannot be shown', () => {
  const refused = new DocumentRefusedError('an image of the document cannot be shown');
  const broken = (customForm: Invoice['customForm']): Invoice => {
    const invoice = sampleInvoice('ST-2026-0001');
    const logo = pngImage().subarray(0, -12);
    return { ...invoice, customForm, organisation: { ...invoice.organisation, logo } };
  };

  it.each([
    ['organisation', null],
    [
      'custom form "Trade", or of the organisation if the form has no logo',
      { name: 'Trade', template: null, templateVariables: null },
    ],
  ])('500 template_unavailable, logged with its fault and whose it is: of the %s', async (owner, customForm) => {
    const service = fakeService({ invoices: [broken(customForm)], effects: { print: () => Promise.reject(refused) } });
    const response = await ask(service.app).expect(500);
    expect(json(response)).toMatchObject({ code: 'template_unavailable' });
    expect((response.body as Buffer).toString()).not.toMatch(/PNG|Trade/);
    const { fields } = await service.requestLine();
    expect(fields['error']).toMatchObject({
      name: 'UnusableLogoError',
      code: 'template_unavailable',
      message: `the logo of the ${owner} cannot be shown: the PNG ends early`,
      details: {
        organisation_id: ORGANISATION_A,
        custom_form: customForm?.name ?? null,
        logo: owner,
        reason: 'the PNG ends early',
      },
    });
  });

  it('is not blamed for what it has no part in', async () => {
    const unforeseen = fakeService({ invoices: [broken(null)], effects: { print: () => Promise.reject(new Error('other')) } });
    expect(json(await ask(unforeseen.app).expect(500))).toMatchObject({ code: 'internal_error' });
    const whole = { ...broken(null), organisation: { ...broken(null).organisation, logo: pngImage() } };
    const other = fakeService({ invoices: [whole], effects: { print: () => Promise.reject(refused) } });
    expect(json(await ask(other.app).expect(500))).toMatchObject({ code: 'render_failed' });
  });

  it('is printed again as soon as it is mended', async () => {
    const invoices = [broken(null)];
    let prints = 0;
    const service = fakeService({
      invoices,
      effects: { print: () => ((prints += 1) === 1 ? Promise.reject(refused) : Promise.resolve(minimalPrint())) },
    });
    await ask(service.app).expect(500);
    await ask(service.app).expect(500);
    invoices[0] = { ...broken(null), organisation: { ...broken(null).organisation, logo: pngImage() } };
    await ask(service.app).expect(200);
    expect(prints).toBe(2);
  });
});

const STEPS: [string, Partial<InvoiceEffects>, string[]][] = [
  ['finding', { findInvoice: forever }, ['find']],
  ['printing', { print: forever }, ['find', 'print']],
  ['the audit entry', { recordDownload: forever }, ['find', 'print', 'recordDownload']],
];

describe('the deadline of a request', () => {
  it.each([
    ...STEPS,
    ['the denial', { findInvoice: () => Promise.resolve(null), recordDenial: forever }, ['find', 'recordDenial']] as const,
  ])('passes during %s: 504, and the print is given up', async (_, effects, order) => {
    const { app, calls, requestLine } = fakeService({ effects, requestTimeoutMs: 100 });
    const start = performance.now();
    expect(json(await ask(app).expect(504))).toMatchObject({ code: 'render_timeout' });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(calls.order).toEqual(order);
    for (const { signal } of calls.printed) expect(signal.aborted).toBe(true);
    expect((await requestLine()).fields).toMatchObject({ status: 504, error: { code: 'render_timeout' } });
  });

  it('is one for all steps', async () => {
    const slowly = <T>(value: T) => new Promise<T>((resolve) => void setTimeout(resolve, 70, value));
    const effects = {
      findInvoice: () => slowly(sampleInvoice('ST-2026-0001')),
      print: () => slowly(minimalPrint()),
      recordDownload: () => slowly(undefined),
    };
    const { app } = fakeService({ effects, requestTimeoutMs: 150 });
    expect((await ask(app)).status).toBe(504);
  });
});

describe('a caller that goes away', () => {
  const servers: RunningServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.drain()));
  });

  const leaveDuring = async (service: FakeService, arrived: () => boolean) => {
    const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 5000, log: () => undefined });
    servers.push(server);
    const socket = await openConnection(
      server.port,
      `GET ${pdfPath('inv_1')} HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer()}\r\n\r\n`,
    );
    await until(arrived);
    socket.resetAndDestroy();
    return service.requestLine();
  };

  it.each(STEPS)('G11 during %s: given up, logged as 499', async (_, effects, order) => {
    const service = fakeService({ effects });
    const line = await leaveDuring(service, () => service.calls.order.length === order.length);
    expect(line).toMatchObject({ level: 'info', fields: { status: 499 } });
    expect(service.calls.order).toEqual(order);
    for (const { signal } of service.calls.printed) {
      expect(signal.aborted).toBe(true);
      expect(signal.reason).toMatchObject({ code: 'caller_gone' });
    }
  });

  it('G11 while the token is verified: nothing is begun', async () => {
    let verify = (_caller: Caller) => {};
    let asked = false;
    const service = fakeService({
      verifyToken: () => {
        asked = true;
        return new Promise((resolve) => (verify = resolve));
      },
    });
    const line = await leaveDuring(service, () => asked);
    verify({ organisationId: sampleInvoice('ST-2026-0001').organisation.id, subject: 'user', tokenId: null, scopes: [] });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(line.fields['status']).toBe(499);
    expect(service.calls.order).toEqual([]);
  });

  it('during the print: no entry is written when the print comes to an end after all', async () => {
    let finish = (_pdf: PrintedPdf) => {};
    const service = fakeService({ effects: { print: () => new Promise((resolve) => (finish = resolve)) } });
    await leaveDuring(service, () => service.calls.printed.length === 1);
    finish({ bytes: service.pdf, words: null });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(service.calls.order).toEqual(['find', 'print']);
  });
});

describe('bodies of errors', () => {
  it('every code has a status of its class, and words that tell nothing of the inside', () => {
    for (const [code, { status, message }] of Object.entries(ERRORS)) {
      expect(code).toMatch(/^[a-z_]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(600);
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toMatch(/prisma|postgres|chromium|puppeteer|express|node/i);
    }
    const retried = Object.entries(ERRORS).filter(([, answer]) => 'retry' in answer);
    expect(retried.map(([, { status }]) => status)).toEqual(retried.map(() => 503));
  });

  it('no stack, path or SQL leaves, whatever happens and whatever NODE_ENV says', async () => {
    for (const environment of ['development', 'production', undefined]) {
      const before = process.env['NODE_ENV'];
      if (environment === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = environment;
      try {
        const { app } = fakeService({
          effects: { findInvoice: () => Promise.reject(new Error('SELECT * FROM secrets /srv/app')) },
        });
        const text = ((await ask(app).expect(500)).body as Buffer).toString();
        expect(text).not.toMatch(/SELECT|\/srv|at |\.ts|\.js/);
        expect(Object.keys(JSON.parse(text) as object)).toEqual(['code', 'message', 'request_id']);
      } finally {
        process.env['NODE_ENV'] = before;
      }
    }
  });

  it('an effect that throws instead of rejecting is an error like any other', async () => {
    const { app } = fakeService({
      effects: {
        findInvoice: () => {
          throw new Error('thrown');
        },
      },
    });
    expect(json(await ask(app).expect(500))).toMatchObject({ code: 'internal_error' });
  });
});
