import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { listen, type RunningServer } from '../../src/http/server/http-server.js';
import { ask, json } from '../harness/service/ask.js';
import { allowedFor, allowedWithoutToken, type Known, type Sent } from '../harness/api/contract-oracle.js';
import { type DescribedOperation, describedOperations, isBatch, targetOf } from '../harness/api/described-operations.js';
import { type FakeService, fakeService } from '../harness/service/fake-service.js';
import { expectDecentAnswer } from '../harness/api/hostile-answers.js';
import { exampleParams, hostileEverywhere, hostileIn, hostileLists, rawExtras } from '../harness/api/hostile-values.js';
import { KeepAliveClient } from '../harness/service/keep-alive-client.js';
import { ledgerInvoice } from '../harness/invoices/ledger-invoice.js';
import type { RawAnswer } from '../harness/service/raw-http.js';
import { sampleInvoice } from '../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_B } from '../harness/service/tokens.js';

/** XML alone, and with its page inside. */
const XML_WORK = ['admitXml find recordXmlDownload', 'find print recordXmlDownload'];

/** What is done for a request that is answered with 200, and for one that is answered with 404. */
const WORK = {
  200: [
    '',
    'list',
    'findInLedger',
    'findRecord',
    'findBatch',
    'findResult readResult recordResult',
    'find print recordDownload',
    ...XML_WORK,
  ],
  404: [
    '',
    'findBatch',
    'findResult',
    'list',
    'findInLedger',
    'findRecord',
    'find recordDenial',
    'find recordXmlDenial',
    'admitXml find recordXmlDenial',
  ],
};

// Whatever is described is tried: a new route needs nobody to think of it.
const OPERATIONS = describedOperations(json(await ask(fakeService().app, '/openapi.json', null)));

/** The example of a parameter, in the first operation under this path that has it. */
function example(path: string, name: string): string {
  const found = OPERATIONS.filter((operation) => operation.path.startsWith(path)).flatMap(({ parameters }) => parameters);
  return String(found.find((parameter) => parameter.name === name)?.example ?? `no ${name} under ${path}`);
}

const [customerId, invoiceId] = [example('/v1/', 'customer_id'), example('/v1/', 'invoice_id')];
const [id, number] = [example('/api/v1/', 'id'), example('/api/v3/', 'invoice_id')];
const [orderNumber, accountId] = [example('/api/v3/', 'order_id'), example('/api/v3/', 'account_id')];

/** What the service holds: one invoice, under the names that the description has as examples. */
const KNOWN: Known = {
  id: [id, invoiceId, example('/api/v1/batches', 'id')],
  customer_id: [customerId],
  invoice_id: [invoiceId, number],
  order_id: [orderNumber],
  account_id: [accountId],
  template: ['classic'],
};

function service(): FakeService {
  const sample = sampleInvoice('ST-2026-0001');
  const invoice = { ...sample, id: invoiceId, number, sequence: id.replace('inv_', '') };
  const inLedger = { id: invoiceId, number, order: { number: orderNumber }, customer: { accountId, name: 'Account' } };
  return fakeService({
    invoices: [{ ...invoice, customer: { ...sample.customer, id: customerId } }],
    ledger: [ledgerInvoice(inLedger)],
  });
}

/** Templates belong to nobody, and nothing is looked up for them. */
const isOfTemplates = ({ path }: DescribedOperation) => path.startsWith('/api/v1/templates');

/** Documents are made for GET alone. */
const isDocument = ({ isPdf, path }: DescribedOperation) => isPdf || path.endsWith('/xml');

/** Neither is there HEAD for batches. */
const hasHead = (operation: DescribedOperation) => !isDocument(operation) && !isBatch(operation.path);

const WITH_PARAMETERS = OPERATIONS.filter(({ parameters }) => parameters.length > 0);
const PARAMETERS = OPERATIONS.flatMap((operation) =>
  operation.parameters.map((parameter) => [operation.operationId, parameter.name, operation, parameter] as const),
);

const { app, calls, lines } = service();
const [ours, theirs] = [bearer(), bearer({ organisation_id: ORGANISATION_B })];
let server: RunningServer;
let client: KeepAliveClient;

beforeAll(async () => {
  const log = (level: string, event: string, fields: Record<string, unknown>) => void lines.push({ level, event, fields });
  server = await listen(app, { host: '127.0.0.1', port: 0, socketTimeoutMs: 10_000, log });
  client = new KeepAliveClient(server.port);
});

afterAll(async () => {
  client.close();
  await server.drain();
});

beforeEach(() => void lines.splice(0));

/** One request, and what was done for it. */
async function send(target: string, authorization: string | null, method = 'GET'): Promise<RawAnswer & { done: string }> {
  for (const noted of Object.values(calls)) noted.length = 0;
  const answer = await client.ask(target, { method, headers: authorization === null ? {} : { Authorization: authorization } });
  return { ...answer, done: calls.order.join(' ') };
}

/** Sends it with a token that holds: what of the answer, or of what was done for it, is against the contract. */
async function faultsOf(operation: DescribedOperation, sent: Sent): Promise<string[]> {
  const target = targetOf(operation, sent.params, sent.query);
  const { done, ...answer } = await send(target, operation.needsToken ? ours : null);
  const said = expectDecentAnswer(answer, target);
  // Refused is refused before any query, and a page is leased for what is there.
  const work = said === '200' || said === '404' ? WORK[said] : [''];
  const isPrinted = operation.isPdf || done === 'find print recordXmlDownload';
  const pages = said === '200' && isPrinted ? 1 : 0;
  return [
    ...notAllowed(said, allowedFor(operation, sent, KNOWN)),
    ...(work.includes(done) ? [] : [`after ${said} was done: ${done}`]),
    ...(calls.printed.length === pages ? [] : [`${calls.printed.length} pages were leased`]),
  ];
}

const notAllowed = (said: string, allowed: ReadonlySet<string>) =>
  allowed.has(said) ? [] : [`said ${said}, not ${[...allowed].join(', ')}`];

const run = (runs: number) => ({ numRuns: runs });

describe('the operations that are described', () => {
  it('are all of the contract, and each answers with 200 to its own examples', async () => {
    expect(OPERATIONS.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/v1/customers/{customer_id}/invoices/{invoice_id}/pdf',
        '/api/v1/invoice-pdf/{id}/pdf',
        '/api/v3/invoices',
        '/api/v3/invoices/{invoice_id}',
        '/api/v2/invoices/{invoice_id}/information',
        '/api/v3/orders/{order_id}/invoices',
        '/api/v3/accounts/{account_id}/invoices',
        '/api/v2/invoices/{invoice_id}/pdf',
      ]),
    );
    for (const operation of OPERATIONS) {
      const target = targetOf(operation, exampleParams(operation));
      expect([target, (await send(target, operation.needsToken ? ours : null)).status]).toEqual([target, 200]);
    }
  });
});

describe('hostile parameters', () => {
  it.each(PARAMETERS)('%s: %s, whatever it is: the answer of the contract, a refusal before any query', async (...row) => {
    const [, , operation, parameter] = row;
    for (const sent of hostileLists(operation, parameter)) expect([sent, await faultsOf(operation, sent)]).toEqual([sent, []]);
    await fc.assert(
      fc.asyncProperty(hostileIn(operation, parameter), async (sent) => expect(await faultsOf(operation, sent)).toEqual([])),
      run(60),
    );
  });

  it.each(named(WITH_PARAMETERS))('%s: all of them at once', async (_, operation) => {
    await fc.assert(
      fc.asyncProperty(hostileEverywhere(operation), async (sent) => expect(await faultsOf(operation, sent)).toEqual([])),
      run(60),
    );
  });

  it.each(named(OPERATIONS))('%s: parameters that it does not have change nothing', async (_, operation) => {
    const token = operation.needsToken ? ours : null;
    const target = targetOf(operation, exampleParams(operation));
    const { body, done } = await send(target, token);
    await fc.assert(
      fc.asyncProperty(rawExtras, async (extra) => {
        const answer = await send(`${target}?${extra}`, token);
        expect({ status: answer.status, body: answer.body, done: answer.done }).toEqual({ status: 200, body, done });
      }),
      run(40),
    );
  });

  it.each(named(OPERATIONS.filter(({ needsToken }) => needsToken)))(
    '%s: without a token 401, whatever they are, and nothing is done',
    async (_, operation) => {
      await fc.assert(
        fc.asyncProperty(
          hostileEverywhere(operation),
          fc.constantFrom(null, 'Bearer x', 'Basic dTpw'),
          async (sent, authorization) => {
            const target = targetOf(operation, sent.params, sent.query);
            const { done, ...answer } = await send(target, authorization);
            expect(notAllowed(expectDecentAnswer(answer, target), allowedWithoutToken(operation, sent))).toEqual([]);
            expect(done).toBe('');
          },
        ),
        run(60),
      );
    },
  );

  it.each(named(OPERATIONS.filter(({ needsToken }) => needsToken)))(
    '%s: another method is refused first, whatever they are',
    async (_, operation) => {
      const every = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
      const methods = every.filter((method) => !operation.otherMethods.includes(method));
      for (const method of methods) {
        const { status, done } = await send(targetOf(operation, exampleParams(operation)), ours, method);
        const isServed = method === 'HEAD' && hasHead(operation);
        const isDone = isServed && !isOfTemplates(operation);
        expect([method, status, done === '']).toEqual([method, isServed ? 200 : 405, !isDone]);
      }
      await fc.assert(
        fc.asyncProperty(hostileEverywhere(operation), fc.constantFrom(...methods), async (sent, method) => {
          const target = targetOf(operation, sent.params, sent.query);
          const { done, ...answer } = await send(target, ours, method);
          const said = method === 'HEAD' ? String(answer.status) : expectDecentAnswer(answer, target);
          // Only HEAD for JSON is answered.
          const isServed = method === 'HEAD' && hasHead(operation) && ['200', '404'].includes(said);
          expect(['400', '404', '405', '431', ...(isServed ? ['200'] : [])]).toContain(said.slice(0, 3));
          expect(isServed ? '' : done).toBe('');
          expect(calls.printed).toEqual([]);
        }),
        run(40),
      );
    },
  );
});

describe('addresses that are no route', () => {
  it.each([
    '/api/v3/invoices/',
    '//api/v3/invoices',
    '/api/v3//invoices',
    '/api/v3/./invoices',
    '/api/v3/../v3/invoices',
    '/api/v3/invoices/../invoices',
    '/api/v3/invoices/../../../../etc/passwd',
    '/api/v3/%2e%2e/v3/invoices',
    '/api%2fv3%2finvoices',
    '/api/v3/invoices%2fST-2026-0001',
    '/api/v3/invoices%00',
    '/api/v3/invoices;limit=1',
    '/API/v3/invoices',
    '/api/v3/Invoices',
    '/api/v1/invoice-pdf/../invoice-pdf/inv_1/pdf',
    '/api/v1/invoice-pdf/inv_1/pdf/..',
    '/api/v1/invoice-pdf/inv_1/PDF',
    '/api/v1/invoice-pdf/inv_1/pdf.pdf',
    '/..\\..\\api/v3/invoices',
    '/docs/../../package.json',
    '/docs/%2e%2e/package.json',
    '/docs/..%2f..%2fpackage.json',
    '/docs/%2e%2e%2fpackage.json',
    '/docs/index.js',
    '/openapi.json/',
    '*',
  ])('%s: 404, and nothing is done', async (target) => {
    const { done, ...answer } = await send(target, ours);
    expect(expectDecentAnswer(answer, target)).toBe('404');
    expect(done).toBe('');
  });

  it.each(['..', '.', '%2e%2e', '%2e%2e%2f', '..%2f..%2fhealthz', '%5c..', 'ST-2026-0001%2f..'])(
    'dots in the place of a number, %s: no number',
    async (dots) => {
      for (const target of [`/api/v3/invoices/${dots}`, `/api/v2/invoices/${dots}/pdf`, `/api/v3/orders/${dots}/invoices`]) {
        const { done, ...answer } = await send(target, ours);
        expect(expectDecentAnswer(answer, target)).toBe('400 invalid_id');
        expect(done).toBe('');
      }
    },
  );
});

describe('many parameters', () => {
  // Parsers of queries give up after so many, and what comes then is not looked at.
  const many = 'x&'.repeat(1500);

  it('behind 1500 others a parameter counts as it does alone', async () => {
    expect((await send(`/api/v3/invoices?${many}limit=1`, ours)).status).toBe(200);
    expect(calls.listed).toEqual([expect.objectContaining({ limit: 1 })]);
    for (const bad of ['limit=0', 'limit=1&limit=1', 'order_by=x']) {
      const { status, done } = await send(`/api/v3/invoices?${many}${bad}`, ours);
      expect([bad, status, done]).toEqual([bad, 400, '']);
    }
  });
});

describe('good parameters of another organisation', () => {
  it.each(named(WITH_PARAMETERS.filter((one) => one.path.includes('{') && !isOfTemplates(one))))(
    '%s: 404, and no page is leased',
    async (_, operation) => {
      const target = targetOf(operation, exampleParams(operation));
      const { done, ...answer } = await send(target, theirs);
      expect(expectDecentAnswer(answer, target)).toBe('404');
      const reads = operation.path === '/api/v1/invoices/{id}' ? 'findRecord' : 'findInLedger';
      const ofDocument = operation.isPdf ? 'find recordDenial' : 'admitXml find recordXmlDenial';
      const ofBatch = operation.path.endsWith('/result') ? 'findResult' : 'findBatch';
      const others = isDocument(operation) ? ofDocument : operation.path.endsWith('/invoices') ? 'list' : reads;
      return expect(done).toBe(isBatch(operation.path) ? ofBatch : others);
    },
  );

  it('of the list of all invoices there is nothing to see', async () => {
    const { status, body } = await send('/api/v3/invoices', theirs);
    expect([status, JSON.parse(body)]).toEqual([200, { invoices: [], pagination: expect.objectContaining({ records: 0 }) }]);
  });
});

function named(operations: readonly DescribedOperation[]) {
  return operations.map((operation) => [operation.operationId, operation] as const);
}
