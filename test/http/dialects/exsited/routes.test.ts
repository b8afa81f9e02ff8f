import { describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import type { Ledger, LedgerInvoice } from '../../../../src/invoices/ledger/ledger.js';
import { ask, json } from '../../../harness/service/ask.js';
import { type FakeOptions, fakeService } from '../../../harness/service/fake-service.js';
import { ledgerInvoice } from '../../../harness/invoices/ledger-invoice.js';
import { sampleInvoice } from '../../../harness/invoices/sample-invoices.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../../../harness/service/tokens.js';

const UUID = '11111111-1111-4111-8111-111111111111';
/** With letters, for its capitals to differ. */
const HEX = 'abcdef01-2345-4abc-8def-abcdefabcdef';
const LIST = '/api/v3/invoices';
const JSON_PATHS = {
  E1: LIST,
  E2: `${LIST}/L-1`,
  E3: '/api/v2/invoices/L-1/information',
  E4: '/api/v3/orders/O-1/invoices',
  E5: '/api/v3/accounts/A-1/invoices',
};
const pdfOf = (reference: string) => `/api/v2/invoices/${reference}/pdf`;

type InvoiceBody = Record<string, unknown> & { id: string; lines: Record<string, unknown>[]; kpis: Record<string, string> };

interface Page {
  invoices: InvoiceBody[];
  pagination: Record<string, unknown>;
}

/** What one endpoint or another answers with. */
interface Body extends Page {
  invoice: InvoiceBody;
  order: Page;
  account: Page;
}

/** A service whose ledger holds these: by default one invoice with every field. */
const withLedger = (options: FakeOptions = {}) => fakeService({ ledger: [ledgerInvoice()], ...options });
const bodyOf = async (app: Express, path: string) => json(await ask(app, path).expect(200)) as unknown as Body;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => ledgerInvoice({ number: `L-${index + 1}` }));

/** What a ledger is asked for one invoice. */
function askedFor(found: LedgerInvoice | null = ledgerInvoice()) {
  const asked: Parameters<Ledger['find']>[] = [];
  const find: Ledger['find'] = (...given) => {
    asked.push(given);
    return Promise.resolve(found);
  };
  return { asked, service: fakeService({ ledgerEffects: { find } }) };
}

describe('E1 GET /api/v3/invoices', () => {
  it('asks for the first twenty of the organisation, the latest first', async () => {
    const { app, calls } = withLedger();
    const body = await bodyOf(app, LIST);
    expect(calls.order).toEqual(['list']);
    expect(calls.listed).toEqual([
      { organisationId: ORGANISATION_A, owner: { kind: 'organisation' }, order: 'desc', limit: 20, offset: 0 },
    ]);
    expect(Object.keys(body)).toEqual(['invoices', 'pagination']);
    expect(body.invoices.map(({ id, tax_total: taxTotal, lines }) => [id, taxTotal, lines.length])).toEqual([
      ['L-1', '18.53', 1],
    ]);
    expect(body.invoices[0]?.kpis['outstanding']).toBe('66.03');
  });

  it('hands on limit, offset and order', async () => {
    const { app, calls } = withLedger({ ledger: numbers(9) });
    const body = await bodyOf(app, `${LIST}?order_by=asc&offset=3&limit=4`);
    expect(calls.listed).toEqual([expect.objectContaining({ order: 'asc', limit: 4, offset: 3 })]);
    // In the order in which the ledger answers.
    expect(body.invoices.map(({ id }) => id)).toEqual(['L-4', 'L-5', 'L-6', 'L-7']);
  });

  it('of an organisation without invoices: an empty list', async () => {
    const body = json(await ask(withLedger().app, LIST, bearer({ organisation_id: ORGANISATION_B })).expect(200));
    expect(body).toEqual({
      invoices: [],
      pagination: { records: 0, limit: 20, offset: 0, previous_page: null, next_page: null },
    });
  });
});

describe('E2 GET /api/v3/invoices/{invoice_id}', () => {
  it('shows the invoice with its lines, tax_total and kpis', async () => {
    const { invoice, ...rest } = await bodyOf(withLedger().app, JSON_PATHS.E2);
    expect(rest).toEqual({});
    expect(invoice).toMatchObject({ id: 'L-1', tax_total: '18.53', kpis: { payment_applied: '45.00' } });
    expect(invoice.lines.map((line) => [line['item_id'], 'item_name' in line])).toEqual([['I-1', false]]);
    expect(['shipping_cost', 'account_name'].filter((name) => name in invoice)).toEqual([]);
  });

  it.each([
    ['L-1', { number: 'L-1' }],
    [UUID, { id: UUID, number: UUID }],
    [HEX.toUpperCase(), { id: HEX, number: HEX.toUpperCase() }],
    [HEX.replaceAll('-', ''), { number: HEX.replaceAll('-', '') }],
    ['inv_12', { number: 'inv_12' }],
    ['0012', { number: '0012' }],
    ['SME%2F26%2F0882', { number: 'SME/26/0882' }],
    ['%E5%8F%97%E6%B3%A8-26', { number: '受注-26' }],
    ['A%20B%25', { number: 'A B%' }],
    // One character less than a UUID, and one in braces, are numbers.
    [UUID.slice(1), { number: UUID.slice(1) }],
    [`%7B${UUID}%7D`, { number: `{${UUID}}` }],
    ['l-1', { number: 'l-1' }],
  ])('%s asks the ledger of the organisation for %j, with lines', async (reference, expected) => {
    const { asked, service } = askedFor();
    await ask(service.app, `${LIST}/${reference}`).expect(200);
    expect(asked).toEqual([[ORGANISATION_A, expected, true]]);
  });

  it('finds a number with a slash in it', async () => {
    const { app } = withLedger({ ledger: [ledgerInvoice({ number: 'SME/26/0882' })] });
    expect((await bodyOf(app, `${LIST}/SME%2F26%2F0882`)).invoice.id).toBe('SME/26/0882');
    await ask(app, `${LIST}/SME/26/0882`).expect(404);
  });
});

describe('E3 GET /api/v2/invoices/{invoice_id}/information', () => {
  it('asks the ledger without lines, and shows neither lines nor tax_total', async () => {
    const { asked, service } = askedFor(ledgerInvoice({ lines: [] }));
    const { invoice, ...rest } = await bodyOf(service.app, JSON_PATHS.E3);
    expect(asked).toEqual([[ORGANISATION_A, { number: 'L-1' }, false]]);
    expect(rest).toEqual({});
    expect(invoice).toMatchObject({ id: 'L-1', tax: '18.53', kpis: { credit_applied: '5.00' } });
    expect(['lines', 'tax_total', 'shipping_cost', 'account_name'].filter((name) => name in invoice)).toEqual([]);
  });

  it('takes the UUID too', async () => {
    const { asked, service } = askedFor();
    await ask(service.app, `/api/v2/invoices/${HEX.toUpperCase()}/information`).expect(200);
    expect(asked).toEqual([[ORGANISATION_A, { id: HEX, number: HEX.toUpperCase() }, false]]);
  });
});

describe('E4 GET /api/v3/orders/{order_id}/invoices', () => {
  it('asks for the invoices of the order, and shows them under it', async () => {
    const { app, calls } = withLedger({ ledger: [...numbers(2), ledgerInvoice({ number: 'L-9', order: { number: 'O-9' } })] });
    const { order, ...rest } = await bodyOf(app, `${JSON_PATHS.E4}?limit=5&offset=1&order_by=asc`);
    const owner = { kind: 'order', reference: { number: 'O-1' } };
    expect(calls.listed).toEqual([{ organisationId: ORGANISATION_A, owner, order: 'asc', limit: 5, offset: 1 }]);
    expect(rest).toEqual({});
    expect(Object.keys(order)).toEqual(['invoices', 'pagination']);
    expect(order.invoices.map(({ id, order_id: orderId }) => [id, orderId])).toEqual([['L-2', 'O-1']]);
    expect(order.pagination).toMatchObject({ records: 2, limit: 5, offset: 1 });
    expect(['tax_total', 'shipping_cost', 'account_name'].filter((name) => name in (order.invoices[0] ?? {}))).toEqual([]);
    expect(order.invoices[0]?.lines.map((line) => 'item_name' in line)).toEqual([false]);
  });

  it.each([
    [HEX.toUpperCase(), { id: HEX, number: HEX.toUpperCase() }],
    ['SO%2F26', { number: 'SO/26' }],
  ])('%s names the order %j', async (reference, expected) => {
    const { app, calls } = withLedger();
    await ask(app, `/api/v3/orders/${reference}/invoices`).expect(404);
    expect(calls.listed.map(({ owner }) => owner)).toEqual([{ kind: 'order', reference: expected }]);
  });
});

describe('E5 GET /api/v3/accounts/{account_id}/invoices', () => {
  it('asks for the invoices of the account, and only here shows shipping_cost, account_name and item_name', async () => {
    const { app, calls } = withLedger();
    const { account, ...rest } = await bodyOf(app, JSON_PATHS.E5);
    const owner = { kind: 'customer', reference: { accountId: 'A-1' } };
    expect(calls.listed).toEqual([{ organisationId: ORGANISATION_A, owner, order: 'desc', limit: 20, offset: 0 }]);
    expect(rest).toEqual({});
    expect(Object.keys(account)).toEqual(['invoices', 'pagination']);
    expect(account.invoices).toEqual([
      expect.objectContaining({
        account_id: 'A-1',
        account_name: 'Account One',
        shipping_cost: '7.50',
        lines: [expect.objectContaining({ item_id: 'I-1', item_name: 'Item One' })],
      }),
    ]);
    expect(account.invoices[0]).not.toHaveProperty('tax_total');
  });

  it('takes the UUID too', async () => {
    const { app, calls } = withLedger();
    await ask(app, `/api/v3/accounts/${HEX.toUpperCase()}/invoices`).expect(404);
    const reference = { id: HEX, accountId: HEX.toUpperCase() };
    expect(calls.listed.map(({ owner }) => owner)).toEqual([{ kind: 'customer', reference }]);
  });

  it('an account without invoices has an empty list, one that is not there none', async () => {
    const list = () => Promise.resolve({ total: 0, invoices: [] });
    const { account } = await bodyOf(withLedger({ ledgerEffects: { list } }).app, JSON_PATHS.E5);
    expect(account).toEqual({ invoices: [], pagination: expect.objectContaining({ records: 0, next_page: null }) });
    await ask(withLedger({ ledgerEffects: { list: () => Promise.resolve(null) } }).app, JSON_PATHS.E5).expect(404);
  });
});

describe('E6 GET /api/v2/invoices/{invoice_id}/pdf', () => {
  // Delivered elsewhere, with a discount, freight, two payments and a credit.
  const invoice = sampleInvoice('ST-KS-2026-0009');

  it.each([
    [invoice.number, { number: invoice.number }],
    [invoice.id, { id: invoice.id, number: invoice.id }],
    [invoice.id.toUpperCase(), { id: invoice.id, number: invoice.id.toUpperCase() }],
  ])('%s: found in the organisation, printed, noted under this dialect, then sent', async (reference, key) => {
    const { app, calls, pdf } = fakeService({ invoices: [invoice] });
    const { headers, body } = await ask(app, pdfOf(reference)).expect(200);
    expect(calls.order).toEqual(['find', 'print', 'recordDownload']);
    expect(calls.found).toEqual([{ organisationId: ORGANISATION_A, ...key }]);
    expect(calls.downloads.map(({ release }) => release)).toEqual([
      expect.objectContaining({ dialect: 'exsited', invoiceId: invoice.id, invoiceNumber: 'ST-KS-2026-0009' }),
    ]);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toBe('attachment; filename="ST-KS-2026-0009.pdf"');
    expect(headers['content-length']).toBe(String(pdf.length));
    expect(headers['cache-control']).toBe('private, no-store, no-transform');
    expect(body).toEqual(pdf);
  });

  it('takes disposition and locale, as the other PDF routes do', async () => {
    const { app, calls } = fakeService({ invoices: [invoice] });
    const { headers } = await ask(app, `${pdfOf(invoice.number)}?disposition=inline&locale=de`).expect(200);
    expect(headers['content-disposition']).toBe('inline; filename="ST-KS-2026-0009.pdf"');
    expect(calls.downloads[0]?.release.locale).toBe('de-DE');
  });

  it('shows billing and shipping address, itemised charges, tax, and what is paid and due', async () => {
    const { app, calls } = fakeService({ invoices: [invoice] });
    await ask(app, pdfOf(invoice.number)).expect(200);
    const text = textOf(calls.printed[0]?.html);
    const shown = [
      // Billed to, and delivered to.
      'Harbour & Hearth Interiors Ltd',
      '62 Commercial Quay',
      'EH6 6LX',
      'Harbour & Hearth workshop',
      'Unit 19, Ruthvenfield Road',
      'PH1 3EE',
      'Kiln drying, European oak 54 mm',
      'Covered storage in racks',
      'Moisture readings with certificate',
      'Framework discount',
      'Lorry from Perth and back',
      'RC-2026-0118',
      'RC-2026-0125',
      'ST-CN-2026-0002',
    ];
    expect(shown.filter((part) => !text.includes(part))).toEqual([]);
    // 14.6 × 118.00 + 6 × 42.50 + 4 × 28.00, less 5 %, with 140.00 freight; 20 % VAT; 1200 + 800 + 84.60 paid.
    const figures = text.replaceAll(' ', '');
    const expected = [
      '1,722.80',
      'Subtotal2,089.80',
      '−104.49',
      '140.00',
      'Nettotal2,125.31',
      'VAT425.06',
      'Total£2,550.37',
      'Amountpaid−2,084.60',
      'Amountdue£465.77',
    ];
    expect(expected.filter((part) => !figures.includes(part))).toEqual([]);
  });

  it('of another organisation, or absent: 404, an entry of the denial, no print', async () => {
    const { app, calls } = fakeService({ invoices: [invoice] });
    const foreign = await ask(app, pdfOf(invoice.number), bearer({ organisation_id: ORGANISATION_B })).expect(404);
    const absent = await ask(app, pdfOf('No%2F1')).expect(404);
    expect(facts(foreign)).toEqual(facts(absent));
    expect(calls.order).toEqual(['find', 'recordDenial', 'find', 'recordDenial']);
    expect(calls.denials.map(({ context, denial }) => [context.organisationId, denial])).toEqual([
      [ORGANISATION_B, { requestedId: 'ST-KS-2026-0009', dialect: 'exsited' }],
      [ORGANISATION_A, { requestedId: 'No/1', dialect: 'exsited' }],
    ]);
  });
});

describe('E7 pagination', () => {
  const service = (options: FakeOptions = {}) => withLedger({ ledger: numbers(5), ...options }).app;
  const pages = async (app: Express, path: string) => {
    const body: Partial<Body> = await bodyOf(app, path);
    return { ...body.pagination, ...body.order?.pagination, ...body.account?.pagination };
  };

  it('counts, and links to the pages beside it with limit and offset', async () => {
    const app = service({ publicBaseUrl: 'https://billing.example' });
    expect(await pages(app, `${LIST}?limit=2&offset=2`)).toEqual({
      records: 5,
      limit: 2,
      offset: 2,
      previous_page: 'https://billing.example/api/v3/invoices?limit=2&offset=0',
      next_page: 'https://billing.example/api/v3/invoices?limit=2&offset=4',
    });
  });

  it.each([
    ['', null, null],
    ['?limit=5', null, null],
    ['?limit=2', null, 'limit=2&offset=2'],
    ['?limit=2&offset=3', 'limit=2&offset=1', null],
    ['?limit=2&offset=4', 'limit=2&offset=2', null],
    ['?limit=2&offset=99', 'limit=2&offset=3', null],
    ['?order_by=asc&limit=1&offset=1', 'limit=1&offset=0&order_by=asc', 'limit=1&offset=2&order_by=asc'],
    ['?order_by=desc&limit=1&offset=0', null, 'limit=1&offset=1&order_by=desc'],
  ])('%s: before %s, after %s', async (query, before, after) => {
    const base = 'https://billing.example/api/v3/invoices?';
    expect(await pages(service({ publicBaseUrl: 'https://billing.example' }), LIST + query)).toMatchObject({
      previous_page: before && base + before,
      next_page: after && base + after,
    });
  });

  it.each([
    ['orders', { order: { number: 'SO 26/受注?#' } }],
    ['accounts', { customer: { accountId: 'SO 26/受注?#', name: 'Account' } }],
  ])('of %s: the path is encoded again as it came', async (kind, changes) => {
    const path = `/api/v3/${kind}/SO%2026%2F%E5%8F%97%E6%B3%A8%3F%23/invoices`;
    const ledger = Array.from({ length: 3 }, () => ledgerInvoice(changes));
    const { app } = withLedger({ ledger, publicBaseUrl: 'https://billing.example' });
    const found = await pages(app, `${path}?limit=1&offset=1`);
    expect(found).toMatchObject({
      previous_page: `https://billing.example${path}?limit=1&offset=0`,
      next_page: `https://billing.example${path}?limit=1&offset=2`,
    });
    // It leads there.
    await ask(app, String(found['next_page']).replace('https://billing.example', '')).expect(200);
  });

  describe('the address that links begin with', () => {
    const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'billing.example', 'X-Forwarded-Prefix': '/press' };
    const trusted = { trustedProxies: ['127.0.0.1/32'] };

    it.each([
      ['PUBLIC_BASE_URL', { publicBaseUrl: 'https://own.example/base/' }, {}, 'https://own.example/base'],
      ['PUBLIC_BASE_URL before any header', { ...trusted, publicBaseUrl: 'https://own.example' }, proxied, 'https://own.example'],
      ['what a trusted proxy says', trusted, proxied, 'https://billing.example/press'],
      ['the Host, where the peer is not trusted', {}, proxied, 'http://host.example:8080'],
      ['the Host', trusted, {}, 'http://host.example:8080'],
    ] satisfies [string, FakeOptions, Record<string, string>, string][])('is %s', async (_, options, headers, base) => {
      const response = await ask(service(options), `${LIST}?limit=2&offset=2`)
        .set('Host', 'host.example:8080')
        .set(headers)
        .expect(200);
      const body = json(response) as unknown as Body;
      expect(body.pagination).toMatchObject({
        previous_page: `${base}/api/v3/invoices?limit=2&offset=0`,
        next_page: `${base}/api/v3/invoices?limit=2&offset=4`,
      });
      expect(body.invoices[0]).toMatchObject({
        currency: { link: expect.stringMatching(`^${base}/api/v1/currencies/[0-9a-f-]{36}$`) },
      });
      expect(body.invoices[0]?.lines[0]?.['tax']).toMatchObject({
        link: `${base}/api/v1/taxes/66666666-6666-4666-8666-666666666666`,
      });
    });
  });
});

describe('E8 kpis', () => {
  it('overdue begins with the day after the due date where the organisation is, not in UTC', async () => {
    // Half past midnight of the 21st in Tokyo, afternoon of the 20th in UTC.
    const effects = { now: () => new Date('2026-11-20T15:30:00Z') };
    const due = { date: '2026-11-20', alternate: null };
    for (const [timeZone, overdue] of [
      ['Asia/Tokyo', '66.03'],
      ['UTC', '0.00'],
      ['America/Los_Angeles', '0.00'],
    ] as const) {
      const { invoices } = await bodyOf(withLedger({ ledger: [ledgerInvoice({ timeZone, due })], effects }).app, LIST);
      expect(invoices.map(({ kpis }) => [kpis['outstanding'], kpis['overdue']])).toEqual([['66.03', overdue]]);
    }
  });

  it('an invoice with an amount that its currency cannot have is not shown, and the log says which it is', async () => {
    const wrong = ledgerInvoice({ number: 'L-9', appliedCredits: [{ amount: '0.005' }] });
    const service = withLedger({ ledger: [ledgerInvoice(), wrong] });
    expect(json(await ask(service.app, LIST).expect(500))).toMatchObject({ code: 'inconsistent_invoice' });
    const { error } = (await service.requestLine()).fields;
    expect(error).toMatchObject({ message: 'invoice L-9 cannot be shown', cause: { message: expect.stringContaining('0.005') } });
    expect(JSON.stringify(error)).not.toContain('stack');
  });

  it('a number is as long as its characters are many, whatever they are', async () => {
    const number = '😀'.repeat(200);
    const { app } = withLedger({ ledger: [ledgerInvoice({ number })] });
    expect((await bodyOf(app, `${LIST}/${encodeURIComponent(number)}`)).invoice.id).toBe(number);
    await ask(app, `${LIST}/${encodeURIComponent(`${number}x`)}`).expect(400);
  });

  it('the next moment is looked at again: nothing is kept', async () => {
    let now = new Date('2026-11-20T23:59:59Z');
    const ledger = [ledgerInvoice({ timeZone: 'UTC', due: { date: '2026-11-20', alternate: null } })];
    const { app } = withLedger({ ledger, effects: { now: () => now } });
    const overdue = async () => (await bodyOf(app, JSON_PATHS.E2)).invoice.kpis['overdue'];
    expect(await overdue()).toBe('0.00');
    now = new Date('2026-11-21T00:00:00Z');
    expect(await overdue()).toBe('66.03');
  });
});

describe('what is not there', () => {
  it.each([
    ['E2', `${LIST}/L-1`, `${LIST}/L-2`],
    ['E3', '/api/v2/invoices/L-1/information', '/api/v2/invoices/L-2/information'],
    ['E4', '/api/v3/orders/O-1/invoices', '/api/v3/orders/O-2/invoices'],
    ['E5', '/api/v3/accounts/A-1/invoices', '/api/v3/accounts/A-2/invoices'],
  ])('%s: 404 with one body, for another organisation’s as for what nobody has', async (_, path, absent) => {
    const { app } = withLedger();
    await ask(app, path).expect(200);
    const answers = [
      await ask(app, path, bearer({ organisation_id: ORGANISATION_B })).expect(404),
      await ask(app, absent).expect(404),
    ].map(facts);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.body).toEqual({ code: 'not_found', message: 'Not found.' });
  });
});

describe('parameters that are refused', () => {
  const LIMIT = 'Query parameter "limit" must be a whole number from 1 to 100.';
  const OFFSET = 'Query parameter "offset" must be a whole number from 0 to 2147483647.';
  const ORDER = 'Query parameter "order_by" must be asc or desc.';

  it.each([
    ...['0', '101', '-1', '1.5', '1e1', '0x10', '01', '+5', '', 'ten', '%D9%A1', '5%20', '99999999999'].map((value) => [
      `limit=${value}`,
      LIMIT,
    ]),
    ...['-1', '0.5', '2147483648', '', '00', 'x'].map((value) => [`offset=${value}`, OFFSET]),
    ...['', 'ASC', 'ascending', 'asc,desc', 'asc%00'].map((value) => [`order_by=${value}`, ORDER]),
    ['limit=1&limit=1', LIMIT],
    ['offset=0&offset=0', OFFSET],
    ['order_by=asc&order_by=desc', ORDER],
    ['limit', LIMIT],
    // Each by itself says so; of several the first in the description is named.
    ['order_by=x&offset=x&limit=x', LIMIT],
  ] as [string, string][])('?%s: 400 invalid_parameter, before any query', async (query, message) => {
    const { app, calls } = withLedger();
    for (const path of [JSON_PATHS.E1, JSON_PATHS.E4, JSON_PATHS.E5]) {
      const response = await ask(app, `${path}?${query}`).expect(400);
      expect(json(response)).toEqual({ code: 'invalid_parameter', message, request_id: response.headers['x-request-id'] });
    }
    expect(calls.order).toEqual([]);
  });

  it.each([
    'limit=1',
    'limit=100',
    'offset=0',
    'offset=2147483647',
    'order_by=asc',
    'order_by=desc',
    'limit[]=0',
    'Limit=0',
    'x=1',
  ])('?%s is taken', async (query) => {
    expect((await ask(withLedger().app, `${LIST}?${query}`)).status).toBe(200);
  });

  const INVOICE = 'Invalid invoice_id: expected its number (one line of at most 200 characters) or its UUID.';
  const ORDER_ID = 'Invalid order_id: expected its number (one line of at most 100 characters) or its UUID.';
  const ACCOUNT_ID = 'Invalid account_id: expected its number (one line of at most 100 characters) or its UUID.';

  it.each([
    ...['%00', '%0A', '%20', 'A%0AB', 'A%20', '%20A', '..', '%2E%2E%2F', 'A%2F..%2FB', '%E2%80%AE', 'x'.repeat(201)].flatMap(
      (bad) => [
        [`${LIST}/${bad}`, INVOICE],
        [`/api/v2/invoices/${bad}/information`, INVOICE],
        [pdfOf(bad), INVOICE],
      ],
    ),
    ...['%00', '..', 'x'.repeat(101)].flatMap((bad) => [
      [`/api/v3/orders/${bad}/invoices`, ORDER_ID],
      [`/api/v3/accounts/${bad}/invoices`, ACCOUNT_ID],
    ]),
  ] as [string, string][])('%s: 400 invalid_id, before any query', async (path, message) => {
    const { app, calls } = withLedger();
    const response = await ask(app, path).expect(400);
    expect(json(response)).toEqual({ code: 'invalid_id', message, request_id: response.headers['x-request-id'] });
    expect(calls.order).toEqual([]);
  });

  it('the longest numbers are taken', async () => {
    const { app } = withLedger({
      ledger: [
        ledgerInvoice({
          number: 'x'.repeat(200),
          order: { number: 'x'.repeat(100) },
          customer: { accountId: 'é'.repeat(100), name: 'Account' },
        }),
      ],
    });
    const paths = [
      `${LIST}/${'x'.repeat(200)}`,
      `/api/v3/orders/${'x'.repeat(100)}/invoices`,
      `/api/v3/accounts/${'%C3%A9'.repeat(100)}/invoices`,
    ];
    for (const path of paths) expect([path, (await ask(app, path)).status]).toEqual([path, 200]);
  });
});

describe('HTTP', () => {
  const JSON_ROUTES = Object.entries(JSON_PATHS);

  it.each(JSON_ROUTES)('%s: JSON that nobody else may keep', async (_, path) => {
    const { headers } = await ask(withLedger().app, path).expect(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(['etag', 'last-modified', 'expires', 'x-powered-by'].filter((name) => name in headers)).toEqual([]);
  });

  it.each(JSON_ROUTES)('%s: a token is required, and nothing is read without', async (_, path) => {
    const { app, calls } = withLedger();
    const { headers } = await ask(app, path, null).expect(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(calls.order).toEqual([]);
  });

  it.each(JSON_ROUTES)('%s: the scope that is required is invoices:read', async (_, path) => {
    const { app, calls } = withLedger({ requiredScopes: ['invoices:read', 'invoices:pdf'] });
    await ask(app, path, bearer({ scope: 'invoices:pdf' })).expect(403);
    expect(calls.order).toEqual([]);
    await ask(app, path, bearer({ scope: 'invoices:read' })).expect(200);
  });

  it('E6: the scope that is required is invoices:pdf', async () => {
    const { app, calls } = fakeService({ requiredScopes: ['invoices:read', 'invoices:pdf'] });
    await ask(app, pdfOf('ST-2026-0001'), bearer({ scope: 'invoices:read' })).expect(403);
    expect(calls.order).toEqual([]);
    await ask(app, pdfOf('ST-2026-0001'), bearer({ scope: 'invoices:pdf' })).expect(200);
  });

  it.each(JSON_ROUTES)('%s: HEAD is GET without the body', async (_, path) => {
    const { app, calls } = withLedger();
    const got = await ask(app, path).set('Host', 'host.example').expect(200);
    const head = await supertest(app).head(path).set('Host', 'host.example').set('Authorization', bearer()).expect(200);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    expect(head.text).toBeUndefined();
    expect(calls.order[1]).toBe(calls.order[0]);
  });

  it('E6: HEAD is 405; nothing is printed or noted', async () => {
    const { app, calls } = fakeService();
    const { headers } = await supertest(app).head(pdfOf('ST-2026-0001')).set('Authorization', bearer()).expect(405);
    expect(headers['allow']).toBe('GET');
    expect(calls.order).toEqual([]);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s: 405 with Allow, and no effect', async (method) => {
    const { app, calls } = withLedger();
    for (const [path, allow] of [...JSON_ROUTES.map(([, one]) => [one, 'GET, HEAD']), [pdfOf('L-1'), 'GET']] as [
      string,
      string,
    ][]) {
      const request = supertest(app) as unknown as Record<string, (path: string) => supertest.Test>;
      const response = await (request[method.toLowerCase()] as (path: string) => supertest.Test)(path).set(
        'Authorization',
        bearer(),
      );
      expect([path, response.status, response.headers['allow']]).toEqual([path, 405, allow]);
      expect(JSON.parse(response.text)).toMatchObject({ code: 'method_not_allowed' });
    }
    expect(calls.order).toEqual([]);
  });

  it.each([
    ['a database that does not answer in time', 504, 'render_timeout', () => new Promise<never>(() => undefined)],
    ['no database', 503, 'database_unavailable', () => Promise.reject(failure('database_unavailable'))],
    ['a fault of ours', 500, 'internal_error', () => Promise.reject(failure('P2022 SELECT secret FROM x'))],
  ] as const)('%s: %i %s', async (_, status, code, fail) => {
    const { app } = withLedger({ ledgerEffects: { find: fail, list: fail }, requestTimeoutMs: 100 });
    for (const [, path] of JSON_ROUTES) {
      const response = await ask(app, path).expect(status);
      expect(json(response)).toEqual({ code, message: expect.any(String), request_id: response.headers['x-request-id'] });
      expect(json(response)['message']).not.toMatch(/P2022|SELECT/);
      expect(response.headers['retry-after'] !== undefined).toBe(status === 503);
    }
  });
});

function failure(code: string): Error {
  return Object.assign(new Error('SELECT'), { code });
}

/** An answer without what is its own. */
function facts({ status, headers, body }: { status: number; headers: object; body: unknown }) {
  const { date: _date, 'x-request-id': requestId, ...rest } = headers as Record<string, string>;
  const { request_id: inBody, ...error } = json({ body });
  expect(inBody).toBe(requestId);
  return { status, headers: rest, body: error };
}

/** The text of the document, tags taken out and entities put back. */
function textOf(html = ''): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');
}
