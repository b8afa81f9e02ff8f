import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { importRecords } from '../../src/records/import/import-records.js';
import { extractInvoiceXml } from '../../src/records/import/xml/pdf/extract-invoice-xml.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { freshDatabase } from '../harness/database/databases.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// An e-invoice from the database to the file inside the PDF, with real Chromium and the real rules.

const ORGANISATION = randomUUID();
const CONTENT = Buffer.from('day;hours\n2026-11-02;8\n');

const address = { line1: '1 Long Street', city: 'Berlin', postcode: '10115', countryCode: 'DE' };
const LINE = { name: 'Fern', quantity: '2', unitPrice: '4.50', unitCode: 'C62', taxCategory: 'S', taxRate: '19' };

const INVOICE = {
  accountId: 'A1',
  currencyCode: 'EUR',
  issueDate: '2026-11-02',
  dueDate: '2026-12-02',
  buyerReference: '04011000-12345-03',
  paymentMeans: [{ meansCode: '58', iban: 'DE89370400440532013000' }],
  lines: [LINE],
};

/** The organisation wants Factur-X. */
const RECORDS = {
  organisations: [
    {
      id: ORGANISATION,
      name: 'Fern GmbH',
      vatNumber: 'DE123456788',
      electronicAddress: { id: 'rechnung@fern.example', scheme: 'EM' },
      contactName: 'F. Farn',
      phone: '+49 30 123456',
      email: 'rechnung@fern.example',
      address,
      eInvoice: 'factur-x',
    },
  ],
  customers: [
    {
      organisationId: ORGANISATION,
      accountId: 'A1',
      name: 'Moos AG',
      electronicAddress: { id: 'einkauf@moos.example', scheme: 'EM' },
      billingAddress: address,
    },
  ],
  invoices: [
    { ...INVOICE, number: 'E-1' },
    {
      ...INVOICE,
      number: 'E-2',
      supportingDocuments: [
        { reference: 'S-1', fileName: 'hours.csv', mediaType: 'text/csv', content: CONTENT.toString('base64') },
      ],
    },
    // In parts, and finished in a thread.
    { ...INVOICE, number: 'E-3', lines: Array.from({ length: 1100 }, (_, index) => ({ ...LINE, name: `Fern ${index + 1}` })) },
    { ...INVOICE, number: 'E-4', status: 'DRAFT' },
  ].map((invoice) => ({ organisationId: ORGANISATION, ...invoice })),
};

let database: Database;
let service: ServiceProcess;
const ids = new Map<string, string>();

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  database = await openDatabase(options);
  const { invoiceIds } = await importRecords(database.prisma, parseImport(JSON.stringify(RECORDS)));
  for (const { number, id } of invoiceIds) ids.set(number, id);
  service = await startService({ DATABASE_URL: options.url ?? '', REQUEST_TIMEOUT_MS: '60000' });
});
afterAll(async () => {
  await service?.stop();
  await database?.close();
});

const authorization = { Authorization: bearer({ organisation_id: ORGANISATION }) };

/** The PDF of an invoice, checked by every rule of the standards that it claims. */
async function pdfOf(number: string, query = '') {
  const response = await fetch(`${service.url}/api/v1/invoice-pdf/${ids.get(number)}/pdf${query}`, { headers: authorization });
  const bytes = await answerBytes(response);
  expect([response.status, bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
  return { bytes, headers: response.headers };
}

const auditOf = async (headers: Headers) => {
  const requestId = headers.get('x-request-id') ?? '';
  const [entry] = await database.prisma.auditEntry.findMany({ where: { requestId } });
  return (entry?.details as { eInvoice?: object } | undefined)?.eInvoice;
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an e-invoice', () => {
  it.each([
    ['E-1', '', 'factur-x', 'factur-x'],
    ['E-1', '?e_invoice=zugferd-xrechnung', 'zugferd-xrechnung', 'xrechnung-cii'],
    ['E-2', '', 'factur-x', 'factur-x'],
    ['E-3', '', 'factur-x', 'factur-x'],
  ])('is inside the PDF of %s%s, which claims both standards', async (number, query, kind, profile) => {
    const { bytes, headers } = await pdfOf(number, query);
    expect(headers.get('x-invoice-warnings')).toBeNull();
    expect([headers.get('x-e-invoice'), headers.get('x-document-conformance')]).toEqual([kind, 'PDF/A-3a, PDF/UA-1']);
    const xml = extractInvoiceXml(bytes);
    expect(Buffer.from(xml).toString()).toContain(`>${number}<`);
    expect(await auditOf(headers)).toEqual({ profile, sha256: sha256(xml), rules: [] });
  });

  it('has the same bytes each time', async () => {
    const [first, second] = [await pdfOf('E-2'), await pdfOf('E-2')];
    expect(first.bytes.equals(second.bytes)).toBe(true);
  });

  it('has the files of the supporting documents', async () => {
    expect(Buffer.from(extractInvoiceXml((await pdfOf('E-2')).bytes)).toString()).toContain(CONTENT.toString('base64'));
  });

  it('is what another service can print', async () => {
    const { bytes } = await pdfOf('E-1');
    const response = await fetch(`${service.url}/api/v1/invoices/pdf?e_invoice=none`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/pdf' },
      body: new Uint8Array(bytes),
    });
    expect((await answerBytes(response)).length).toBeGreaterThan(10_000);
    expect(response.headers.get('x-e-invoice')).toBe('none');
  });

  it('is not inside the preview of a draft', async () => {
    const { bytes, headers } = await pdfOf('E-4');
    expect([headers.get('x-e-invoice'), headers.get('x-invoice-warnings')]).toEqual(['none', 'PRESS-01 BT-3']);
    expect(() => extractInvoiceXml(bytes)).toThrow(/without an invoice/);
    expect(await auditOf(headers)).toEqual({ profile: 'factur-x', sha256: null, rules: ['PRESS-01'] });
  });
});
