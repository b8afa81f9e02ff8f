import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { type ConformanceFault, finishPdf, UnexpectedPdfError } from '../../../src/finish/index.js';
import type { PdfEffects } from '../../../src/pdf/effects.js';
import type { ConformancePolicy } from '../../../src/pdf/conformance.js';
import { ContentCutError } from '../../../src/chromium/index.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { minimalPdf } from '../../harness/pdf/minimal-pdf.js';
import { ask } from '../../harness/service/ask.js';
import { type FakeOptions, fakeService, fakeTemplates } from '../../harness/service/fake-service.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { bearer } from '../../harness/service/tokens.js';

const TABLE: ConformanceFault = { gate: 'table', standards: ['pdfua'], message: 'a table has rows of 2 and 3 cells' };
const FONT: ConformanceFault = { gate: 'font', standards: ['pdfa', 'pdfua'], message: 'a text is set in a font of the host' };

/** A service whose documents have these faults. */
function faulty(faults: readonly ConformanceFault[], options: FakeOptions = {}) {
  return fakeService({
    ...options,
    effects: {
      finish: (_printed, _facts, claims) =>
        Promise.resolve({
          bytes: minimalPdf(),
          conformsTo: claims.filter((claim) => !faults.some(({ standards }) => standards.includes(claim))),
          faults,
          hasEInvoice: false,
        }),
      ...options.effects,
    },
  });
}

const invoice = sampleInvoice('ST-2026-0001');
const quote = fakeTemplates.get('classic')?.schema.examples?.find(({ documentType }) => documentType === 'quote');

/** Every route that answers with a PDF. */
const ROUTES = [
  ['get', pdfPath('inv_1')],
  ['get', `/v1/customers/${invoice.customer.id}/invoices/${invoice.id}/pdf`],
  ['get', '/api/v2/invoices/ST-2026-0001/pdf'],
  ['post', '/api/v1/invoices/pdf'],
  ['post', '/api/v1/documents/classic/pdf'],
] as const;

function send({ app }: ReturnType<typeof fakeService>, [method, path]: (typeof ROUTES)[number], query = '') {
  const request = supertest(app)[method](`${path}${query}`).set('Authorization', bearer());
  return method === 'post' ? request.send(path.includes('documents') ? quote : EXAMPLE_INVOICE) : request;
}

const audited = ({ calls }: ReturnType<typeof fakeService>) => [...calls.downloads, ...calls.documents, ...calls.rendered].length;

describe.each(ROUTES)('the conformance of a PDF from %s %s', (...route) => {
  it('is both standards, and the answer says so', async () => {
    const service = fakeService();
    const { status, headers } = await send(service, route);
    expect([status, headers['x-document-conformance']]).toEqual([200, 'PDF/A-3a, PDF/UA-1']);
    expect(service.calls.finished.map(({ claims }) => claims)).toEqual([['pdfa', 'pdfua']]);
  });

  it.each([
    ['both', ['pdfa', 'pdfua'], 'PDF/A-3a, PDF/UA-1'],
    ['pdfa', ['pdfa'], 'PDF/A-3a'],
    ['pdfua', ['pdfua'], 'PDF/UA-1'],
    ['none', [], 'none'],
  ])('is what the request asks for: %s', async (wanted, claims, header) => {
    const service = fakeService({ conformance: { standards: wanted === 'both' ? 'none' : 'both', faults: 'drop' } });
    const { status, headers } = await send(service, route, `?conformance=${wanted}`);
    expect([status, headers['x-document-conformance']]).toEqual([200, header]);
    expect(service.calls.finished.map((one) => one.claims)).toEqual([claims]);
  });

  it('is refused with its faults where it must hold, and nothing is released', async () => {
    const service = faulty([TABLE]);
    const { status, body, headers } = await send(service, route, '?conformance_faults=refuse');
    expect([status, headers['x-document-conformance'], audited(service)]).toEqual([422, undefined, 0]);
    expect(body).toEqual({
      code: 'document_not_conformant',
      message: 'The document is not sent, because it does not conform to PDF/UA-1; see faults.',
      faults: [{ gate: 'table', message: TABLE.message }],
      request_id: headers['x-request-id'],
    });
  });

  it.each(['conformance=pdfx', 'conformance=BOTH', 'conformance=', 'conformance=pdfa&conformance=pdfa', 'conformance=%00'])(
    'is none that nobody knows: %s',
    async (query) => {
      const service = fakeService();
      const { status, body } = await send(service, route, `?${query}`);
      expect([status, body.code, body.message]).toEqual([
        400,
        'invalid_parameter',
        'Query parameter "conformance" must be both, pdfa, pdfua or none.',
      ]);
      expect(service.calls.order).toEqual([]);
    },
  );

  it('knows no third rule for faults', async () => {
    const { status, body } = await send(fakeService(), route, '?conformance_faults=warn');
    expect([status, body.message]).toEqual([400, 'Query parameter "conformance_faults" must be drop or refuse.']);
  });
});

describe('a document that does not conform', () => {
  it.each([
    [[TABLE], '', 'PDF/A-3a; faults="table"'],
    [[FONT, TABLE, TABLE], '', 'none; faults="font, table"'],
    [[TABLE], '?conformance=pdfa', 'PDF/A-3a'],
    [[FONT], '?conformance=none', 'none'],
  ] as const)('is sent without that claim: %j %s', async (faults, query, header) => {
    const { status, headers } = await ask(faulty(faults).app, `${pdfPath('inv_1')}${query}`);
    expect([status, headers['x-document-conformance']]).toEqual([200, header]);
  });

  it.each([
    ['what the request asks for', '?conformance=pdfa&conformance_faults=refuse', { standards: 'none', faults: 'drop' }, 200],
    ['what the service wants', '', { standards: 'both', faults: 'refuse' }, 422],
    ['one of each', '?conformance=pdfua', { standards: 'pdfa', faults: 'refuse' }, 422],
    ['the rule of the request', '?conformance_faults=drop', { standards: 'both', faults: 'refuse' }, 200],
    ['nothing', '?conformance=none', { standards: 'both', faults: 'refuse' }, 200],
  ] as const)('is measured by %s', async (_, query, conformance, status) => {
    expect((await ask(faulty([TABLE], { conformance }).app, `${pdfPath('inv_1')}${query}`)).status).toBe(status);
  });

  it('is not remembered as one that failed: the next request may ask for less', async () => {
    const service = faulty([TABLE]);
    const asked = ['?conformance_faults=refuse', '', '?conformance_faults=refuse', '?conformance=none&conformance_faults=refuse'];
    const statuses: number[] = [];
    for (const query of asked) statuses.push((await ask(service.app, `${pdfPath('inv_1')}${query}`)).status);
    expect(statuses).toEqual([422, 200, 422, 200]);
  });

  it('is a warning in the log, whether it is sent or not', async () => {
    for (const [query, status] of [
      ['', 200],
      ['?conformance_faults=refuse', 422],
    ] as const) {
      const service = faulty([TABLE]);
      await ask(service.app, `${pdfPath('inv_1')}${query}`);
      expect(await service.requestLine()).toMatchObject({
        level: 'warn',
        fields: { status, conformance: 'PDF/A-3a', conformance_faults: [{ gate: 'table', message: TABLE.message }] },
      });
    }
  });

  it('has at most twenty faults in an answer and in the log, of at most 300 characters', async () => {
    const many = Array.from({ length: 50 }, () => ({ ...TABLE, message: 'm'.repeat(5000) }));
    const service = faulty(many, { conformance: { standards: 'both', faults: 'refuse' } satisfies ConformancePolicy });
    const { body } = await send(service, ROUTES[0]);
    expect([body.faults.length, body.further_faults, body.faults[0].message.length]).toEqual([20, 30, 300]);
    const { fields } = await service.requestLine();
    expect(fields['conformance_faults']).toHaveLength(20);
  });
});

describe('a PDF in a form that the service does not know', () => {
  it.each(ROUTES)('is our fault, also if the document was sent: %s %s', async (...route) => {
    const service = fakeService({ effects: { finish: () => Promise.reject(new UnexpectedPdfError('is encrypted')) } });
    const { status, body } = await send(service, route);
    expect([status, body.code, body.faults, audited(service)]).toEqual([500, 'document_check_failed', undefined, 0]);
    expect(body.message).toMatch(/form.*operator/);
    expect(await service.requestLine()).toMatchObject({
      level: 'error',
      fields: { error: { name: 'UnexpectedPdfError', message: 'the PDF is encrypted' } },
    });
  });

  it('is refused by the real pass, wherever it came from, and the print is not repeated', async () => {
    const finish: PdfEffects['finish'] = (printed, _facts, claims) => finishPdf(printed, { claims });
    const service = fakeService({ effects: { finish } });
    const { status, body } = await send(service, ROUTES[4]);
    expect([status, body.code, audited(service), service.calls.printed.length]).toEqual([500, 'document_check_failed', 0, 1]);
    expect((await service.requestLine()).fields['error']).toMatchObject({ name: 'UnexpectedPdfError' });
  });

  it('is not printed again for a minute, and has other words than content that is cut off', async () => {
    const service = fakeService({ effects: { finish: () => Promise.reject(new UnexpectedPdfError('is encrypted')) } });
    for (let request = 0; request < 3; request += 1) await ask(service.app).expect(500);
    expect(service.calls.printed).toHaveLength(1);
    const cut = fakeService({ effects: { print: () => Promise.reject(new ContentCutError([{ page: 1, text: '88,888' }])) } });
    expect((await send(cut, ROUTES[0])).body.message).toMatch(/cut off/);
  });
});
