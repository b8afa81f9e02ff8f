import { createHash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkXml, PROFILES } from '../../src/e-invoice/index.js';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { importRecords } from '../../src/records/import/import-records.js';
import { extractInvoiceXml } from '../../src/records/import/xml/pdf/extract-invoice-xml.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { freshDatabase } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// An invoice as XML alone, from the database to the caller, with the real rules, the real database and, for its page, real Chromium.

const ORGANISATION = randomUUID();
const CONTENT = Buffer.from('day;hours\n2026-11-02;8\n');
const address = { line1: '1 Long Street', city: 'Berlin', postcode: '10115', countryCode: 'DE' };
// Peppol takes no e-mail addresses.
const electronicAddress = { id: 'DE123456788', scheme: '9930' };
const LINE = { name: 'Fern', quantity: '2', unitPrice: '4.50', unitCode: 'C62', taxCategory: 'S', taxRate: '19' };
const INVOICE = {
  currencyCode: 'EUR',
  issueDate: '2026-11-02',
  dueDate: '2026-12-02',
  delivery: { date: '2026-11-01' },
  buyerReference: '04011000-12345-03',
  paymentMeans: [{ meansCode: '58', iban: 'DE89370400440532013000' }],
  lines: [LINE],
};
const SELLER = { name: 'Fern GmbH', vatNumber: 'DE123456788', electronicAddress, address };
const CONTACT = { contactName: 'F. Farn', phone: '+49 30 123456', email: 'rechnung@fern.example' };
const RECORDS = {
  organisations: [{ id: ORGANISATION, ...SELLER, ...CONTACT, eInvoice: 'factur-x' }],
  customers: [{ organisationId: ORGANISATION, accountId: 'A1', name: 'Moos AG', electronicAddress, billingAddress: address }],
  invoices: [
    {
      number: 'X-1',
      supportingDocuments: [
        { reference: 'S-1', fileName: 'hours.csv', mediaType: 'text/csv', content: CONTENT.toString('base64') },
      ],
    },
    { number: 'X-2', status: 'DRAFT' },
    { number: 'X-3', lines: Array.from({ length: 1100 }, () => LINE) },
  ].map((invoice) => ({ organisationId: ORGANISATION, accountId: 'A1', ...INVOICE, ...invoice })),
};

let database: Database;
let service: ServiceProcess;
let url = '';
const ids = new Map<string, string>();

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  url = options.url ?? '';
  database = await openDatabase(options);
  const { invoiceIds } = await importRecords(database.prisma, parseImport(JSON.stringify(RECORDS)));
  for (const { number, id } of invoiceIds) ids.set(number, id);
  service = await startService({ DATABASE_URL: url, REQUEST_TIMEOUT_MS: '60000' });
});
afterAll(async () => {
  await service?.stop();
  await database?.close();
});

const as = (organisation: string) => ({ Authorization: bearer({ organisation_id: organisation }) });
const get = (number: string, query = '', organisation = ORGANISATION) =>
  fetch(`${service.url}/api/v1/invoices/${ids.get(number)}/xml${query}`, { headers: as(organisation) });
const post = (path: string, body: BodyInit, type: string) =>
  fetch(`${service.url}/api/v1/invoices/${path}`, {
    method: 'POST',
    headers: { ...as(ORGANISATION), 'Content-Type': type },
    body,
  });
const auditOf = (headers: Headers) =>
  database.prisma.auditEntry.findMany({ where: { requestId: headers.get('x-request-id') ?? '' } });
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('the XML of a stored invoice', () => {
  it.each(PROFILES.map(({ id }) => id))('of the profile %s is valid, whole, and on record', async (profile) => {
    const response = await get('X-1', `?profile=${profile}`);
    const xml = await answerBytes(response);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/xml']);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="X-1.xml"');
    const { valid, faults, profile: found } = await checkXml(xml);
    expect([valid, faults.filter(({ severity }) => severity === 'fatal')]).toEqual([true, []]);
    // Both forms say the same of themselves.
    expect(found).toBe(profile === 'factur-x' ? 'en16931-cii' : profile);
    expect(xml.toString()).toContain(CONTENT.toString('base64'));
    expect(await auditOf(response.headers)).toMatchObject([
      {
        action: 'INVOICE_XML_DOWNLOADED',
        byteLength: xml.length,
        sha256: sha256(xml),
        details: { invoiceNumber: 'X-1', profile, pdfSha256: null },
      },
    ]);
  });

  it('is the form that the organisation chose, with the same bytes each time, also with its page', async () => {
    const pages = await Promise.all([get('X-1', '?embed_pdf=true'), get('X-1', '?embed_pdf=true')]);
    const [first, second] = await Promise.all(pages.map((one) => answerBytes(one)));
    expect(pages.map(({ headers }) => headers.get('x-e-invoice-profile'))).toEqual(['factur-x', 'factur-x']);
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
    expect((await checkXml(first ?? Buffer.alloc(0))).valid).toBe(true);
    const [, base64 = ''] = /filename="X-1\.pdf"[^>]*>([^<]+)</.exec(first?.toString() ?? '') ?? [];
    const pdf = Buffer.from(base64, 'base64');
    // The check goes by what the PDF claims.
    await expectCleanPdf(pdf);
    expect(pdf.includes('pdfaid:part')).toBe(true);
    expect(() => extractInvoiceXml(pdf)).toThrow(/without an invoice/);
    const [entry] = await auditOf(pages[0]?.headers ?? new Headers());
    expect(entry).toMatchObject({ details: { pdfSha256: sha256(pdf) } });
  });

  it('of a large invoice is whole too', async () => {
    const xml = await answerBytes(await get('X-3', '?profile=peppol'));
    expect((await checkXml(xml)).valid).toBe(true);
    expect(xml.toString().match(/<cac:InvoiceLine>/g)).toHaveLength(1100);
  });

  it('of another organisation is not found, and that is on record', async () => {
    const stranger = randomUUID();
    const response = await get('X-1', '', stranger);
    expect([response.status, await codeOf(response)]).toEqual([404, 'not_found']);
    expect(await auditOf(response.headers)).toMatchObject([
      { action: 'INVOICE_XML_DENIED', organisationId: stranger, details: { requestedId: ids.get('X-1'), dialect: 'own' } },
    ]);
  });

  it('of a draft is refused, and nothing is on record', async () => {
    const response = await get('X-2', '?embed_pdf=true');
    expect([response.status, await response.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'e_invoice_invalid', faults: [expect.objectContaining({ rule: 'PRESS-01' })] }),
    ]);
    expect(await auditOf(response.headers)).toEqual([]);
  });
});

describe('what is not stored', () => {
  it('goes from one form to another, and the other is checked', async () => {
    const ubl = await (await get('X-1', '?profile=xrechnung-ubl')).text();
    const made = await post('xml?profile=xrechnung-cii', ubl, 'application/xml');
    const cii = await made.text();
    expect([made.status, made.headers.get('x-invoice-unmapped')]).toEqual([200, null]);
    expect(await auditOf(made.headers)).toMatchObject([
      { action: 'INVOICE_XML_RENDERED', invoiceId: null, sha256: sha256(Buffer.from(cii)) },
    ]);
    const checked = await post('validate', cii, 'application/xml');
    expect(await checked.json()).toMatchObject({ valid: true, profile: 'xrechnung-cii', syntax: 'CII' });
    expect(await auditOf(checked.headers)).toMatchObject([
      { action: 'INVOICE_VALIDATED', details: { valid: true, profile: 'xrechnung-cii' } },
    ]);
  });

  it('may be a PDF of ours', async () => {
    const answer = await fetch(`${service.url}/api/v1/invoice-pdf/${ids.get('X-1')}/pdf`, { headers: as(ORGANISATION) });
    const pdf = await answerBytes(answer);
    const checked = await post('validate', new Uint8Array(pdf), 'application/pdf');
    expect(await checked.json()).toMatchObject({ valid: true, profile: 'factur-x' });
  });

  it('cannot fill the memory, nor leave anything behind', async () => {
    const before = await database.prisma.invoice.count();
    const xml = await (await get('X-1', '?profile=en16931-ubl')).text();
    const attachment = (megabytes: number) => xml.replace(CONTENT.toString('base64'), 'A'.repeat(megabytes * 1_000_000));
    // Beyond the limit it is refused before it is read.
    const tooLarge = await post('validate', attachment(50), 'application/xml').catch(() => null);
    // A client that still sends may not see the answer.
    expect([null, 413]).toContain(tooLarge?.status ?? null);
    const statusOf = () =>
      post('validate', attachment(14), 'application/xml')
        .then(({ status }) => status)
        .catch(() => null);
    const within = await Promise.all(Array.from({ length: 6 }, statusOf));
    expect(within).toContain(200);
    expect(within.filter((status) => ![200, 429, 503, null].includes(status))).toEqual([]);
    expect((await (await post('validate', xml, 'application/xml')).json()) as object).toMatchObject({ valid: true });
    expect(await database.prisma.invoice.count()).toBe(before);
  });
});

describe('npm run invoices:check', () => {
  const check = (...args: string[]) => runProgram('cli/check', args, { DATABASE_URL: url });

  it('checks what is stored, by each of its names', async () => {
    const uuid = (await database.prisma.invoice.findFirst({ where: { number: 'X-1' } }))?.id ?? '';
    const { code, stdout, stderr } = await check('X-1', ids.get('X-1') ?? '', uuid, '--profile', 'xrechnung-ubl');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`valid    ${ids.get('X-1')} · X-1 · xrechnung-ubl\n`.repeat(3));
  });

  it('ends with 1 for an invalid one, and with 2 for one that is not there, or of another organisation', async () => {
    const draft = await check('X-2');
    expect([draft.code, draft.stdout]).toEqual([
      1,
      expect.stringContaining(`INVALID  ${ids.get('X-2')} · X-2 · factur-x\n  fatal        PRESS-01`),
    ]);
    const others = await check('X-1', '--organisation', randomUUID(), '--json');
    const error = 'there is no such file, and no such invoice in the database';
    expect([others.code, JSON.parse(others.stdout)]).toEqual([2, [{ file: 'X-1', error }]]);
    expect(others.stderr).toContain('no such invoice in the database');
  });

  it('checks files without a database', async () => {
    const folder = await testFolder('check');
    await writeFile(join(folder, 'good.xml'), await (await get('X-1')).text());
    await writeFile(join(folder, 'bad.json'), JSON.stringify({ number: 'B-1' }));
    const { code, stdout } = await runProgram('cli/check', ['--json', folder], {
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
    });
    const found = (JSON.parse(stdout) as { valid: boolean; profile: string }[]).map(({ valid, profile }) => [valid, profile]);
    expect([code, found]).toEqual([
      1,
      [
        [false, 'en16931-ubl'],
        [true, 'en16931-cii'],
      ],
    ]);
    expect((await runProgram('cli/check', [])).code).toBe(2);
  });
});
