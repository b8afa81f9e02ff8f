import { Server } from 'node:http';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ErrorCode } from '../../../src/invoices/error-code.js';
import { listen } from '../../../src/http/server/http-server.js';
import type { DocumentData } from '../../../src/templates/index.js';
import type { LedgerInvoice } from '../../../src/invoices/ledger/ledger.js';
import { type FakeOptions, fakeService } from '../../harness/service/fake-service.js';
import { ledgerInvoice } from '../../harness/invoices/ledger-invoice.js';
import { exchange, parseAnswer } from '../../harness/service/raw-http.js';
import { bearer, ORGANISATION_B } from '../../harness/service/tokens.js';
import { faultsOf } from './conformance.js';
import { type Answer, DescribedApi, type Description, fetchDescription, type Operation } from './described-api.js';
import { addressOf, goodOptions, type Staging, STAGINGS } from './stagings.js';

const description = await fetchDescription(fakeService());
const api = new DescribedApi(description);
const good = goodOptions(api);

type Ask = (operation: Operation, staging?: Staging) => Promise<Answer>;

/** A service behind a real server: its parser has errors of its own. */
async function withServer<T>(options: FakeOptions, act: (ask: Ask) => Promise<T>, staging: Staging = {}): Promise<T> {
  const opened = jest.spyOn(Server.prototype, 'listen');
  const service = fakeService(options);
  const server = await listen(service.app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log: () => undefined });
  // A caller that is slow is given ten seconds; the test has not that long.
  if (staging.unfinished) for (const one of opened.mock.contexts as Server[]) one.headersTimeout = 100;
  opened.mockRestore();
  staging.break?.(service);
  try {
    return await act(async (operation, asked = {}) => {
      const { method = operation.method, token = bearer(), path = addressOf, head = '', unfinished } = asked;
      const verb = typeof method === 'string' ? method : method(operation);
      const authorization = token === null ? '' : `Authorization: ${token}\r\n`;
      const lines = `${verb} ${path(operation)} HTTP/1.1\r\nHost: press.example\r\nConnection: close\r\n${authorization}${head}`;
      const rest = unfinished ? '' : verb === operation.method ? sentWith(operation, asked) : '\r\n';
      const { status, headers, body } = parseAnswer(await exchange(server.port, lines + rest));
      return { status, headers, body: Buffer.from(body, 'latin1') };
    });
  } finally {
    await server.drain();
  }
}

/** The end of the head, and what an operation is sent: the first example of the description. */
function sentWith({ requestBody }: Operation, { body = (same) => same, contentType = 'application/json' }: Staging): string {
  const [example] = Object.values(requestBody?.content['application/json']?.examples ?? {});
  if (!example) return '\r\n';
  const sent = JSON.stringify(body(example.value as DocumentData)).replaceAll(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `Content-Type: ${contentType}\r\nContent-Length: ${sent.length}\r\n\r\n${sent}`;
}

const codeOf = ({ headers, body }: Answer) =>
  headers['content-type']?.startsWith('application/json')
    ? ((JSON.parse(body.toString()) as Record<string, unknown>)['code'] as string | undefined)
    : undefined;

const staged = Object.entries(STAGINGS).flatMap(([code, staging]) =>
  staging === 'never sent' ? [] : [[code as ErrorCode, staging] as const],
);

/** The status of each error, as callers of the three APIs go by it. */
const STATUSES: Record<ErrorCode, number> = {
  invalid_request: 400,
  invalid_id: 400,
  invalid_parameter: 400,
  unauthorized: 401,
  insufficient_scope: 403,
  foreign_organisation: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  not_a_draft: 409,
  batch_state: 409,
  batch_expired: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  invalid_batch: 422,
  idempotency_key_reused: 422,
  batch_empty: 422,
  batch_files_missing: 500,
  batch_abandoned: 500,
  batch_too_large_to_merge: 422,
  invalid_import: 422,
  invalid_document: 422,
  document_too_large: 422,
  invoice_too_large: 422,
  document_not_conformant: 422,
  e_invoice_invalid: 422,
  rate_limited: 429,
  headers_too_large: 431,
  caller_gone: 499,
  inconsistent_invoice: 500,
  unprintable_text: 500,
  template_unavailable: 500,
  template_error: 500,
  document_check_failed: 500,
  render_failed: 500,
  item_abandoned: 500,
  internal_error: 500,
  overloaded: 503,
  import_busy: 503,
  database_unavailable: 503,
  chromium_unavailable: 503,
  keys_unavailable: 503,
  storage_unavailable: 503,
  storage_full: 503,
  service_unavailable: 503,
  render_timeout: 504,
};

/** What cannot be printed came with the request. */
const STATUSES_OF_DATA: Partial<typeof STATUSES> = {
  unprintable_text: 422,
  document_check_failed: 422,
  template_unavailable: 422,
};

/** What a batch says of itself or of its invoices; no request is refused with it. */
const OF_BATCHES = ['batch_empty', 'batch_files_missing', 'batch_abandoned', 'batch_too_large_to_merge', 'item_abandoned'];

/** The codes that an operation documents. */
const documentedCodes = (operation: Operation) =>
  Object.keys(operation.responses)
    .flatMap((status) => api.codesOf(operation, Number(status)))
    .toSorted();

describe('every operation, under every error that can be staged', () => {
  /** What came, by code that was staged, then by operation. */
  const answers = new Map<ErrorCode, Map<string, Answer>>();

  beforeAll(async () => {
    for (const [code, staging] of staged) {
      const entries = withServer(
        staging.service?.(good) ?? good,
        (ask) =>
          Promise.all(api.operations.map(async (operation) => [operation.operationId, await ask(operation, staging)] as const)),
        staging,
      );
      answers.set(code, new Map(await entries));
    }
  }, 120_000);

  const operations = api.operations.map((operation) => [operation.operationId, operation] as const);

  it('is read from a real description: there are all of them, and most of their answers are errors', () => {
    expect(operations).toHaveLength(28);
    expect(api.operations.flatMap(documentedCodes).length).toBeGreaterThan(100);
  });

  it.each(operations)('%s answers as it is described, whatever goes wrong', (id, operation) => {
    const faults = staged.map(([code]) => [code, faultsOf(api, operation, answers.get(code)?.get(id) as Answer)]);
    expect(faults.filter(([, found]) => found?.length !== 0)).toEqual([]);
  });

  it.each(operations)('%s: every error that is documented was given, and no other', (id, operation) => {
    const seen = new Set(staged.map(([code]) => codeOf(answers.get(code)?.get(id) as Answer)));
    expect([...seen].filter((code) => code !== undefined).toSorted()).toEqual(documentedCodes(operation));
    // Each by its own staging, under its own status: what the description says of it is true.
    for (const code of documentedCodes(operation) as ErrorCode[]) {
      const answer = answers.get(code)?.get(id) as Answer;
      const status = (operation.requestBody && STATUSES_OF_DATA[code]) ?? STATUSES[code];
      expect([code, codeOf(answer), answer.status]).toEqual([code, code, status]);
      expect(api.codesOf(operation, answer.status)).toContain(code);
    }
  });

  it('no answer tells of the inside', () => {
    const all = [...answers.values()].flatMap((byOperation) =>
      [...byOperation.values()].map(({ body }) => body.toString('latin1')),
    );
    expect(all.length).toBe(staged.length * api.operations.length);
    expect(all.filter((body) => /secret|refused|lines\.hbs|\bat [\w.]+ \(/.test(body))).toEqual([]);
  });

  it('what is never sent is never documented', () => {
    const never = Object.entries(STAGINGS).flatMap(([code, staging]) => (staging === 'never sent' ? [code] : []));
    expect(never.toSorted()).toEqual([...OF_BATCHES, 'caller_gone', 'service_unavailable', 'storage_full'].toSorted());
    expect(JSON.stringify(description)).not.toContain('caller_gone');
    // A caller behind the gateway may get it, from any address.
    expect(JSON.stringify(description.paths)).not.toContain('service_unavailable');
  });
});

describe('every operation, asked in other ways', () => {
  const [first] = bearer().split(' ');
  it.each<[string, Staging]>([
    ['a token that does not hold', { token: 'Bearer abc' }],
    ['a token that has expired', { token: bearer({ exp: 1 }) }],
    ['two tokens', { head: `Authorization: ${bearer()}\r\n` }],
    ['a scheme without a token', { token: `${first}` }],
    ['an id that cannot be decoded', { path: (operation) => addressOf(operation, pathChanges(operation, '%zz')) }],
    ['an id of 10 KB', { path: (operation) => addressOf(operation, pathChanges(operation, 'x'.repeat(10_240))) }],
    [
      'parameters that nobody knows',
      { path: (operation) => `${addressOf(operation).replace(/\?.*/, '')}?colour=red&colour=blue` },
    ],
    ['PUT', { method: 'PUT', head: 'Content-Length: 0\r\n' }],
    ['OPTIONS', { method: 'OPTIONS' }],
    ['a method that nobody knows', { method: 'BREW' }],
    ['no type that is acceptable', { head: 'Accept: image/png\r\n' }],
    ['for a part', { head: 'Range: bytes=0-9\r\n' }],
    ['for what has changed', { head: 'If-None-Match: *\r\nIf-Modified-Since: Tue, 24 Nov 2026 00:00:00 GMT\r\n' }],
  ])('%s: each answer is as described', async (_, staging) => {
    await withServer(good, async (ask) => {
      const answers = await Promise.all(
        api.operations.map(async (operation) => [operation, await ask(operation, staging)] as const),
      );
      const faults = answers.map(([operation, answer]) => [operation.operationId, faultsOf(api, operation, answer)] as const);
      expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
    });
  });

  function pathChanges({ parameters }: Operation, value: string): Record<string, string> {
    return Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name }) => [name, value]));
  }
});

/** An invoice of which nothing is known but what every invoice has. */
const bare = (): LedgerInvoice => {
  const none = { date: null, alternate: null };
  const full = ledgerInvoice();
  const [line] = full.lines;
  if (!line) throw new Error('the full invoice has no line');
  return {
    ...full,
    status: 'DRAFT',
    order: null,
    customForm: null,
    purchaseOrderReference: null,
    issued: { date: full.issued.date, alternate: null },
    due: none,
    billing: { start: none, end: none },
    freightCharges: [],
    priceTaxInclusive: false,
    notes: null,
    payments: [],
    appliedCredits: [],
    creditNotes: [],
    customAttributes: [],
    customObjects: [],
    createdBy: null,
    updatedBy: null,
    reactivatedAt: null,
    cancelledAt: null,
    amendedAt: null,
    voidedAt: null,
    deletedAt: null,
    lines: [
      {
        ...line,
        itemUuid: null,
        itemId: null,
        unit: null,
        warehouse: null,
        pricingSnapshotUuid: null,
        salesRevenueAccount: null,
        tax: null,
        charging: { start: none, end: none },
      },
    ],
  };
};

/** Every amount in whole units. */
const inYen = (invoice: LedgerInvoice): LedgerInvoice => ({
  ...(JSON.parse(JSON.stringify(invoice).replaceAll(/"(\d+)\.\d{4}"/g, '"$1"')) as LedgerInvoice),
  currencyCode: 'JPY',
});

describe('every operation, when all is well', () => {
  const [full] = good.ledger;
  const named = { number: full.number, order: full.order, customer: full.customer };
  const others = (count: number) => Array.from({ length: count }, (_, index) => ({ ...full, number: `L-${index + 2}` }));
  const services: [string, FakeOptions][] = [
    ['an invoice with every field', good],
    ['an invoice with none but those that all have', { ...good, ledger: [{ ...bare(), ...named }] }],
    ['an invoice without lines', { ...good, ledger: [{ ...full, lines: [] }] }],
    ['a void one in a currency without decimals', { ...good, ledger: [inYen({ ...full, status: 'VOID' })] }],
    ['an overdue one in a currency with three decimals', { ...good, ledger: [{ ...full, currencyCode: 'KWD' }] }],
    ['a list of many', { ...good, ledger: [full, ...others(30)] }],
    ['behind a gateway', { ...good, publicBaseUrl: 'https://billing.example/press' }],
  ];

  it.each(services)('%s: as described', async (_, options) => {
    await withServer(options, async (ask) => {
      for (const operation of api.operations) {
        const answer = await ask(operation);
        expect([operation.operationId, answer.status, faultsOf(api, operation, answer)]).toEqual([
          operation.operationId,
          successOf(operation),
          [],
        ]);
      }
    });
  });

  const successOf = ({ operationId, method }: Operation) => {
    if (operationId === 'createBatch' || operationId === 'retryBatch') return 202;
    return method === 'DELETE' ? 204 : 200;
  };

  const operation = (id: string) => api.operations.find(({ operationId }) => operationId === id) as Operation;

  it('an empty list', async () => {
    const owned = { ledgerEffects: { list: () => Promise.resolve({ total: 0, invoices: [] }) } };
    await withServer({ ...good, ...owned }, async (ask) => {
      for (const id of ['listInvoices', 'listOrderInvoices', 'listAccountInvoices']) {
        const answer = await ask(operation(id), { token: bearer({ organisation_id: ORGANISATION_B }) });
        expect([answer.status, faultsOf(api, operation(id), answer)]).toEqual([200, []]);
        expect(answer.body.toString()).toContain('"invoices":[],"pagination":{"records":0');
      }
    });
  });

  it('without a limit: no header speaks of one', async () => {
    await withServer({ ...good, rateLimit: { limit: 0, windowMs: 60_000 } }, async (ask) => {
      const answer = await ask(operation('downloadInvoicePdf'));
      expect([answer.status, faultsOf(api, operation('downloadInvoicePdf'), answer, false)]).toEqual([200, []]);
      expect(faultsOf(api, operation('downloadInvoicePdf'), answer)).toEqual([
        'header RateLimit is missing',
        'header RateLimit-Policy is missing',
      ]);
    });
  });

  it.each([
    ['not ready', { chromium: () => false }],
    ['not ready', { database: () => Promise.reject(new Error('refused')) }],
    ['stopping', { stopping: () => true }],
  ])('readiness says %s: 503 as described', async (status, health) => {
    await withServer({ ...good, health }, async (ask) => {
      const answer = await ask(operation('getReadiness'));
      expect([answer.status, faultsOf(api, operation('getReadiness'), answer)]).toEqual([503, []]);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ status });
    });
  });
});

describe('an answer that is not as described is found', () => {
  let answers: Record<'pdf' | 'invoice' | 'missing' | 'limited' | 'page', Answer>;
  const of = (id: string, { operations }: DescribedApi) => operations.find(({ operationId }) => operationId === id) as Operation;

  beforeAll(async () => {
    const { pdf, invoice, missing, page } = await withServer(good, async (ask) => ({
      pdf: await ask(of('getInvoicePdf', api)),
      invoice: await ask(of('getInvoice', api)),
      missing: await ask(of('getInvoice', api), { token: bearer({ organisation_id: ORGANISATION_B }) }),
      page: await ask(of('getDocs', api)),
    }));
    const limits = (STAGINGS.rate_limited as Staging).service?.(good) ?? good;
    answers = { pdf, invoice, missing, page, limited: await withServer(limits, (ask) => ask(of('getInvoicePdf', api))) };
  });

  /** The faults of an answer by a copy of the description in which something is changed. */
  const faultsWith = (id: string, answer: Answer, change: (changed: Description) => void) => {
    const changed = structuredClone(description);
    change(changed);
    const other = new DescribedApi(changed);
    return faultsOf(other, of(id, other), answer);
  };
  const responses = (changed: Description, path: string) => changed.paths[path]?.get.responses ?? {};
  const schema = (changed: Description, name: string) =>
    changed.components.schemas[name] as { properties: Record<string, object>; required: string[] };

  it('not when nothing is changed', () => {
    expect(faultsWith('getInvoicePdf', answers.pdf, () => undefined)).toEqual([]);
    expect(faultsWith('getInvoice', answers.invoice, () => undefined)).toEqual([]);
    expect(faultsWith('getInvoice', answers.missing, () => undefined)).toEqual([]);
    expect(faultsWith('getInvoicePdf', answers.limited, () => undefined)).toEqual([]);
    expect(faultsWith('getDocs', answers.page, () => undefined)).toEqual([]);
  });

  it('a status', () => {
    expect(
      faultsWith('getInvoice', answers.missing, (changed) => delete responses(changed, '/api/v3/invoices/{invoice_id}')['404']),
    ).toEqual(['status 404 is not documented']);
  });

  it('a field too many, deep inside', () => {
    expect(
      faultsWith('getInvoice', answers.invoice, (changed) => {
        delete schema(changed, 'ExsitedKpis').properties['overdue'];
        schema(changed, 'ExsitedKpis').required = [];
      }),
    ).toEqual(['/invoice/kpis must NOT have additional properties {"additionalProperty":"overdue"}']);
  });

  it('a field too few', () => {
    expect(
      faultsWith('getInvoice', answers.invoice, (changed) => {
        schema(changed, 'ExsitedLine').properties['colour'] = { type: 'string' };
        schema(changed, 'ExsitedLine').required.push('colour');
      }),
    ).toEqual([`/invoice/lines/0 must have required property 'colour' {"missingProperty":"colour"}`]);
  });

  it('a value of another form', () => {
    expect(
      faultsWith('getInvoice', answers.invoice, (changed) => {
        schema(changed, 'ExsitedInvoice').properties['total'] = { type: 'number' };
      }),
    ).toEqual(['/invoice/total must be number {"type":"number"}']);
    expect(
      faultsWith('getInvoice', answers.invoice, (changed) => {
        schema(changed, 'ExsitedInvoice').properties['id'] = { type: 'string', format: 'uuid' };
      }),
    ).toEqual(['/invoice/id must match format "uuid" {"format":"uuid"}']);
  });

  it('a code', () => {
    const change = (changed: Description) =>
      delete changed.components.responses['Not_Found_not_found']?.content['application/json']?.examples;
    expect(faultsWith('getInvoice', answers.missing, change)).toEqual([]);
    const other = (changed: Description) => {
      const content = changed.components.responses['Not_Found_not_found']?.content['application/json'];
      if (content) content.examples = { nothing_there: { value: {} } };
    };
    expect(faultsWith('getInvoice', answers.missing, other)).toEqual(['code not_found is not documented for 404']);
  });

  it('a header that is missing, wrong, or not documented', () => {
    const { 'retry-after': _, ...headers } = answers.limited.headers;
    expect(faultsWith('getInvoicePdf', { ...answers.limited, headers }, () => undefined)).toEqual([
      'header Retry-After is missing',
    ]);
    const soon = { ...answers.limited, headers: { ...headers, 'retry-after': 'soon' } };
    expect(faultsWith('getInvoicePdf', soon, () => undefined)).toEqual(['header Retry-After must be integer {"type":"integer"}']);
    const withAllow = { ...answers.pdf, headers: { ...answers.pdf.headers, allow: 'GET' } };
    expect(faultsWith('getInvoicePdf', withAllow, () => undefined)).toEqual(['header Allow is not documented for 200']);
  });

  it('a body of another type, or of none', () => {
    const as = (answer: Answer, type: string) => ({ ...answer, headers: { ...answer.headers, 'content-type': type } });
    expect(faultsWith('getInvoice', as(answers.invoice, 'text/plain'), () => undefined)).toEqual([
      'type "text/plain" is not documented for 200',
    ]);
    expect(faultsWith('getInvoicePdf', as(answers.pdf, 'application/json'), () => undefined)).toEqual([
      'type "application/json" is not documented for 200',
    ]);
    const sized = (answer: Answer, body: Buffer) => ({
      ...answer,
      body,
      headers: { ...answer.headers, 'content-length': String(body.length) },
    });
    expect(faultsWith('getInvoice', sized(answers.invoice, Buffer.from('{')), () => undefined)).toEqual(['the body is no JSON']);
    expect(faultsWith('getInvoicePdf', sized(answers.pdf, Buffer.from('%PDF-1.7 and no end')), () => undefined)).toEqual([
      'the body is no PDF',
    ]);
    expect(faultsWith('getInvoicePdf', { ...answers.pdf, body: answers.pdf.body.subarray(1) }, () => undefined)).toEqual([
      'Content-Length is not the size of the body',
    ]);
  });

  it('another request id in the body than in the header', () => {
    const headers = { ...answers.missing.headers, 'x-request-id': 'another' };
    expect(faultsWith('getInvoice', { ...answers.missing, headers }, () => undefined)).toEqual([
      'request_id is not X-Request-Id',
    ]);
  });
});
