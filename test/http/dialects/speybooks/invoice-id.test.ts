import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { invoiceId, sequenceOf } from '../../../../src/http/dialects/speybooks/invoice-id.js';
import { anyCharacter } from '../../../harness/api/any-character.js';
import { ask, json } from '../../../harness/service/ask.js';
import { pdfPath } from '../../../harness/service/pdf-path.js';
import { fakeService } from '../../../harness/service/fake-service.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../../../harness/service/tokens.js';

const NUMBERS = [
  'inv_0',
  'inv_-1',
  'inv_+1',
  'inv_01',
  'inv_1.0',
  'inv_1e9',
  'inv_0x10',
  'inv_ 1',
  'inv_1 ',
  'inv_',
  'inv',
  '1',
  'INV_1',
];
const CHARACTERS = [
  'inv_١٢٣',
  'inv_１',
  'inv_𝟏',
  'іnv_1',
  'inv_1\n',
  '\ninv_1',
  'inv_1\0',
  'inv_1\r\nX: y',
  'inv_1;x=1',
  'inv_1_',
  'inv_1n',
];
const ATTACKS = [
  '../../etc/passwd',
  'inv_1/../inv_2',
  'inv_1,inv_2',
  '__proto__',
  'constructor',
  "inv_1' OR 1=1--",
  'inv_1%',
  'null',
  'undefined',
];
const MALFORMED = [...NUMBERS, ...CHARACTERS, ...ATTACKS];

const parse = (id: string) => sequenceOf(invoiceId.parse(id));

describe('the grammar of invoice ids', () => {
  it.each([
    ['inv_1', 1n],
    ['inv_42', 42n],
    ['inv_2147483648', 2_147_483_648n],
    ['inv_9007199254740993', 9_007_199_254_740_993n],
    ['inv_999999999999999999', 999_999_999_999_999_999n],
  ])('%s is %s', (id, sequence) => {
    expect(parse(id)).toBe(sequence);
  });

  it.each([...MALFORMED, '', 'inv_9999999999999999999', `inv_${'9'.repeat(200)}`])('%j is refused', (id) => {
    expect(invoiceId.safeParse(id).error?.issues[0]?.message).toBe(
      'Invalid invoice id: expected inv_ and a number, such as inv_42.',
    );
  });
});

describe('ids in the address', () => {
  it.each(MALFORMED)('B2 B5 B6 B7 %j, encoded: 400 invalid_id, no effect', async (id) => {
    const { app, calls } = fakeService();
    const response = await ask(app, pdfPath(encodeURIComponent(id))).expect(400);
    expect(json(response)['code']).toBe('invalid_id');
    expect(calls.order).toEqual([]);
  });

  it('B3 beyond any integer: 400, never a neighbour by rounding', async () => {
    const { app, calls } = fakeService();
    for (const digits of ['9999999999999999999', '9'.repeat(200)]) await ask(app, pdfPath(`inv_${digits}`)).expect(400);
    await ask(app, pdfPath('inv_9007199254740993')).expect(404);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, sequence: 9_007_199_254_740_993n }]);
  });

  it('B4 beyond 32 bits: 404', async () => {
    expect((await ask(fakeService().app, pdfPath('inv_2147483648'))).status).toBe(404);
  });

  it.each([
    ['B8 an encoded slash', 'inv_1%2Fpdf', 400],
    ['B8 encoded twice', 'inv_1%252e', 400],
    ['B7 a lone per cent sign', 'inv_1%', 400],
    ['B7 no UTF-8', 'inv_1%ff', 400],
  ])('%s: %s is %d', async (_, encoded, status) => {
    const { app, calls } = fakeService();
    const response = await ask(app, pdfPath(encoded)).expect(status);
    expect(['invalid_id', 'invalid_request']).toContain(json(response)['code']);
    expect(calls.order).toEqual([]);
  });

  it.each(['/api/v1/invoice-pdf/inv_1%2Fpdf', '/API/v1/invoice-pdf/inv_1/pdf', '/api/v1/invoice-pdf/inv_1/PDF'])(
    'B8 B10 %s: 404',
    async (path) => {
      expect((await ask(fakeService().app, path)).status).toBe(404);
    },
  );

  it.each([
    '/api/v1/invoice-pdf/inv_1/pdf/',
    '//api/v1/invoice-pdf/inv_1/pdf',
    '/api//v1/invoice-pdf/inv_1/pdf',
    '/api/v1/invoice-pdf/inv_1/pdf//',
    '/api/v1/invoice-pdf/./inv_1/pdf',
    '/x/../api/v1/invoice-pdf/inv_1/pdf/x',
  ])('B10 %s: 404, as routes are taken by the letter', async (path) => {
    const { app, calls } = fakeService();
    await ask(app, path).expect(404);
    expect(calls.order).toEqual([]);
  });

  it.each([
    'id=inv_2',
    `orgId=${ORGANISATION_B}`,
    `organisation_id=${ORGANISATION_B}`,
    'id[not]=',
    '__proto__[x]=1',
    'constructor=1',
    Array.from({ length: 1500 }, (_, index) => `p${index}=x`).join('&'),
  ])('B12 query %#: ignored, the invoice is still the caller’s inv_1', async (query) => {
    const { app, calls } = fakeService();
    await ask(app, `${pdfPath('inv_1')}?${query}`).expect(200);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, sequence: 1n }]);
  });

  it('B13 a body is ignored', async () => {
    const { app, calls } = fakeService();
    await ask(app)
      .set('Content-Type', 'application/json')
      .send(JSON.stringify({ organisationId: ORGANISATION_B, id: 'inv_2' }))
      .expect(200);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, sequence: 1n }]);
  });

  it('B14 any id at all: 400 or 404, and nothing is printed', async () => {
    const { app, calls, lines } = fakeService({ invoices: [] });
    const { default: supertest } = await import('supertest');
    const server = app.listen(0, '127.0.0.1');
    const authorization = bearer();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string({ unit: anyCharacter, minLength: 1, maxLength: 40 }),
            fc.string({ minLength: 1 }).map((text) => `inv_${text}`),
          ),
          async (id) => {
            const path = pdfPath(encodeURIComponent(Buffer.from(id).toString('utf8')));
            const { status } = await supertest(server).get(path).set('Authorization', authorization);
            expect([400, 404]).toContain(status);
          },
        ),
        { numRuns: 400 },
      );
    } finally {
      server.close();
    }
    expect(calls.order.filter((call) => call === 'print' || call === 'recordDownload')).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('B14 any bytes at all as the id: 400 or 404', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        const id = Buffer.from(bytes).toString('latin1');
        if (/^inv_[1-9][0-9]{0,17}$/.test(id)) return;
        expect(invoiceId.safeParse(id).error?.issues[0]?.message).toBe(
          'Invalid invoice id: expected inv_ and a number, such as inv_42.',
        );
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('B1 another organisation', () => {
  it('gets what it would get for an invoice that is not there: the same body and the same calls', async () => {
    const { app, calls } = fakeService();
    const asB = bearer({ organisation_id: ORGANISATION_B, sub: 'user-b' });
    const [foreign, absent] = [
      await ask(app, pdfPath('inv_1'), asB).expect(404),
      await ask(app, pdfPath('inv_7'), asB).expect(404),
    ];
    const withoutId = ({ body }: { body: unknown }) => (body as Buffer).toString('utf8').replace(/"request_id":"[^"]+"/, '');
    expect(withoutId(foreign)).toBe(withoutId(absent));
    expect(foreign.headers['content-length']).toBe(absent.headers['content-length']);
    expect(calls.order).toEqual(['find', 'recordDenial', 'find', 'recordDenial']);
    expect(calls.denials.map(({ context, denial }) => [context.organisationId, context.subject, denial])).toEqual([
      [ORGANISATION_B, 'user-b', { requestedId: 'inv_1', dialect: 'speybooks' }],
      [ORGANISATION_B, 'user-b', { requestedId: 'inv_7', dialect: 'speybooks' }],
    ]);
  });

  it('A24 no header makes it another', async () => {
    const { app, calls } = fakeService();
    const response = ask(app, pdfPath('inv_1'), bearer({ organisation_id: ORGANISATION_B }));
    for (const name of ['X-Org-Id', 'X-Tenant', 'X-Organisation-Id', 'organisation_id']) void response.set(name, ORGANISATION_A);
    await response.set('X-User', 'admin').set('Cookie', `organisation_id=${ORGANISATION_A}`).expect(404);
    expect(calls.denials[0]?.context.organisationId).toBe(ORGANISATION_B);
  });
});
