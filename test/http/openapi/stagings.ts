import { makeEInvoice, NO_CONTENTS } from '../../../src/e-invoice/index.js';
import { NOTHING_UNMAPPED } from '../../../src/invoices/warning.js';
import { ChromiumUnavailableError, ContentCutError, DocumentRefusedError, QueueFullError } from '../../../src/chromium/index.js';
import type { DocumentData } from '../../../src/templates/index.js';
import { TemplateError } from '../../../src/templates/template-error.js';
import { KeysUnavailableError } from '../../../src/http/authenticate/token-error.js';
import type { ErrorCode } from '../../../src/invoices/error-code.js';
import { NotADraftError } from '../../../src/invoices/errors.js';
import { SCOPES } from '../../../src/http/authenticate/require-scope.js';
import { BatchExpiredError, BatchStateError, IdempotencyKeyReusedError } from '../../../src/invoices/batches/errors.js';
import { StorageUnavailableError } from '../../../src/storage/errors.js';
import { SharedStore } from '../../../src/http/rate-limit/shared-store.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import type { LedgerInvoice } from '../../../src/invoices/ledger/ledger.js';
import { DatabaseUnavailableError, ImportBusyError } from '../../../src/records/faults/errors.js';
import { OverloadedError } from '../../../src/pdf/slots/errors.js';
import type { FakeOptions, FakeService } from '../../harness/service/fake-service.js';
import { ledgerInvoice } from '../../harness/invoices/ledger-invoice.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { minimalPdf } from '../../harness/pdf/minimal-pdf.js';
import { bearer, ORGANISATION_B } from '../../harness/service/tokens.js';
import type { DescribedApi, Operation } from './described-api.js';

/** How a service comes to give an error, and what is asked of it; what is not said is good. */
export interface Staging {
  /** Of the service, made from what all services of the test have. */
  service?: (good: GoodOptions) => FakeOptions;
  /** A fault inside the app that no option can make. */
  break?: (service: FakeService) => void;
  method?: string | ((operation: Operation) => string);
  /** What is sent where something is to be printed, made of what the description has as example. */
  body?: (example: DocumentData) => object;
  contentType?: string;
  token?: string | null;
  path?: (operation: Operation) => string;
  /** Lines of the head, each with its end. */
  head?: string;
  /** The request is begun, and its head never ends. */
  unfinished?: true;
}

export type GoodOptions = FakeOptions & { invoices: [Invoice]; ledger: [LedgerInvoice] };

/** A service that has what the examples of the description name, with a limit that is far away. */
export function goodOptions({ operations }: DescribedApi): GoodOptions {
  const examples = new Map(
    operations.flatMap(({ parameters }) => parameters).map(({ name, example }) => [name, String(example)]),
  );
  const exampleOf = (name: string) => examples.get(name) ?? `no ${name} in the description`;
  const invoice = sampleInvoice('ST-2026-0001');
  const named = operations.find(({ operationId }) => operationId === 'downloadInvoicePdf');
  const number = operations.find(({ operationId }) => operationId === 'getInvoicePdf')?.parameters[0]?.example as string;
  return {
    invoices: [
      {
        ...invoice,
        id: operations.find(({ operationId }) => operationId === 'getInvoicePdf-v1')?.parameters[1]?.example as string,
        number,
        sequence: String(named?.parameters[0]?.example).replace('inv_', ''),
        customer: { ...invoice.customer, id: exampleOf('customer_id') },
      },
    ],
    ledger: [
      ledgerInvoice({
        number,
        order: { number: exampleOf('order_id') },
        customer: { accountId: exampleOf('account_id'), name: 'Account One' },
      }),
    ],
    rateLimit: { limit: 1000, windowMs: 60_000 },
  };
}

/** The address of an operation, each parameter the example that the description gives, or left out; a path parameter may be another. */
export function addressOf({ path, parameters }: Operation, changes: Record<string, string> = {}): string {
  const valueOf = (name: string) =>
    changes[name] ?? encodeURIComponent(String(parameters.find((one) => one.name === name)?.example));
  const query = parameters
    .filter((one) => one.in === 'query' && one.example !== undefined)
    .map(({ name }) => `${name}=${valueOf(name)}`);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => valueOf(name));
  return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
}

/** Reading fails, and so does printing where a PDF is asked for. */
const readingFails = (error: () => Error) => (good: GoodOptions) => {
  const failing = () => Promise.reject(error());
  return {
    ...good,
    effects: { findInvoice: failing, recordDocument: failing, readInvoice: failing },
    ledgerEffects: { find: failing, list: failing },
    store: { importRecords: failing, find: failing, deleteDraft: failing },
    batches: { create: failing, find: failing, cancel: failing, retry: failing, resultOf: failing },
  };
};

const printingFails = (error: () => Error) => (good: GoodOptions) => ({
  ...good,
  effects: { print: () => Promise.reject(error()) },
});

/** The keys of the issuer never come: that is waited for wherever a token is needed. */
const keysHang = (good: GoodOptions) => ({
  ...good,
  requestTimeoutMs: 20,
  verifyToken: () => new Promise<never>(() => undefined),
});

const withTemplate = (invoice: Invoice): Invoice => ({ ...invoice, organisation: { ...invoice.organisation, template: 'none' } });

const firstOf = ({ parameters }: Operation, place: 'path' | 'query') =>
  parameters.find((one) => one.in === place)?.name ?? 'none';

/** What a batch says of itself or of one of its invoices. */
const OF_A_BATCH = 'never sent';

const batchesFail = (steps: ('create' | 'cancel' | 'retry' | 'resultOf' | 'readResult')[], error: () => Error) => {
  const failing = Object.fromEntries(steps.map((step) => [step, () => Promise.reject(error())]));
  return (good: GoodOptions) => ({ ...good, batches: failing });
};

/**
 * How each error comes about. A code that is not here does not compile; one that the description has, and its staging does not bring about, fails a test.
 */
export const STAGINGS: Record<ErrorCode, Staging | 'never sent'> = {
  invalid_request: { head: 'no colon in this line\r\n' },
  // Dots that are encoded are no id in any grammar.
  invalid_id: { path: (operation) => addressOf(operation, { [firstOf(operation, 'path')]: '%2e%2e%2fx' }) },
  invalid_parameter: { path: (operation) => addressOf(operation, { [firstOf(operation, 'query')]: '%00' }) },
  unauthorized: { token: null },
  insufficient_scope: {
    service: (good) => ({
      ...good,
      requiredScopes: [...new Set(Object.values(SCOPES))],
    }),
  },
  foreign_organisation: { body: (example) => ({ ...example, organisationId: ORGANISATION_B }) },
  not_a_draft: {
    service: (good) => ({ ...good, store: { deleteDraft: () => Promise.reject(new NotADraftError('D-1', 'ISSUED')) } }),
  },
  batch_state: {
    service: batchesFail(['cancel', 'retry', 'resultOf'], () => new BatchStateError('The batch has not finished yet.')),
  },
  batch_expired: { service: batchesFail(['resultOf'], () => new BatchExpiredError()) },
  batch_empty: OF_A_BATCH,
  batch_files_missing: OF_A_BATCH,
  batch_abandoned: OF_A_BATCH,
  batch_too_large_to_merge: OF_A_BATCH,
  import_busy: { service: (good) => ({ ...good, store: { importRecords: () => Promise.reject(new ImportBusyError(9000)) } }) },
  // A list is no invoice, not even a wrong one.
  invalid_import: { body: () => [] },
  // Neither ids nor a filter.
  invalid_batch: { body: () => ({ invoices: {} }) },
  idempotency_key_reused: { service: batchesFail(['create'], () => new IdempotencyKeyReusedError()) },
  not_found: {
    token: bearer({ organisation_id: ORGANISATION_B }),
    path: (operation) => addressOf(operation, { template: 'nobodys' }),
  },
  method_not_allowed: { method: ({ method }) => (method === 'POST' ? 'GET' : 'POST') },
  request_timeout: { unfinished: true },
  payload_too_large: { service: (good) => ({ ...good, maxBodyBytes: 10 }) },
  unsupported_media_type: { contentType: 'text/plain' },
  range_not_satisfiable: { head: 'Range: bytes=1000000-\r\n' },
  invalid_document: { body: (example) => ({ ...example, number: 7 }) },
  document_too_large: { service: (good) => ({ ...good, limits: { lines: 0 } }) },
  invoice_too_large: { service: (good) => ({ ...good, limits: { lines: 0 } }) },
  rate_limited: {
    service: (good) => ({
      ...good,
      rateLimit: {
        limit: 3,
        windowMs: 60_000,
        store: new SharedStore(() => Promise.resolve({ hits: 4, resetsAt: new Date(Date.now() + 9000) })),
      },
    }),
  },
  headers_too_large: { head: `X-Large: ${'x'.repeat(20_000)}\r\n` },
  // Nobody is there to read it; it is for the log.
  caller_gone: 'never sent',
  inconsistent_invoice: {
    service: (good) => ({
      ...good,
      // A quantity does not fit its net amount: no rule of e-invoices says that.
      invoices: good.invoices.map((one) => ({ ...one, lines: one.lines.map((line) => ({ ...line, quantity: '7' })) })),
      ledger: good.ledger.map((one) => ({ ...one, currencyCode: 'ZZZ' })),
    }),
  },
  unprintable_text: {
    // A letter that no font has.
    service: (good) => ({
      ...good,
      invoices: good.invoices.map((one) => ({ ...one, notes: [{ subjectCode: null, text: '\u{13a0}' }] })),
    }),
    body: (example) => ({ ...example, [Array.isArray(example.lines) ? 'terms' : 'legalInformation']: '\u{13a0}' }),
  },
  template_unavailable: {
    service: (good) => ({
      ...good,
      invoices: good.invoices.map(withTemplate),
      effects: {
        readInvoice: () =>
          Promise.resolve({
            invoice: withTemplate(good.invoices[0]),
            warnings: [],
            contents: NO_CONTENTS,
            records: {},
            ...NOTHING_UNMAPPED,
          }),
      },
    }),
  },
  template_error: { service: printingFails(() => new TemplateError('lines.hbs', 1, 'is faulty')) },
  document_check_failed: { service: printingFails(() => new ContentCutError([{ page: 1, text: '88,888.00' }])) },
  document_not_conformant: {
    service: (good) => ({
      ...good,
      conformance: { standards: 'both', faults: 'refuse' },
      effects: {
        finish: () =>
          Promise.resolve({
            bytes: minimalPdf(),
            conformsTo: ['pdfa'],
            faults: [{ gate: 'title', standards: ['pdfua'], message: 'the document has no title' }],
            hasEInvoice: false,
          }),
      },
    }),
    path: (operation) => addressOf(operation).replace('conformance_faults=drop', ''),
  },
  e_invoice_invalid: {
    service: (good) => ({
      ...good,
      effects: {
        makeEInvoice: (...made) => ({
          ...makeEInvoice(...made),
          faults: [{ rule: 'BR-2', severity: 'fatal', term: 'BT-1', path: 'number', message: 'An invoice must have a number.' }],
        }),
      },
    }),
    path: (operation) => addressOf(operation, { e_invoice: 'factur-x', e_invoice_faults: 'strict' }),
  },
  item_abandoned: OF_A_BATCH,
  render_failed: { service: printingFails(() => new DocumentRefusedError('it navigates')) },
  internal_error: {
    service: readingFails(() => new Error('a secret of the inside')),
    // Answers without a token read nothing; what they are sent with fails instead.
    break: ({ app }) => {
      app.set('etag', () => {
        throw new Error('a secret of the inside');
      });
    },
  },
  overloaded: {
    service: (good) => ({
      ...good,
      mostEventStreams: 0,
      batches: { admitBody: () => Promise.reject(new OverloadedError('the queue is full', 900)) },
      effects: {
        print: () => Promise.reject(new QueueFullError(64)),
        admitXml: () => Promise.reject(new OverloadedError('2 requests are already in progress', 900)),
      },
    }),
  },
  database_unavailable: { service: readingFails(() => new DatabaseUnavailableError('reading', new Error('refused'))) },
  chromium_unavailable: { service: printingFails(() => new ChromiumUnavailableError('none starts')) },
  keys_unavailable: {
    service: (good) => ({ ...good, verifyToken: () => Promise.reject(new KeysUnavailableError(new Error('refused'))) }),
  },
  storage_unavailable: { service: batchesFail(['readResult'], () => new StorageUnavailableError('the bucket refuses')) },
  // Only work on a batch writes to the storage.
  storage_full: OF_A_BATCH,
  // The gateway says it.
  service_unavailable: 'never sent',
  render_timeout: { service: keysHang },
};
