import { STATUS_CODES } from 'node:http';
import type { ErrorCode } from '../../invoices/error-code.js';
import { answerTo } from '../answers/error-status.js';
import { type Access, type Operation, sourceOf } from '../operations/operation.js';
import { exampleMessages } from './example-messages.js';

/** Errors that every operation can have. */
const OF_HTTP: readonly ErrorCode[] = [
  'invalid_request',
  'method_not_allowed',
  'request_timeout',
  'headers_too_large',
  'internal_error',
];

/** Errors of operations that need a token. */
const OF_CALLERS: readonly ErrorCode[] = [...OF_HTTP, 'unauthorized', 'insufficient_scope', 'keys_unavailable', 'render_timeout'];

/** Errors of operations that read invoices. */
const OF_READING: readonly ErrorCode[] = [...OF_CALLERS, 'inconsistent_invoice', 'database_unavailable'];

/** Errors of operations that print. */
const OF_PRINTING: readonly ErrorCode[] = [
  ...OF_CALLERS,
  'invalid_parameter',
  'database_unavailable',
  'rate_limited',
  'unprintable_text',
  'template_error',
  'document_check_failed',
  'document_not_conformant',
  'render_failed',
  'overloaded',
  'chromium_unavailable',
];

/** Errors of operations whose path names something. */
const OF_NAMES: readonly ErrorCode[] = ['invalid_id', 'not_found'];

/** Errors of operations that take a body. */
const OF_BODIES: readonly ErrorCode[] = ['payload_too_large', 'unsupported_media_type'];

/** Errors of the records in a body. */
const OF_RECORDS: readonly ErrorCode[] = ['foreign_organisation', 'invalid_import'];

const BY_ACCESS: Record<Access, readonly ErrorCode[]> = {
  public: OF_HTTP,
  read: OF_READING,
  template: OF_CALLERS,
  batch: [...OF_CALLERS, ...OF_NAMES, 'database_unavailable'],
  'batch-write': [...OF_CALLERS, 'database_unavailable', 'rate_limited'],
  pdf: [...OF_READING, ...OF_PRINTING, ...OF_NAMES, 'invoice_too_large', 'template_unavailable', 'e_invoice_invalid'],
  document: [...OF_PRINTING, ...OF_NAMES, ...OF_BODIES, 'invalid_document', 'document_too_large'],
  render: [...OF_PRINTING, ...OF_BODIES, ...OF_RECORDS, 'invoice_too_large', 'template_unavailable', 'e_invoice_invalid'],
  validate: [
    ...OF_CALLERS,
    ...OF_BODIES,
    ...OF_RECORDS,
    'invalid_parameter',
    'invoice_too_large',
    'rate_limited',
    'overloaded',
    'database_unavailable',
  ],
  import: [
    ...OF_CALLERS,
    ...OF_BODIES,
    ...OF_RECORDS,
    'invoice_too_large',
    'rate_limited',
    'import_busy',
    'database_unavailable',
  ],
  export: [...OF_CALLERS, ...OF_NAMES, 'invoice_too_large', 'database_unavailable'],
  delete: [...OF_CALLERS, ...OF_NAMES, 'not_a_draft', 'database_unavailable'],
};

/** Headers of a status, besides those of every answer. */
const HEADERS: Record<number, readonly string[]> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  405: ['Allow'],
  416: ['Content-Range'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
};

/** A response of the description. */
export interface ResponseObject {
  description: string;
  headers: Record<string, { $ref: string }>;
  content: Record<string, object>;
}

/** What an example shows. */
interface ExampleAnswer {
  code: ErrorCode;
  message: string;
}

/** Names of headers as references to their description. */
export function headerReferences(names: readonly string[]): ResponseObject['headers'] {
  return Object.fromEntries(['X-Request-Id', ...names].map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The errors of an operation by status, with one example for each code. */
export function errorResponses(operation: Operation): Map<number, ResponseObject> {
  const codes = [...new Set([...BY_ACCESS[operation.access], ...operation.errors])];
  const words = exampleMessages(operation);
  const answers = codes.map((code) => {
    const { status, message } = answerTo(code, sourceOf(operation.access));
    return { code, status, message: words[code] ?? message };
  });
  const statuses = [...new Set(answers.map(({ status }) => status))].toSorted((one, other) => one - other);
  return new Map(
    statuses.map((status) => [
      status,
      errorResponse(
        status,
        answers.filter((one) => one.status === status),
      ),
    ]),
  );
}

function errorResponse(status: number, answers: readonly ExampleAnswer[]): ResponseObject {
  return {
    description: `${STATUS_CODES[status] ?? 'Error'}: ${answers.map(({ code }) => `\`${code}\``).join(', ')}.`,
    headers: headerReferences(HEADERS[status] ?? []),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' }, examples: examplesOf(answers) } },
  };
}

const FAULTS_OF_BATCHES = [{ path: 'invoices.ids[1]', message: 'names no invoice: inv_999999' }];
const FAULTS_OF_RECORDS = [{ path: 'invoices[0].lines[2].quantity', message: 'is missing' }];
const FAULTS = [{ path: '$.lines.items[0].netAmount', message: 'must be a text of at most 100 characters' }];

const FAULTS_OF_GATES = [{ gate: 'heading-order', message: 'a heading of level 3 follows one of level 1' }];

const FAULTS_OF_RULES = [
  {
    rule: 'BR-CO-15',
    severity: 'fatal',
    term: 'BT-112',
    path: 'totals.taxInclusive',
    message: 'The total with VAT must be the total without VAT plus the total VAT.',
  },
];

function examplesOf(answers: readonly ExampleAnswer[]): Record<string, { value: object }> {
  const bodyOf = ({ code, message }: ExampleAnswer) => ({
    code,
    message,
    ...(code === 'invalid_document' && { faults: FAULTS }),
    ...(code === 'document_not_conformant' && { faults: FAULTS_OF_GATES }),
    ...(code === 'e_invoice_invalid' && { faults: FAULTS_OF_RULES }),
    ...(code === 'invalid_batch' && { faults: FAULTS_OF_BATCHES }),
    ...(code === 'invalid_import' && { faults: FAULTS_OF_RECORDS }),
    request_id: '5f0d6f4e-6a67-4a3c-8a1e-0d0f6f3b9c55',
  });
  return Object.fromEntries(answers.map((answer) => [answer.code, { value: bodyOf(answer) }]));
}
