import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentData } from '../../src/templates/index.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { KINDS } from '../harness/database/databases.js';
import { fakeTemplates } from '../harness/service/fake-service.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../harness/service/tokens.js';

const examples = fakeTemplates.get('classic')?.schema.examples ?? [];
const quote = examples.find(({ documentType }) => documentType === 'quote') as DocumentData;

describe.each(KINDS)('documents from outside on %s', (kind) => {
  let running: SampleService;
  let database: Database | undefined;

  beforeAll(async () => {
    running = await startSampleService(kind, { JWT_REQUIRED_SCOPES: 'documents:pdf' });
    // The embedded database is the service's alone while it runs.
    if (kind === 'postgresql') database = await openDatabase(running.database);
  }, 90_000);

  afterAll(async () => {
    await database?.close();
    await running?.stop();
  });

  /** By request: the SHA-256 of what came. */
  const received = new Map<string, string>();
  const receive = async (response: Response) => {
    const bytes = await answerBytes(response);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    received.set(response.headers.get('x-request-id') ?? '', sha256);
    return { bytes, sha256 };
  };

  const print = (data: unknown, { scope = 'documents:pdf', organisation = ORGANISATION_A, query = '' } = {}) =>
    fetch(`${running.service.url}/api/v1/documents/classic/pdf${query}`, {
      method: 'POST',
      headers: {
        Authorization: bearer({ organisation_id: organisation, scope }),
        'Content-Type': 'application/json',
        'User-Agent': 'end-to-end',
      },
      body: JSON.stringify(data),
    });

  it.each(examples.map((data) => [data.documentType, data] as const))(
    '%s: the whole document, under its number, with its entry',
    async (documentType, data) => {
      const response = await print(data);
      const { bytes, sha256 } = await receive(response);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${data.number}.pdf"`);
      expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform');
      const { text } = await expectCleanPdf(bytes);
      const shown = text.join('\n').replaceAll(/\s+/g, '');
      // Right to left, a PDF has the order of what is seen.
      const parts = data.dir === 'rtl' ? [data.number] : [data.number, data.summary.amount, data.seller.brand];
      for (const part of parts) expect(shown).toContain(part.replaceAll(/\s+/g, ''));

      const requestId = response.headers.get('x-request-id') ?? '';
      if (!database) return;
      const entries = await database.prisma.auditEntry.findMany({ where: { requestId } });
      expect(entries).toEqual([
        expect.objectContaining({
          action: 'DOCUMENT_PDF_RENDERED',
          organisationId: ORGANISATION_A,
          subject: 'user-7',
          tokenId: 'token-1',
          ipAddress: '127.0.0.1',
          userAgent: 'end-to-end',
          invoiceId: null,
          byteLength: bytes.length,
          sha256,
          details: { documentType, documentNumber: data.number, title: data.title, template: 'classic', locale: data.lang },
        }),
      ]);
    },
  );

  it('equal data gives equal bytes, whoever sends it; another date or another look gives others', async () => {
    const shaOf = async (data: DocumentData, organisation = ORGANISATION_A) =>
      (await receive(await print(data, { organisation }))).sha256;
    const first = await shaOf(quote);
    expect(await shaOf(quote, ORGANISATION_B)).toBe(first);
    const others = [
      await shaOf({ ...quote, issueDate: '2020-02-29' }),
      await shaOf({ ...quote, variables: { brandColour: '#800000' } }),
    ];
    expect(new Set([first, ...others]).size).toBe(3);
  });

  it('is shown in the browser where that is asked for', async () => {
    const response = await print(quote, { query: '?disposition=inline' });
    await receive(response);
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${quote.number}.pdf"`);
  });

  it('needs its own scope: that of invoices is not enough, and nothing is written down', async () => {
    const response = await print(quote, { scope: 'invoices:pdf invoices:read' });
    expect(response.status).toBe(403);
    expect(response.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="documents:pdf"');
    const requestId = response.headers.get('x-request-id') ?? '';
    expect((await database?.prisma.auditEntry.count({ where: { requestId } })) ?? 0).toBe(0);
  });

  it('what cannot be printed is refused by name, and no entry says that it was', async () => {
    const cherokee = { ...quote, legalInformation: 'ᏣᎳᎩ' };
    const answers = await Promise.all(
      [{ ...quote, number: 7 }, cherokee].map(async (data) => {
        const response = await print(data);
        const requestId = response.headers.get('x-request-id') ?? '';
        const entries = (await database?.prisma.auditEntry.count({ where: { requestId } })) ?? 0;
        return [response.status, await response.json(), entries] as const;
      }),
    );
    expect(answers).toEqual([
      [
        422,
        expect.objectContaining({
          code: 'invalid_document',
          faults: [{ path: '$.number', message: 'must be a text of 1 to 1000 characters' }],
        }),
        0,
      ],
      [
        422,
        expect.objectContaining({
          code: 'unprintable_text',
          message: expect.stringMatching(/^\$\.legalInformation contains characters that no font of this service has: U\+13E3/),
        }),
        0,
      ],
    ]);
  });

  it('the entries are those of each organisation', async () => {
    if (!database) return;
    const before = await database.prisma.auditEntry.count({ where: { organisationId: ORGANISATION_A } });
    await receive(await print(quote, { organisation: ORGANISATION_B }));
    const newest = await database.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(newest).toMatchObject({ organisationId: ORGANISATION_B, action: 'DOCUMENT_PDF_RENDERED' });
    expect(await database.prisma.auditEntry.count({ where: { organisationId: ORGANISATION_A } })).toBe(before);
  });

  it('the templates say what they are, and where the schema of each is', async () => {
    const ask = async (address: string) =>
      (await fetch(address, { headers: { Authorization: bearer({ scope: 'documents:pdf' }) } })).json();
    const { templates } = (await ask(`${running.service.url}/api/v1/templates`)) as { templates: Record<string, unknown>[] };
    const classic = templates.find(({ name }) => name === 'classic');
    expect(classic).toMatchObject({ documentTypes: expect.arrayContaining(['quote', 'statement']), paper: ['A4', 'Letter'] });
    const schema = (await ask(String(classic?.['schema']))) as Record<string, unknown>;
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: classic?.['schema'] });
    expect(schema['examples']).toEqual(examples);
  });

  it('the log has no text of a document', () => {
    const lines = running.service.output.stdout;
    expect(lines).toContain('/api/v1/documents/classic/pdf');
    for (const text of [quote.buyer.name, quote.number, quote.seller.name]) expect(lines).not.toContain(text);
  });

  it('in the end there is one entry for each PDF that came, and no other', async () => {
    await running.stop();
    database ??= await openDatabase(running.database);
    const entries = await database.prisma.auditEntry.findMany({ where: { action: 'DOCUMENT_PDF_RENDERED' } });
    expect(new Map(entries.map(({ requestId, sha256 }) => [requestId, sha256]))).toEqual(received);
    expect(entries).toHaveLength(received.size);
  });
});
