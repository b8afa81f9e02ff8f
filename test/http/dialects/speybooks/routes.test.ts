import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { decimal } from '../../../../src/invoices/money.js';
import { noteList } from '../../../templates/fixtures/build-invoice.js';
import { ask, json } from '../../../harness/service/ask.js';
import { pdfPath } from '../../../harness/service/pdf-path.js';
import { fakeService } from '../../../harness/service/fake-service.js';
import { minimalPdf } from '../../../harness/pdf/minimal-pdf.js';
import { sampleInvoice } from '../../../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../../../harness/service/tokens.js';

/** The text of the document, tags taken out and entities put back. */
const textOf = (html: string | undefined) =>
  (html ?? '')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ');

/** A day as British English writes it. */
const day = (date: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

/** Pounds as British English writes them, without the sign. */
const amount = (value: string) =>
  decimal(value)
    .toFixed(2)
    .replace(/\B(?=(\d{3})+\.)/g, ',');

const printed = async (invoice = sampleInvoice('ST-2026-0001'), query = '') => {
  const { app, calls } = fakeService({ invoices: [{ ...invoice, sequence: '1' }] });
  await ask(app, pdfPath('inv_1') + query).expect(200);
  return textOf(calls.printed[0]?.html);
};

describe('the SpeyBooks contract', () => {
  it('S1 a valid token is required, and the organisation of the token is part of the query', async () => {
    const { app, calls } = fakeService();
    await ask(app, pdfPath('inv_1'), null).expect(401);
    expect(calls.order).toEqual([]);
    await ask(app).expect(200);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, sequence: 1n }]);
  });

  it.each(['quo_42', 'inv_', 'inv_042', '42', 'inv_42x', 'Inv_42'])('S2 id %s is malformed: 400 invalid_id', async (id) => {
    const { app, calls } = fakeService();
    const response = await ask(app, pdfPath(id)).expect(400);
    expect(json(response)).toEqual({
      code: 'invalid_id',
      message: 'Invalid invoice id: expected inv_ and a number, such as inv_42.',
      request_id: response.headers['x-request-id'],
    });
    expect(calls.order).toEqual([]);
  });

  it('S2 a prefixed id names the invoice', async () => {
    const { app, calls } = fakeService({ invoices: [{ ...sampleInvoice('ST-2026-0002'), sequence: '42' }] });
    const { headers } = await ask(app, pdfPath('inv_42')).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="ST-2026-0002.pdf"');
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, sequence: 42n }]);
  });

  it('S3 absent and foreign are 404 not_found and indistinguishable', async () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const foreign = { ...sampleInvoice('RE-2026-1047'), sequence: '2' };
    const { app, calls } = fakeService({ invoices: [invoice, foreign] });
    const answers = [await ask(app, pdfPath('inv_2')).expect(404), await ask(app, pdfPath('inv_3')).expect(404)].map(
      (response) => {
        const { date: _date, 'x-request-id': requestId, ...headers } = response.headers as Record<string, string>;
        const { request_id: inBody, ...body } = json(response);
        expect(inBody).toBe(requestId);
        return { headers, body };
      },
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.body).toEqual({ code: 'not_found', message: 'Not found.' });
    expect(calls.order).toEqual(['find', 'recordDenial', 'find', 'recordDenial']);
  });

  it('S4 steps: id, invoice, PDF, audit, answer, in this order', async () => {
    const order: string[] = [];
    const service = fakeService({
      effects: {
        recordDownload: () => {
          order.push('audit');
          return Promise.resolve();
        },
      },
    });
    const response = await ask(service.app)
      .on('response', () => order.push('answer'))
      .expect(200);
    expect(service.calls.order).toEqual(['find', 'print', 'recordDownload']);
    expect(order).toEqual(['audit', 'answer']);
    expect(response.body).toEqual(service.pdf);
    const { fields } = await service.requestLine();
    expect(Object.keys(fields['steps'] as object)).toEqual([
      'authenticate',
      'queue',
      'find',
      'render',
      'print',
      'finish',
      'read-back',
      'audit',
      'send',
    ]);
  });

  it('S4 a bad id stops before any effect, an absent invoice before the print, a failed print before the audit', async () => {
    const failing = fakeService({
      effects: { print: () => Promise.reject(Object.assign(new Error('x'), { code: 'render_failed' })) },
    });
    await ask(failing.app, pdfPath('inv_x')).expect(400);
    expect(failing.calls.order).toEqual([]);
    await ask(failing.app).expect(500);
    expect(failing.calls.order).toEqual(['find', 'print']);
  });

  it('S4 every monetary value is a string, from the record to the document', () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const money = [
      ...Object.values(invoice.totals),
      ...invoice.lines.flatMap(({ unitPrice, netAmount, taxAmount, quantity }) => [unitPrice, netAmount, taxAmount, quantity]),
      ...invoice.taxBreakdown.flatMap(({ taxableAmount, taxAmount, rate }) => [taxableAmount, taxAmount, rate]),
    ];
    expect(money.map((value) => typeof value)).toEqual(money.map(() => 'string'));
    expect(money.length).toBeGreaterThan(20);
  });

  it('S5 headers: type, disposition and the length in bytes', async () => {
    const pdf = minimalPdf(150_000);
    const { app } = fakeService({ pdf });
    const { headers, body } = await ask(app).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="ST-2026-0001.pdf"');
    expect(headers['content-length']).toBe(String(pdf.length));
    expect((body as Buffer).equals(pdf)).toBe(true);
  });

  it.each([
    ['INV/2026 #7', 'INV_2026__7.pdf'],
    ['ST-2026-0001', 'ST-2026-0001.pdf'],
    ['a.b_c', 'a_b_c.pdf'],
  ])('S6 file name of number %s is %s', async (number, name) => {
    const { app } = fakeService({ invoices: [{ ...sampleInvoice('ST-2026-0001'), number }] });
    const { headers } = await ask(app).expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}"`);
  });

  it('S7 the document shows organisation, contact, invoice, lines and totals', async () => {
    const text = await printed();
    const invoice = sampleInvoice('ST-2026-0001');
    const { organisation, customer } = invoice;
    const shown = [
      organisation.name,
      organisation.vatNumber,
      organisation.companyNumber,
      organisation.address.line1,
      organisation.address.postcode,
      customer.name,
      customer.vatNumber,
      customer.billingAddress.line1,
      customer.billingAddress.postcode,
      invoice.number,
      day(invoice.issueDate),
      day(invoice.dueDate ?? ''),
    ];
    expect(shown.filter((part) => part === null)).toEqual([]);
    expect(shown.filter((part) => !text.includes(part ?? ''))).toEqual([]);
    for (const { name } of invoice.lines) expect(text).toContain(name);
    // Figures are set in columns, their parts in elements of their own.
    const figures = text.replaceAll(' ', '');
    const { taxExclusive, taxTotal, taxInclusive, paidAmount, amountDue } = invoice.totals;
    expect(figures).toContain(`Subtotal${amount(taxExclusive)}`);
    expect(figures).toContain(`VAT${amount(taxTotal)}`);
    expect(figures).toContain(`Total£${amount(taxInclusive)}`);
    expect(figures).toContain(`Amountpaid${amount(paidAmount)}`);
    expect(figures).toContain(`Amountdue£${amount(amountDue)}`);
    for (const { quantity, unitPrice, taxRate, taxAmount, netAmount, name } of invoice.lines) {
      const row = figures.slice(figures.indexOf(name.replaceAll(' ', '')));
      const total = amount(decimal(netAmount).plus(taxAmount).toFixed());
      for (const part of [
        decimal(quantity).toFixed(),
        amount(unitPrice),
        `${decimal(taxRate).toFixed()}%`,
        amount(taxAmount),
        total,
      ]) {
        expect(row.slice(0, 200)).toContain(part);
      }
    }
    expect(text).toMatch(/Description Quantity Unit price .*VAT rate VAT Total/);
  });

  it('S7 amount paid and status are shown', async () => {
    expect(await printed(sampleInvoice('ST-2026-0005'))).toMatch(/Paid|paid/);
    expect(await printed(sampleInvoice('ST-2026-0006'))).toMatch(/Void/i);
    expect(await printed(sampleInvoice('ST-2026-0007'))).toMatch(/Draft/i);
  });

  it('S7 notes and terms only when they have text', async () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const full = await printed({ ...invoice, notes: noteList('Mind the gate, please.'), terms: 'Thirty days, net.' });
    expect(full).toMatch(/Notes Mind the gate, please\./);
    expect(full).toMatch(/Terms.* Thirty days, net\./);
    for (const empty of [null, '', '  \n ']) {
      const bare = await printed({ ...invoice, notes: noteList(empty), terms: empty });
      expect(bare).not.toMatch(/\bNotes\b/);
      expect(bare).not.toMatch(/\bTerms\b/);
    }
  });

  it('S8 audit: number, bytes, caller, address and user agent', async () => {
    const { app, calls, pdf } = fakeService();
    const response = await ask(app).set('User-Agent', 'curl/8.5').expect(200);
    expect(calls.downloads).toEqual([
      {
        context: expect.objectContaining({
          organisationId: ORGANISATION_A,
          subject: 'user-7',
          tokenId: 'token-1',
          ipAddress: '127.0.0.1',
          userAgent: 'curl/8.5',
          requestId: response.headers['x-request-id'],
          eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        }),
        release: {
          invoiceId: sampleInvoice('ST-2026-0001').id,
          invoiceNumber: 'ST-2026-0001',
          invoiceVersion: 1,
          dialect: 'speybooks',
          template: 'classic',
          locale: 'en-GB',
          byteLength: pdf.length,
          sha256: createHash('sha256').update(pdf).digest('hex'),
        },
      },
    ]);
  });

  it('S9 the invoice that was found is not changed', async () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const before = structuredClone(invoice);
    const freeze = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
      Object.freeze(value);
      for (const part of Object.values(value)) freeze(part);
    };
    freeze(invoice);
    await ask(fakeService({ invoices: [invoice] }).app).expect(200);
    expect(invoice).toEqual(before);
  });

  it('S10 every download is read, printed and noted afresh', async () => {
    const invoice = sampleInvoice('ST-2026-0001');
    const { app, calls } = fakeService({ invoices: [invoice] });
    const first = await ask(app).expect(200);
    invoice.notes = noteList('Changed in between.');
    await ask(app).set('If-None-Match', '"x"').set('If-Modified-Since', new Date().toUTCString()).expect(200);
    expect(calls.order).toEqual(['find', 'print', 'recordDownload', 'find', 'print', 'recordDownload']);
    expect(calls.printed.map(({ html }) => html.includes('Changed in between.'))).toEqual([false, true]);
    expect(calls.printed[0]?.marker).not.toBe(calls.printed[1]?.marker);
    expect(first.headers['etag']).toBeUndefined();
  });

  it('the document carries the marker that print is told', async () => {
    const { app, calls } = fakeService();
    await ask(app).expect(200);
    const [{ html, marker } = { html: '', marker: '' }] = calls.printed;
    expect(marker).toMatch(/^[A-Za-z0-9-]{36}$/);
    expect(html).toContain(`data-render="${marker}"`);
  });
});

describe('what the seeds leave open (contract, section 4)', () => {
  it.each(['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s: 405 with Allow, and no effect',
    async (method) => {
      const { app, calls } = fakeService();
      const agent = supertest(app) as unknown as Record<string, (path: string) => supertest.Test>;
      const response = await (agent[method.toLowerCase()] as (path: string) => supertest.Test)(pdfPath('inv_1')).set(
        'Authorization',
        bearer(),
      );
      expect(response.status).toBe(405);
      expect(response.headers['allow']).toBe('GET');
      expect(calls.order).toEqual([]);
      expect(response.text?.includes('"code":"method_not_allowed"')).toBe(method === 'HEAD' ? undefined : true);
    },
  );

  it('caching: private, no-store; no ETag, no 304, no ranges', async () => {
    const { app, pdf } = fakeService();
    const { headers, body } = await ask(app).set('Range', 'bytes=0-9').set('If-None-Match', '*').expect(200);
    expect(headers['cache-control']).toBe('private, no-store, no-transform');
    expect(Object.keys(headers).filter((name) => ['etag', 'last-modified', 'accept-ranges', 'expires'].includes(name))).toEqual(
      [],
    );
    expect((body as Buffer).length).toBe(pdf.length);
  });

  it.each([
    ['', 'attachment; filename="ST-2026-0001.pdf"'],
    ['?disposition=attachment', 'attachment; filename="ST-2026-0001.pdf"'],
    ['?disposition=inline', 'inline; filename="ST-2026-0001.pdf"'],
  ])('disposition of "%s" is %s', async (query, expected) => {
    const { headers } = await ask(fakeService().app, pdfPath('inv_1') + query).expect(200);
    expect(headers['content-disposition']).toBe(expected);
  });

  it('locale: of the request, else of the customer; it is noted', async () => {
    const { app, calls } = fakeService();
    for (const query of ['', '?locale=de', '?locale=ar-EG', '?locale=en-US', '?locale=de-CH', '?locale=zh-TW'])
      await ask(app, pdfPath('inv_1') + query).expect(200);
    expect(calls.printed.map(({ html }) => /<html lang="([^"]+)" dir="([^"]+)"/.exec(html)?.slice(1))).toEqual([
      ['en-GB', 'ltr'],
      ['de-DE', 'ltr'],
      ['ar', 'rtl'],
      ['en-US', 'ltr'],
      ['de-CH', 'ltr'],
      ['zh-Hant', 'ltr'],
    ]);
    expect(calls.downloads.map(({ release }) => release.locale)).toEqual(['en-GB', 'de-DE', 'ar', 'en-US', 'de-CH', 'zh-Hant']);
  });

  it.each(['disposition=', 'disposition=INLINE', 'disposition=inline&disposition=inline', 'disposition=x%0d%0ay'])(
    'unknown value %s: 400 invalid_parameter that says what is accepted',
    async (query) => {
      const { app, calls } = fakeService();
      const response = await ask(app, `${pdfPath('inv_1')}?${query}`).expect(400);
      expect(json(response)).toMatchObject({
        code: 'invalid_parameter',
        message: 'Query parameter "disposition" must be attachment or inline.',
      });
      expect(calls.order).toEqual([]);
    },
  );

  it.each([
    'locale=',
    'locale=tlh',
    'locale=zh-Latn',
    'locale=x',
    'locale=%zz',
    'locale=de&locale=fr',
    'locale=../de-DE',
    'locale=__proto__',
  ])('unknown value %s: 400 invalid_parameter that says what is accepted', async (query) => {
    const { app, calls } = fakeService();
    const response = await ask(app, `${pdfPath('inv_1')}?${query}`).expect(400);
    expect(json(response)).toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringContaining('en-GB, en-US, de-DE'),
    });
    expect(calls.order).toEqual([]);
  });

  it('a customer in another language gets the document in it', async () => {
    const invoice = { ...sampleInvoice('RE-2026-1047'), sequence: '1' };
    const { app, calls } = fakeService({ invoices: [invoice] });
    await ask(app, pdfPath('inv_1'), bearer({ organisation_id: ORGANISATION_B })).expect(200);
    expect(calls.downloads[0]?.release.locale).toBe('fr-FR');
  });

  it('no address but the routes: 404 in the shape of every error', async () => {
    const { app } = fakeService();
    for (const path of [
      '/',
      '/api',
      '/api/v1/invoice-pdf',
      '/api/v1/invoice-pdf/inv_1',
      '/favicon.ico',
      '/api/v1/invoice-pdf//pdf',
    ]) {
      const response = await ask(app, path).expect(404);
      expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(json(response)).toEqual({
        code: 'not_found',
        message: 'There is nothing at this address.',
        request_id: response.headers['x-request-id'],
      });
    }
  });
});
