import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { PageDiffersError } from '../../../src/read-back/index.js';
import type { Expected } from '../../../src/read-back/match/compare-page.js';
import { EXAMPLE_INVOICE } from '../../../src/records/import/format/example.js';
import { ask } from '../../harness/service/ask.js';
import { fakeService, fakeTemplates } from '../../harness/service/fake-service.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { bearer } from '../../harness/service/tokens.js';

const differs = () => fakeService({ effects: { readBack: () => Promise.reject(new PageDiffersError(['BT-115', 'BT-131'])) } });
const quote = fakeTemplates.get('classic')?.schema.examples?.find(({ documentType }) => documentType === 'quote');
const get = ({ app }: ReturnType<typeof fakeService>) => supertest(app).get(pdfPath('inv_1')).set('Authorization', bearer());
const post = (service: ReturnType<typeof fakeService>, path: string, body: object) =>
  supertest(service.app).post(path).set('Authorization', bearer()).send(body);

describe('a page that differs from its invoice', () => {
  it.each(['stored', 'sent'])('is not released, and the answer does not say in what: %s', async (kind) => {
    const service = differs();
    const { status, headers, text, body } =
      kind === 'stored' ? await get(service) : await post(service, '/api/v1/invoices/pdf', EXAMPLE_INVOICE);
    expect([status, body.code, headers['content-type']]).toEqual([
      500,
      'document_check_failed',
      'application/json; charset=utf-8',
    ]);
    expect(text).not.toMatch(/BT-|differs|PDF-/);
    expect(body.message).toMatch(/operator/);
    expect([service.calls.downloads, service.calls.rendered]).toEqual([[], []]);
    const { level, fields } = await service.requestLine();
    expect([level, fields['error']]).toEqual([
      'error',
      {
        name: 'PageDiffersError',
        code: 'document_check_failed',
        message: 'the finished page differs from the invoice in BT-115, BT-131',
        details: { facts: ['BT-115', 'BT-131'] },
      },
    ]);
    expect(Object.keys(fields['steps'] as object)).toEqual(expect.arrayContaining(['finish', 'read-back']));
    expect(Object.keys(fields['steps'] as object)).not.toContain('audit');
  });

  it('is not printed again for a minute', async () => {
    const service = differs();
    for (let request = 0; request < 3; request += 1) await ask(service.app).expect(500);
    expect(service.calls.printed).toHaveLength(1);
  });
});

describe('what is read back', () => {
  it('are the finished bytes of an invoice, with what its page must say', async () => {
    const asked: { length: number; expected: Expected }[] = [];
    const readBack = (bytes: Buffer, expected: Expected) => Promise.resolve(void asked.push({ length: bytes.length, expected }));
    const service = fakeService({ effects: { readBack } });
    const { body } = await ask(service.app, pdfPath('inv_1')).expect(200);
    expect(asked.map(({ length, expected: { facts, mustHaveAll } }) => [length, facts.facts[0], mustHaveAll])).toEqual([
      [(body as Buffer).length, { name: 'BT-1', kind: 'number', value: 'ST-2026-0001', text: 'ST-2026-0001' }, false],
    ]);
  });

  it('is no document whose figures the service does not know', async () => {
    const service = differs();
    // It would be refused.
    const { status } = await post(service, '/api/v1/documents/classic/pdf', quote ?? {});
    expect(status).toBe(200);
  });
});
