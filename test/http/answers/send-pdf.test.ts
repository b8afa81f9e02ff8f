import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contentDisposition } from '../../../src/http/answers/send-pdf.js';
import { pdfFileName } from '../../../src/pdf/file-name.js';
import supertest from 'supertest';
import { anyCharacter } from '../../harness/api/any-character.js';
import { ask } from '../../harness/service/ask.js';
import { pdfPath } from '../../harness/service/pdf-path.js';
import { fakeService, fakeTemplates } from '../../harness/service/fake-service.js';
import { minimalPdf } from '../../harness/pdf/minimal-pdf.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';
import { bearer } from '../../harness/service/tokens.js';

const download = (number: string) =>
  ask(fakeService({ invoices: [{ ...sampleInvoice('ST-2026-0001'), number }] }).app).expect(200);

/** The name that a browser saves under: filename* before filename (RFC 6266, 4.3). */
const savedAs = (disposition: string) => {
  const extended = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return extended === undefined ? (/filename="([^"]+)"/.exec(disposition)?.[1] ?? '') : decodeURIComponent(extended);
};

describe('the headers of a PDF', () => {
  it.each([
    'a"\r\nX-Evil: 1',
    'a"; filename="evil.exe',
    'a\\"b',
    'a%0d%0aX-Evil: 1',
    'a;b',
    "a'b",
    'a\u2028b',
    'a\u202Efdp.exe',
    'a\0b',
  ])('C1 number %j leaves one harmless header', async (number) => {
    const { headers } = await download(number);
    const disposition = String(headers['content-disposition']);
    expect(headers['x-evil']).toBeUndefined();
    expect(disposition).toMatch(/^attachment; filename="[A-Za-z0-9_-]+\.pdf"$/);
  });

  it.each([
    ['../../etc/passwd', '______etc_passwd.pdf'],
    ['..\\x', '___x.pdf'],
    ['C:\\x', 'C__x.pdf'],
    ['.', 'invoice-1.pdf'],
    ['..', 'invoice-1.pdf'],
    ['CON', 'invoice-1.pdf'],
    ['nul', 'invoice-1.pdf'],
    ['LPT1', 'invoice-1.pdf'],
    ['', 'invoice-1.pdf'],
    ['///', 'invoice-1.pdf'],
    ['---', 'invoice-1.pdf'],
  ])('C2 number %j is saved as %s', async (number, name) => {
    const { headers } = await download(number);
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });

  it.each([
    ['Факт-№7', '____-_7.pdf', 'Факт-_7.pdf'],
    ['请求书', 'invoice-1.pdf', '请求书.pdf'],
    ['请求书-2026-001', '___-2026-001.pdf', '请求书-2026-001.pdf'],
    ['فاتورة-١٢', 'invoice-1.pdf', 'فاتورة-١٢.pdf'],
    ['Rechnung-Ä1', 'Rechnung-_1.pdf', 'Rechnung-Ä1.pdf'],
    ['Rechnung-A\u03081', 'Rechnung-A_1.pdf', 'Rechnung-Ä1.pdf'],
    ['🧾-1', '_-1.pdf', '_-1.pdf'],
  ])('C3 number %s is %s, and %s where names may have every script', async (number, ascii, unicode) => {
    const { headers } = await download(number);
    const disposition = String(headers['content-disposition']);
    expect(/filename="([^"]+)"/.exec(disposition)?.[1]).toBe(ascii);
    expect(savedAs(disposition)).toBe(unicode);
  });

  it.each([
    ['5,000 letters', 'x'.repeat(5000)],
    ['5,000 Chinese characters', '请'.repeat(5000)],
    ['5,000 letters outside the basic plane', '𠮷'.repeat(5000)],
    ['a lone surrogate', `a\uD800b`],
    ['lone surrogates only', '\uDC00\uD800'],
  ])('C5 %s: 200 and a name of at most 100 characters and 255 bytes', async (_, number) => {
    const { headers } = await download(number);
    const name = savedAs(String(headers['content-disposition']));
    expect(Array.from(name).length).toBeLessThanOrEqual(100);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
    expect(name).toMatch(/^[\p{L}\p{Nd}_-]+\.pdf$/u);
  });

  it('C6 every header that must be there, and none that must not', async () => {
    const pdf = minimalPdf(70_000);
    const { headers } = await ask(fakeService({ pdf }).app).expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="ST-2026-0001.pdf"',
      'content-length': String(pdf.length),
      'cache-control': 'private, no-store, no-transform',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const allowed = [
      'connection',
      'keep-alive',
      'date',
      'content-type',
      'content-disposition',
      'content-length',
      'x-document-conformance',
      'x-e-invoice',
      'cache-control',
    ];
    const safety = ['x-content-type-options', 'content-security-policy', 'x-request-id'];
    expect(Object.keys(headers).filter((name) => ![...allowed, ...safety].includes(name))).toEqual([]);
  });

  const invoice = sampleInvoice('ST-2026-0001');
  const quote = fakeTemplates.get('classic')?.schema.examples?.find(({ documentType }) => documentType === 'quote');
  const STRICT = "default-src 'none'; sandbox";
  // WebKit's viewer is made of scripts and inline styles in a page with this policy: nothing here may forbid them.
  const DISPLAY = "base-uri 'none'; form-action 'none'";
  const policyOf = ({ headers }: { headers: Record<string, unknown> }) => headers['content-security-policy'];

  it.each([
    ['get', pdfPath('inv_1')],
    ['get', `/v1/customers/${invoice.customer.id}/invoices/${invoice.id}/pdf`],
    ['get', '/api/v2/invoices/ST-2026-0001/pdf'],
    ['post', '/api/v1/documents/classic/pdf'],
  ] as const)('a PDF that a browser displays has no sandbox, one that it saves has: %s %s', async (method, path) => {
    const { app } = fakeService();
    const answer = async (query: string) => {
      const request = supertest(app)[method](`${path}${query}`).set('Authorization', bearer());
      return method === 'post' ? request.send(quote) : request;
    };
    for (const [query, disposition, policy] of [
      ['', 'attachment', STRICT],
      ['?disposition=attachment', 'attachment', STRICT],
      ['?disposition=inline', 'inline', DISPLAY],
    ] as const) {
      const response = await answer(query);
      expect([response.status, response.headers['content-type'], response.headers['x-content-type-options']]).toEqual([
        200,
        'application/pdf',
        'nosniff',
      ]);
      expect([String(response.headers['content-disposition']).split(';')[0], policyOf(response)]).toEqual([disposition, policy]);
    }
  });

  it.each([
    ['an unknown invoice', pdfPath('inv_999'), bearer(), 404],
    ['no token', pdfPath('inv_1'), null, 401],
    ['an unknown parameter', `${pdfPath('inv_1')}&locale=xx`, bearer(), 400],
    ['no address', '/nothing', bearer(), 404],
  ])('an error has the strict policy, also where a PDF would be displayed: %s', async (_, path, token, status) => {
    const { app } = fakeService({ effects: { findInvoice: () => Promise.resolve(null) } });
    const response = await ask(app, path.replace(/&|$/, '?disposition=inline&'), token);
    expect([response.status, policyOf(response), response.headers['x-content-type-options']]).toEqual([
      status,
      STRICT,
      'nosniff',
    ]);
  });

  it('any number: a header of visible ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.constantFrom('attachment', 'inline'), (number, disposition) => {
        const header = contentDisposition(disposition, pdfFileName(number, 'invoice-7'));
        expect(header).toMatch(
          /^(?:attachment|inline); filename="[A-Za-z0-9_-]+\.pdf"(?:; filename\*=UTF-8''[A-Za-z0-9_%-]+\.pdf)?$/,
        );
        expect(header).not.toMatch(/%(?:0|1|7F|2F|5C|E2%80%A[89ABCDE])/i);
      }),
      { numRuns: 2000 },
    );
  });
});
