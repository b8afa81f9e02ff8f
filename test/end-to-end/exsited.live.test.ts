import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importRecords } from '../../src/records/import/import-records.js';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { uniqueKeyPaths } from '../harness/api/key-paths.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { sampleInvoice } from '../harness/invoices/sample-invoices.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { bearer, ORGANISATION_A, ORGANISATION_B } from '../harness/service/tokens.js';

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

/** The invoice of the sample data that has every field, of account HARB01 and order SO-2026-0241. */
const FULL = sampleInvoice('ST-KS-2026-0009');
const HALYARD = sampleInvoice('HC-2026-10-00362').organisation.id;
const SUIRAN = sampleInvoice('SC-202611-0009').organisation.id;
const SAWABIR = sampleInvoice('SME/26/0882').organisation.id;

type InvoiceBody = Record<string, unknown> & { id: string; uuid: string; kpis: Record<string, unknown> };

interface Page {
  invoices: InvoiceBody[];
  pagination: { records: number; limit: number; offset: number; previous_page: string | null; next_page: string | null };
}

const get = (address: string, organisation = ORGANISATION_A) =>
  fetch(new URL(address, running.service.url), { headers: { Authorization: bearer({ organisation_id: organisation }) } });

/** The body of a 200. */
async function read<T>(address: string, organisation = ORGANISATION_A): Promise<T> {
  const response = await get(address, organisation);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

const invoiceOf = async (reference: string, organisation = ORGANISATION_A) =>
  (await read<{ invoice: InvoiceBody }>(`/api/v3/invoices/${encodeURIComponent(reference)}`, organisation)).invoice;

/** The page of a list, wherever in the body the endpoint puts it. */
async function pageOf(address: string, organisation = ORGANISATION_A): Promise<Page> {
  const body = await read<Partial<Page & { order: Page; account: Page }>>(address, organisation);
  return { ...body, ...body.order, ...body.account } as Page;
}

/** From page to page, as the links lead. */
async function walk(address: string, link: 'next_page' | 'previous_page', organisation = ORGANISATION_A): Promise<Page[]> {
  const pages: Page[] = [];
  for (let next: string | null = address; next !== null && pages.length < 50;) {
    const page = await pageOf(next, organisation);
    pages.push(page);
    next = page.pagination[link];
  }
  return pages;
}

const idsIn = (pages: Page[]) => pages.flatMap(({ invoices }) => invoices.map(({ id }) => id));

const published = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../http/dialects/exsited/published-examples/${name}.json`, import.meta.url), 'utf8'),
  ) as unknown;

describe('E8 a fully populated invoice has every field of the published examples, and no other', () => {
  it.each([
    ['E1', 'list-invoices', '/api/v3/invoices?limit=100'],
    ['E2', 'invoice', `/api/v3/invoices/${FULL.number}`],
    ['E3', 'invoice-information', `/api/v2/invoices/${FULL.number}/information`],
    ['E4', 'order-invoices', '/api/v3/orders/SO-2026-0241/invoices'],
    ['E5', 'account-invoices', '/api/v3/accounts/HARB01/invoices'],
  ])('%s %s, key by key and in their order', async (_, name, address) => {
    const text = JSON.stringify(await read<object>(address));
    const body = JSON.parse(text, (key, value: unknown) =>
      key === 'invoices' ? (value as InvoiceBody[]).filter(({ id }) => id === FULL.number) : value,
    ) as object;
    const expected = uniqueKeyPaths(published(name));
    expect(expected.length).toBeGreaterThan(40);
    expect(uniqueKeyPaths(body)).toEqual(expected);
  });

  it('every value is there: null is only what has not happened to it', async () => {
    const text = JSON.stringify(await invoiceOf(FULL.number));
    expect(text.match(/"[a-z_]+":null/g)).toEqual(['"voided_on":null', '"deleted_on":null']);
    expect(text.match(/"[a-z_]+":""/g)).toBeNull();
  });

  it('E2 says of it what the sample data says', async () => {
    expect(await invoiceOf(FULL.number)).toMatchObject({
      status: 'ACTIVE',
      id: 'ST-KS-2026-0009',
      type: 'LINKED_WITH_ORDER',
      custom_form: { name: 'Kiln and storage' },
      currency: { name: 'GBP' },
      customer_purchase_order_id: 'HH-26-0733',
      billing_start_date: '2026-09-01T00:00:00Z',
      alternate_billing_start_date: '2026-08-31T00:00:00Z',
      alternate_billing_end_date: '2026-09-27T00:00:00Z',
      issue_date: '2026-09-30T00:00:00Z',
      alternate_issue_date: '2026-10-01T00:00:00Z',
      due_date: '2026-10-30T00:00:00Z',
      alternate_due_date: '2026-10-31T00:00:00Z',
      // 14.6 × 118.00 + 6 × 42.50 + 4 × 28.00 = 2089.80, less 5 % (104.49), with 140.00 freight; 20 % VAT.
      subtotal: '2125.31',
      tax: '425.06',
      tax_total: '425.06',
      total: '2550.37',
      paid: '2084.60',
      due: '465.77',
      payment_status: 'PARTIALLY_PAID',
      last_payment: { id: 'RC-2026-0125', amount: '800.00', created_at: '2026-11-02T11:26:48Z' },
      discount_amount: '104.49',
      price_tax_inclusive: 'false',
      account_id: 'HARB01',
      order_id: 'SO-2026-0241',
      created_by: 'f.grant',
      created_on: '2026-09-30T16:05:12Z',
      last_updated_by: 'm.stuart',
      last_updated_on: '2026-11-02T11:26:48Z',
      uuid: FULL.id,
      custom_attributes: [
        { name: 'Cost centre', value: 'WORKSHOP-PERTH' },
        { name: 'Sales channel', value: 'Contract' },
      ],
      custom_objects: [{ name: 'kilnRun', number: 41, moisture: { before: '28', after: '10' } }],
      lines: [
        {
          subtotal: '1722.80',
          tax: { code: 'VAT20', rate: '20' },
          accounting_code: { sales_revenue: '4100' },
          item_uuid: '6ee6f5d0-7672-4a95-b286-efaec04a2342',
          item_id: 'KILN-OAK-54',
          item_order_quantity: '14.6',
          item_uom: 'm³',
          item_warehouse: 'Grantown',
          pricing_snapshot_uuid: '0ca07a19-aa98-402a-aaf0-6983ae53bbee',
          charging_start_date: '2026-09-02T00:00:00Z',
          alternate_charging_end_date: '2026-09-27T00:00:00Z',
        },
        { subtotal: '255.00' },
        { subtotal: '112.00' },
      ],
    });
  });

  it('E5 its freight, and the names of account and items', async () => {
    const { invoices } = await pageOf('/api/v3/accounts/HARB01/invoices');
    expect(invoices.find(({ id }) => id === FULL.number)).toMatchObject({
      shipping_cost: '140.00',
      account_name: 'Harbour & Hearth Interiors Ltd',
      lines: [
        { item_name: 'Kiln drying, European oak 54 mm' },
        { item_name: 'Covered storage in racks' },
        { item_name: 'Moisture readings with certificate' },
      ],
    });
  });

  it('E2 E3 E4 E5 by UUIDs as by numbers', async () => {
    const order = await database.prisma.order.findFirstOrThrow({ where: { number: 'SO-2026-0241' }, select: { id: true } });
    const same = [
      [`/api/v3/invoices/${FULL.number}`, `/api/v3/invoices/${FULL.id.toUpperCase()}`],
      [`/api/v2/invoices/${FULL.number}/information`, `/api/v2/invoices/${FULL.id}/information`],
      ['/api/v3/orders/SO-2026-0241/invoices', `/api/v3/orders/${order.id}/invoices`],
      ['/api/v3/accounts/HARB01/invoices', `/api/v3/accounts/${FULL.customer.id}/invoices`],
    ] as const;
    for (const [byNumber, byId] of same) expect(await read(byId)).toEqual(await read(byNumber));
  });
});

describe('E8 kpis, by hand from payments, credits, dates and what became of the invoice', () => {
  // Due dates of what is overdue are over on every clock that shows the right time.
  it.each([
    // 2550.37 less two payments and a credit of (42.50 + 28.00) and 20 %, which is its credit note too.
    [
      'part-paid, credited and amended',
      FULL.number,
      ORGANISATION_A,
      {
        outstanding: '465.77',
        overdue: '465.77',
        last_payment_date: '2026-11-02T00:00:00Z',
        payment_applied: '2000.00',
        credit_applied: '84.60',
        credit_issued: '84.60',
        last_reactivated_on: '2026-10-01T09:10:03Z',
        last_cancelled_on: '2026-10-01T08:58:20Z',
        last_amended_on: '2026-10-05T13:22:41Z',
        voided_on: null,
        deleted_on: null,
      },
    ],
    // 138 × 54.60 + 960 × 0.89 + 18 × 96.30 + 11 × 74.20 = 10938.80; with VAT 13126.56.
    [
      'part-paid, with a credit note of six and one',
      'ST-2026-0005',
      ORGANISATION_A,
      {
        outstanding: '6617.88',
        overdue: '6617.88',
        payment_applied: '6000.00',
        credit_applied: '508.68',
        credit_issued: '508.68',
        last_payment_date: '2026-11-17T00:00:00Z',
      },
    ],
    ['paid in two parts', 'ST-KS-2026-0008', ORGANISATION_A, paid('1506.72', '2026-09-30')],
    ['paid at once, prices with tax', 'ST-2026-0003', ORGANISATION_A, paid('809.50', '2026-11-04')],
    [
      'void',
      'ST-2026-0006',
      ORGANISATION_A,
      {
        ...paid('0.00', null),
        last_cancelled_on: '2026-11-18T13:05:00Z',
        voided_on: '2026-11-18T13:06:21Z',
      },
    ],
    ['a draft owes nothing yet', 'ST-2026-0007', ORGANISATION_A, paid('0.00', null)],
    [
      'paid with money and credit',
      'HC-2026-10-00362',
      HALYARD,
      { ...paid('7390.65', '2026-10-30'), credit_applied: '349.49', credit_issued: '349.49' },
    ],
    ['yen', 'SC-202611-0009', SUIRAN, { ...paid('35252', '2026-11-18'), outstanding: '0', overdue: '0', credit_applied: '0' }],
    ['dinars', 'SME/26/0882', SAWABIR, { outstanding: '1929.518', payment_applied: '0.000', credit_issued: '0.000' }],
  ] as [string, string, string, Record<string, string | null>][])('%s: %s', async (_, number, organisation, expected) => {
    const { kpis } = await invoiceOf(number, organisation);
    expect(kpis).toMatchObject(expected);
    // The other endpoints say the same.
    const { invoice } = await read<{ invoice: InvoiceBody }>(
      `/api/v2/invoices/${encodeURIComponent(number)}/information`,
      organisation,
    );
    const { invoices } = await pageOf('/api/v3/invoices?limit=100', organisation);
    expect([invoice.kpis, invoices.find(({ id }) => id === number)?.kpis]).toEqual([kpis, kpis]);
  });
});

function paid(amount: string, on: string | null): Record<string, string | null> {
  return {
    outstanding: '0.00',
    overdue: '0.00',
    payment_applied: amount,
    ...(amount.includes('.') && { credit_applied: '0.00', credit_issued: '0.00' }),
    last_payment_date: on && `${on}T00:00:00Z`,
  };
}

describe('E1 E4 E5 E7 lists', () => {
  /** The invoices of Strathlinn, the latest first; no credit notes. */
  const ALL = [
    'ST-2026-0007',
    'ST-2026-0006',
    'ST-2026-0005',
    'ST-2026-0004',
    'ST-2026-0003',
    'ST-2026-0002',
    'ST-2026-0001',
    'ST-KS-2026-0010',
    'ST-KS-2026-0009',
    'ST-KS-2026-0008',
  ];

  it.each([
    ['', 10, ALL],
    ['?limit=3', 3, ALL],
    ['?limit=3&order_by=desc', 3, ALL],
    ['?limit=4&order_by=asc', 4, ALL.toReversed()],
    ['?limit=1&order_by=asc', 1, ALL.toReversed()],
  ])('E1 %s: next_page leads to each invoice once, in order; previous_page leads back', async (query, size, expected) => {
    const pages = await walk(`/api/v3/invoices${query}`, 'next_page');
    expect(idsIn(pages)).toEqual(expected);
    expect(pages.map(({ pagination }) => pagination.records)).toEqual(pages.map(() => 10));
    expect(pages.map(({ pagination }) => pagination.offset)).toEqual(pages.map((_, index) => index * size));
    expect(pages[0]?.pagination.previous_page).toBeNull();
    expect(pages).toHaveLength(Math.ceil(10 / size));
    const last = `/api/v3/invoices${query}${query ? '&' : '?'}offset=${(pages.length - 1) * size}`;
    expect(await walk(last, 'previous_page')).toEqual(pages.toReversed());
  });

  it('links are absolute, to where the request came, and what a stranger forwards does not show in them', async () => {
    const address = `${running.service.url}/api/v3/invoices?limit=2&offset=2`;
    const headers = { Authorization: bearer(), 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' };
    const { pagination } = (await (await fetch(address, { headers })).json()) as Page;
    expect([pagination.previous_page, pagination.next_page]).toEqual([
      `${running.service.url}/api/v3/invoices?limit=2&offset=0`,
      `${running.service.url}/api/v3/invoices?limit=2&offset=4`,
    ]);
  });

  it('E4 of an order, walked through', async () => {
    const contract = ['ST-KS-2026-0010', 'ST-KS-2026-0009', 'ST-KS-2026-0008'];
    expect(idsIn(await walk('/api/v3/orders/SO-2026-0241/invoices?limit=2', 'next_page'))).toEqual(contract);
    const { order } = await read<{ order: Page }>('/api/v3/orders/SO-2026-0241/invoices');
    expect(order.invoices.map(({ order_id: id }) => id)).toEqual(contract.map(() => 'SO-2026-0241'));
    expect(order.pagination).toMatchObject({ records: 3, limit: 20, offset: 0, previous_page: null, next_page: null });
  });

  it('E4 an order whose number is not of this alphabet, walked by its links', async () => {
    const address = `/api/v3/orders/${encodeURIComponent('受注-26-1184')}/invoices`;
    expect(idsIn(await walk(address, 'next_page', SUIRAN))).toEqual(['SC-202610-0073']);
    const { pagination } = await pageOf(`${address}?limit=1&offset=1`, SUIRAN);
    expect(pagination.previous_page).toBe(`${running.service.url}${address}?limit=1&offset=0`);
    expect(idsIn([await pageOf(pagination.previous_page ?? '', SUIRAN)])).toEqual(['SC-202610-0073']);
  });

  it('E5 of an account, walked through', async () => {
    const theirs = ['ST-KS-2026-0008', 'ST-KS-2026-0009', 'ST-KS-2026-0010', 'ST-2026-0002', 'ST-2026-0006'];
    expect(idsIn(await walk('/api/v3/accounts/HARB01/invoices?limit=2&order_by=asc', 'next_page'))).toEqual(theirs);
  });

  it('E2 a number with slashes', async () => {
    expect(await invoiceOf('SME/26/0882', SAWABIR)).toMatchObject({ id: 'SME/26/0882', total: '1929.518' });
  });
});

describe('numbers of every form', () => {
  const [organisationId, uuid, order] = ['c0ffee00', 'c0ffee01', 'c0ffee02'].map((head) => `${head}-0000-4000-8000-00000000abcd`);
  const numbers = [
    uuid,
    uuid?.toUpperCase().replace('01', '03'),
    `{${uuid}}`,
    uuid?.replaceAll('-', ''),
    'inv_1',
    '0042',
    'A/B\\C',
    '100 %2F',
    '...',
    '?a=b#c',
    '受注;26',
    'x'.repeat(200),
  ];

  beforeAll(async () => {
    const party = { organisationId, accountId: uuid, name: 'Moss', billingAddress: { countryCode: 'GB' } };
    const fields = {
      organisationId,
      accountId: uuid,
      orderNumber: order?.toUpperCase(),
      currencyCode: 'GBP',
      issueDate: '2026-11-02',
    };
    const line = { name: 'Fern', quantity: '1', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' };
    const file = {
      organisations: [{ id: organisationId, name: 'Fern', address: { countryCode: 'GB' } }],
      customers: [party],
      invoices: numbers.map((number) => ({ ...fields, number, lines: [line] })),
    };
    await importRecords(database.prisma, parseImport(JSON.stringify(file)));
  });

  it('E2 E3 E4 E5 find what E1 shows, under the id that it shows', async () => {
    const shown = idsIn(await walk('/api/v3/invoices?limit=100', 'next_page', organisationId));
    expect(new Set(shown)).toEqual(new Set(numbers));
    for (const id of shown) {
      const { invoice } = await read<{ invoice: InvoiceBody }>(
        `/api/v2/invoices/${encodeURIComponent(id)}/information`,
        organisationId,
      );
      expect([invoice.id, invoice['account_id'], invoice['order_id']]).toEqual([id, uuid, order?.toUpperCase()]);
      expect((await invoiceOf(id, organisationId)).uuid).toBe(invoice.uuid);
    }
    for (const path of [`accounts/${uuid}`, `orders/${order?.toUpperCase()}`]) {
      const walked = idsIn(await walk(`/api/v3/${path}/invoices?limit=5`, 'next_page', organisationId));
      expect([walked.length, new Set(walked)]).toEqual([numbers.length, new Set(numbers)]);
    }
  });

  it('E6 prints what has the form of a UUID', async () => {
    const { status, headers } = await get(`/api/v2/invoices/${uuid}/pdf`, organisationId);
    expect([status, headers.get('content-disposition')]).toEqual([200, `attachment; filename="${uuid}.pdf"`]);
  });

  it('nobody else finds them', async () => {
    const paths = [`/api/v3/invoices/${uuid}`, `/api/v3/accounts/${uuid}/invoices`, `/api/v3/orders/${order}/invoices`];
    for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404]);
  });
});

describe('E6 the same document from each of the three PDF routes', () => {
  it.each([
    ['one page', FULL],
    ['four hundred lines', sampleInvoice('HC-2026-11-00417')],
    ['Arabic', sampleInvoice('INV-2026-0311')],
  ])('%s: bit by bit; each audited with its dialect', async (_, { id, number, ...invoice }) => {
    const organisationId = invoice.organisation.id;
    const { sequence } = await database.prisma.invoice.findUniqueOrThrow({ where: { id }, select: { sequence: true } });
    const routes = [
      ['speybooks', `/api/v1/invoice-pdf/inv_${sequence}/pdf`],
      ['metronome', `/v1/customers/${invoice.customer.id}/invoices/${id}/pdf`],
      ['exsited', `/api/v2/invoices/${encodeURIComponent(number)}/pdf`],
      ['exsited', `/api/v2/invoices/${id}/pdf`],
    ] as const;
    const prints: { bytes: Buffer; text: string[] }[] = [];
    for (const [dialect, address] of routes) {
      const response = await get(address, organisationId);
      expect([address, response.status]).toEqual([address, 200]);
      const bytes = await answerBytes(response);
      prints.push({ bytes, text: (await expectCleanPdf(bytes)).text });
      const requestId = response.headers.get('x-request-id') ?? '';
      expect(await database.prisma.auditEntry.findMany({ where: { requestId } })).toEqual([
        expect.objectContaining({
          action: 'INVOICE_PDF_DOWNLOADED',
          organisationId,
          byteLength: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          details: expect.objectContaining({ invoiceNumber: number, dialect }),
        }),
      ]);
    }
    const [first, ...others] = prints;
    expect(first?.text.join('\n')).toContain(number);
    expect(others.map(({ text }) => text)).toEqual(others.map(() => first?.text));
    expect(others.map(({ bytes }) => bytes.equals(first?.bytes ?? Buffer.alloc(0)))).toEqual([true, true, true]);
  });

  it('what is compared tells documents apart: another language, another line of notes', async () => {
    const print = async (query = '') =>
      (await answerBytes(await get(`/api/v2/invoices/${FULL.number}/pdf${query}`))).toString('latin1');
    const [first, american] = [await print(), await print('?locale=en-US')];
    const [note] = FULL.notes;
    const where = { invoiceId: FULL.id };
    await database.prisma.invoiceNote.updateMany({ where, data: { text: `${note?.text}.` } });
    const changed = await print();
    await database.prisma.invoiceNote.updateMany({ where, data: { text: note?.text ?? '' } });
    expect([american === first, changed === first, (await print()) === first]).toEqual([false, false, true]);
  });

  it('shows billing and shipping address, charges, tax, paid and due', async () => {
    const bytes = await answerBytes(await get(`/api/v2/invoices/${FULL.number}/pdf`));
    const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '');
    const text = plain((await expectCleanPdf(bytes)).text.join(' '));
    const parts = [
      '62 Commercial Quay',
      'Unit 19, Ruthvenfield Road',
      'Kiln drying',
      'Framework discount',
      'Lorry from Perth and back',
    ];
    const figures = ['RC-2026-0118', '2,125.31', '425.06', '2,550.37', '2,084.60', '465.77'];
    expect([...parts, ...figures].filter((part) => !text.includes(plain(part)))).toEqual([]);
  });
});

describe('two organisations never see each other', () => {
  const ORGANISATIONS = [ORGANISATION_A, ORGANISATION_B, HALYARD, SUIRAN, SAWABIR];

  it('E1 every list has the invoices of its own organisation, and no other', async () => {
    const owners = new Map<string, string>();
    for (const organisation of ORGANISATIONS) {
      for (const { uuid } of (await pageOf('/api/v3/invoices?limit=100', organisation)).invoices) {
        expect(owners.has(uuid)).toBe(false);
        owners.set(uuid, organisation);
      }
    }
    const rows = await database.prisma.invoice.findMany({
      where: { organisationId: { in: ORGANISATIONS }, type: 'INVOICE' },
      select: { id: true, organisationId: true },
    });
    expect(owners.size).toBeGreaterThan(15);
    expect(owners).toEqual(new Map(rows.map((row) => [row.id, row.organisationId])));
  });

  it('E2 E3 E4 E5 E6 M2 S3 by number or UUID: what another has is answered like what nobody has', async () => {
    const order = await database.prisma.order.findFirstOrThrow({ where: { number: 'SO-2026-0241' }, select: { id: true } });
    const { sequence } = await database.prisma.invoice.findUniqueOrThrow({ where: { id: FULL.id }, select: { sequence: true } });
    const nobody = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
    const pairs = [
      ...[FULL.number, FULL.id].flatMap((reference) => [
        [`/api/v3/invoices/${reference}`, '/api/v3/invoices/X-1'],
        [`/api/v2/invoices/${reference}/information`, '/api/v2/invoices/X-1/information'],
        [`/api/v2/invoices/${reference}/pdf`, '/api/v2/invoices/X-1/pdf'],
      ]),
      ...['SO-2026-0241', order.id].map((reference) => [`/api/v3/orders/${reference}/invoices`, '/api/v3/orders/X-1/invoices']),
      ...['HARB01', FULL.customer.id].map((one) => [`/api/v3/accounts/${one}/invoices`, '/api/v3/accounts/X-1/invoices']),
      [`/api/v1/invoice-pdf/inv_${sequence}/pdf`, '/api/v1/invoice-pdf/inv_999999/pdf'],
      [`/v1/customers/${FULL.customer.id}/invoices/${FULL.id}/pdf`, `/v1/customers/${nobody}/invoices/${nobody}/pdf`],
    ] as [string, string][];
    const printed = () => database.prisma.auditEntry.count({ where: { action: 'INVOICE_PDF_DOWNLOADED' } });
    const before = await printed();
    for (const [foreign, absent] of pairs) {
      expect([foreign, (await get(foreign)).status]).toEqual([foreign, 200]);
      const answers = await Promise.all([foreign, absent].map((address) => answerOf(address, ORGANISATION_B)));
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]).toMatchObject({ status: 404, body: { code: 'not_found', message: 'Not found.' } });
    }
    // Four PDFs, all of them to their owner.
    expect((await printed()) - before).toBe(4);
    const denials = await database.prisma.auditEntry.findMany({
      where: { action: 'INVOICE_PDF_DENIED' },
      select: { organisationId: true },
    });
    expect(denials).toEqual(Array.from({ length: 8 }, () => ({ organisationId: ORGANISATION_B })));
  });
});

/** An answer without what is its own. */
async function answerOf(address: string, organisation: string) {
  const response = await get(address, organisation);
  const { request_id: _, ...body } = (await response.json()) as Record<string, unknown>;
  // What is left of the limit goes down with every PDF that is asked for.
  const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id', 'ratelimit'].includes(name));
  return { status: response.status, headers, body };
}
