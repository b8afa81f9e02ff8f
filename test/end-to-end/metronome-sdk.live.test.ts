import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import Metronome, { APIError, AuthenticationError, BadRequestError, NotFoundError } from '@metronome/sdk';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import { sampleInvoice } from '../harness/invoices/sample-invoices.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { ORGANISATION_A, ORGANISATION_B, token } from '../harness/service/tokens.js';

// Metronome's own client. All that it is told is the address of this service and a token.

let running: SampleService;
let database: Database;

beforeAll(async () => {
  running = await startSampleService('postgresql');
  database = await openDatabase(running.database);
}, 60_000);

afterAll(async () => {
  await database?.close();
  await running?.stop();
});

const clientOf = (bearerToken: string) =>
  new Metronome({ baseURL: running.service.url, bearerToken, maxRetries: 0, logLevel: 'off' });

const INVOICE = sampleInvoice('ST-2026-0001');
const IDS = { customer_id: INVOICE.customer.id, invoice_id: INVOICE.id };
const OTHER_CUSTOMER = sampleInvoice('ST-2026-0002').customer.id;
const FOREIGN = sampleInvoice('RE-2026-1047');

type Ids = typeof IDS;
type Options = Parameters<Metronome['v1']['customers']['invoices']['retrievePdf']>[1];

const retrieve = (ids: Ids, bearerToken = token(), options?: Options) =>
  clientOf(bearerToken).v1.customers.invoices.retrievePdf(ids, options);

/** The error that the client throws. */
async function errorOf(ids: Ids, bearerToken = token()): Promise<APIError> {
  const outcome: unknown = await retrieve(ids, bearerToken).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(APIError);
  return outcome as APIError;
}

const entriesOf = (headers: Headers | undefined) =>
  database.prisma.auditEntry.findMany({ where: { requestId: headers?.get('x-request-id') ?? 'none' } });

describe('the official client', () => {
  it('M3 M8 downloads a PDF, whose bytes are those of its audit entry', async () => {
    const response = await retrieve(IDS);
    const bytes = await answerBytes(response);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect((await expectCleanPdf(bytes)).title).toContain('ST-2026-0001');
    await expect(bytes).toShow(INVOICE.customer.name);
    expect(await entriesOf(response.headers)).toEqual([
      expect.objectContaining({
        action: 'INVOICE_PDF_DOWNLOADED',
        organisationId: ORGANISATION_A,
        userAgent: expect.stringMatching(/^Metronome\/JS /),
        byteLength: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        details: expect.objectContaining({ invoiceNumber: 'ST-2026-0001', dialect: 'metronome' }),
      }),
    ]);
  });

  it('M8 sends Accept: application/pdf; whatever is sent instead, the PDF comes', async () => {
    const sent: (string | null)[] = [];
    const sniffing: typeof fetch = (input, init) => {
      sent.push(new Headers(init?.headers).get('accept'));
      return fetch(input, init);
    };
    const client = clientOf(token()).withOptions({ fetch: sniffing });
    // Node's fetch says */* where it is told nothing; the fast tests ask without any.
    for (const accept of [undefined, '*/*', null, 'application/json']) {
      const response = await client.v1.customers.invoices.retrievePdf(
        IDS,
        accept === undefined ? {} : { headers: { Accept: accept } },
      );
      expect([accept, response.status, response.headers.get('content-type')]).toEqual([accept, 200, 'application/pdf']);
      await expectCleanPdf(await answerBytes(response));
    }
    expect(sent).toEqual(['application/pdf', '*/*', null, 'application/json']);
  });

  it.each([
    ['of another customer', { ...IDS, customer_id: OTHER_CUSTOMER }],
    ['of another organisation', { customer_id: FOREIGN.customer.id, invoice_id: FOREIGN.id }],
    ['of another organisation, under a customer of ours', { ...IDS, invoice_id: FOREIGN.id }],
    ['that does not exist', { ...IDS, invoice_id: randomUUID() }],
    ['of a customer that does not exist', { ...IDS, customer_id: randomUUID() }],
  ])('M2 M4 throws its own not-found error for an invoice %s', async (_, ids) => {
    const error = await errorOf(ids);
    expect(error).toBeInstanceOf(NotFoundError);
    expect([error.status, error.message]).toEqual([404, '404 Not found.']);
    expect(error.error).toEqual({ code: 'not_found', message: 'Not found.', request_id: error.headers?.get('x-request-id') });
    expect(await entriesOf(error.headers)).toEqual([
      expect.objectContaining({
        action: 'INVOICE_PDF_DENIED',
        organisationId: ORGANISATION_A,
        sha256: null,
        details: expect.objectContaining({ dialect: 'metronome', requestedId: `${ids.customer_id}/${ids.invoice_id}` }),
      }),
    ]);
  });

  it('M2 finds for each organisation what is its own', async () => {
    const ids = { customer_id: FOREIGN.customer.id, invoice_id: FOREIGN.id };
    const response = await retrieve(ids, token({ organisation_id: ORGANISATION_B }));
    await expect(answerBytes(response)).resolves.toShow('RE-2026-1047');
    expect(await errorOf(IDS, token({ organisation_id: ORGANISATION_B }))).toBeInstanceOf(NotFoundError);
  });

  it.each([
    ['that is none', 'not-a-token'],
    ['that has expired', token({ exp: 1 })],
    ['of another issuer', token({ iss: 'https://another.example' })],
  ])('M1 throws its own error for a token %s', async (_, bad) => {
    const error = await errorOf(IDS, bad);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error.error).toMatchObject({ code: 'unauthorized', message: 'A valid bearer token is required.' });
    expect(error.headers?.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(await entriesOf(error.headers)).toEqual([]);
  });

  it('M1 throws its own error where no token is sent', async () => {
    const outcome: unknown = await retrieve(IDS, token(), { headers: { Authorization: null } }).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(AuthenticationError);
    expect((outcome as AuthenticationError).headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['customer_id', { ...IDS, customer_id: 'customer-7' }],
    ['invoice_id', { ...IDS, invoice_id: 'inv_1' }],
  ])('M2 throws its own error for a malformed %s', async (name, ids) => {
    const error = await errorOf(ids);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error.error).toMatchObject({
      code: 'invalid_id',
      message: expect.stringContaining(`Invalid ${name}: expected a UUID`),
    });
    expect(await entriesOf(error.headers)).toEqual([]);
  });

  it('M6 gets what the database holds now: a change shows in the next PDF', async () => {
    const shown: string[] = [];
    for (const notes of ['First wording of the note.', 'Second wording of the note.']) {
      await database.prisma.invoiceNote.updateMany({ where: { invoiceId: INVOICE.id }, data: { text: notes } });
      const { text } = await expectCleanPdf(await answerBytes(await retrieve(IDS)));
      shown.push(...(text.join('\n').match(/(First|Second) wording/g) ?? []));
    }
    expect(shown).toEqual(['First wording', 'Second wording']);
  });
});
