import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportError } from '../../src/records/faults/errors.js';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { startCanary, type Canary } from '../harness/service/canary.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { pdfPath } from '../harness/service/pdf-path.js';
import { testFolder } from '../harness/database/servers.js';
import { freshDatabase } from '../harness/database/databases.js';
import { type Payload, payloadsFor } from '../harness/invoices/hostile-payloads.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { copiedText, plainText } from '../harness/pdf/pdf-text.js';
import { fitting, importWithTexts, maxLengths, textPaths } from '../harness/invoices/poisoned-import.js';
import { runProgram, type ServiceProcess, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// Section D through the whole service: import → database → HTTP → PDF, with a server within reach that nothing may ask.

/** Texts that a PDF of the classic template shows, however short the invoice. */
const PLACES_SHOWN = 20;

/** Codes and fields for other programs, and what the invoice's own delivery and reason stand instead of. */
const UNSEEN = [
  ...['city', 'line1', 'line2', 'line3', 'name', 'postcode', 'subdivision'].map((field) => `customers.shippingAddress.${field}`),
  'invoices.allowancesAndCharges.reasonCode',
  'invoices.createdBy',
  'invoices.customForm',
  'invoices.lines.allowancesAndCharges.reasonCode',
  ...['salesRevenueAccount', 'unitCode', 'warehouse'].map((field) => `invoices.lines.${field}`),
  'invoices.updatedBy',
  // For machines: schemes, electronic addresses, codes.
  ...['customers', 'organisations'].flatMap((party) =>
    ['companyNumberScheme', 'electronicAddress.id', 'electronicAddress.scheme', 'identifiers.scheme'].map(
      (field) => `${party}.${field}`,
    ),
  ),
  ...['delivery.location', 'invoicedObject', 'lines.object', 'lines.standardItem', 'payee.identifiers'].map(
    (field) => `invoices.${field}.scheme`,
  ),
  ...['code', 'scheme', 'schemeVersion'].map((field) => `invoices.lines.classifications.${field}`),
  ...['notes.subjectCode', 'payee.companyNumberScheme', 'processId', 'specificationId', 'supportingDocuments.mediaType'].map(
    (field) => `invoices.${field}`,
  ),
  'invoices.taxPointDateCode',
  // It is paid by transfer.
  ...['meansCode', 'cardHolder', 'cardNumber', 'creditorIdentifier', 'debitedAccount', 'mandateReference'].map(
    (field) => `invoices.paymentMeans.${field}`,
  ),
  'organisations.paymentAccounts.code',
  ...['code', 'exemptionReason', 'exemptionReasonCode', 'name'].map((field) => `organisations.taxes.${field}`),
].toSorted();

let canary: Canary;
let payloads: Payload[];
let folder: string;
let env: Record<string, string>;
const services = new Map<string, ServiceProcess>();

beforeAll(async () => {
  canary = await startCanary();
  payloads = payloadsFor(canary.url);
  folder = await testFolder('hostile-fields');
  env = { DATABASE_URL: (await freshDatabase('postgresql')).url ?? '' };
  for (const namespace of ['auto', 'off'])
    services.set(
      namespace,
      await startService({
        ...env,
        CHROMIUM_NETWORK_NAMESPACE: namespace,
        CHROMIUM_BROWSERS: '1',
        RATE_LIMIT_PER_MINUTE: '100000',
      }),
    );
}, 60_000);

afterAll(async () => {
  for (const service of services.values()) service.child.kill('SIGTERM');
  await Promise.all([...services.values()].map(async (service) => await service.ended));
  await canary?.close();
});

afterEach(() => {
  canary.hits.length = 0;
});

/** The faults that the import finds, as `path: message`. */
function faultsOf(file: unknown): string[] {
  try {
    parseImport(JSON.stringify(file));
    return [];
  } catch (error) {
    if (error instanceof ImportError) return error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
}

const taking = new Map<string, Set<string>>();

/** Which fields take the payload; whoever does not take it must say so by name. */
function fieldsThatTake(payload: Payload): Set<string> {
  const taken = taking.get(payload.name) ?? findFieldsThatTake(payload);
  taking.set(payload.name, taken);
  return taken;
}

function findFieldsThatTake(payload: Payload): Set<string> {
  const taken = new Set<string>();
  const unnamed: string[] = [];
  for (const path of textPaths()) {
    const { file } = importWithTexts((field, ordinary) => (field === path ? fitting(payload, path) : ordinary));
    const faults = faultsOf(file).map((fault) => fault.replaceAll(/\[\d+\]/g, ''));
    if (faults.length === 0) taken.add(path);
    unnamed.push(...faults.filter((fault) => !fault.startsWith(`${path}:`)));
  }
  expect(unnamed).toEqual([]);
  return taken;
}

/** Imports, as an operator would, and returns the ids of the invoices in their order. */
async function imported(files: readonly unknown[]): Promise<string[]> {
  const paths = files.map((_, index) => join(folder, `${index}.json`));
  await Promise.all(files.map((file, index) => writeFile(paths[index] ?? '', JSON.stringify(file))));
  const { code, stdout, stderr } = await runProgram('cli/import', paths, env);
  // Codes that no list has are warnings.
  expect([code, stderr.split('\n').filter((line) => line !== '' && !line.startsWith('Taken, but '))]).toEqual([0, []]);
  return [...stdout.matchAll(/\binv_\d+\b/g)].map(([id]) => id);
}

/** Downloads the PDF, which must be clean; what a reader would copy from it, as plain text. */
async function download(service: ServiceProcess | undefined, id: string, organisationId: string): Promise<string> {
  const headers = { Authorization: bearer({ organisation_id: organisationId }) };
  const response = await fetch(`${service?.url}${pdfPath(id)}`, { headers });
  const bytes = await answerBytes(response);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const { links } = await expectCleanPdf(bytes);
  expect(
    links.filter((link) => !['https://seller.example/', 'mailto:a@seller.example', 'mailto:b@buyer.example'].includes(link)),
  ).toEqual([]);
  return bare(await copiedText(bytes));
}

/** Without the hyphens too: PDFium takes one at the end of a line for a sign that the word goes on. */
function bare(text: string): string {
  return plainText(text).replaceAll(/[-\p{Cc}\ufffe]/gu, '');
}

describe('the fields', () => {
  it('are all the text fields of the format', () => {
    const elsewhere = [
      // References, which hold what they refer to.
      'invoices.accountId',
      'invoices.paymentAccount',
      'invoices.lines.taxCode',
      'invoices.allowancesAndCharges.taxCode',
      // The other end of invoices.customForm; on no document.
      'organisations.customForms.name',
      // Given by hand they are what invoices.exemptionReasons gives otherwise.
      'invoices.lines.exemptionReason',
      'invoices.allowancesAndCharges.exemptionReason',
      'invoices.taxBreakdown.exemptionReason',
      'invoices.taxBreakdown.exemptionReasonCode',
      'invoices.taxBreakdown.name',
      ...['allowancesAndCharges', 'lines'].flatMap((list) => [
        `invoices.${list}.exemptionReasonCode`,
        `invoices.${list}.taxName`,
        ...['exemptionReason', 'exemptionReasonCode', 'taxCode', 'taxName'].map(
          (field) => `invoices.${list}.furtherTaxes.${field}`,
        ),
      ]),
      // Digits, letters and dashes of a fixed form.
      ...[
        'courtesyNotice.uploadIndex',
        'greece.authenticationCode',
        'greece.mark',
        'greece.uid',
        'ksef.hash',
        'ksef.number',
        'portugal.atcud',
      ].map((field) => `invoices.nationalMarks.${field}`),
      // Of a stricter grammar.
      'invoices.paymentMeans.link',
      'invoices.supportingDocuments.url',
      'invoices.typeCode',
    ];
    const parties = /^invoices\.(seller|buyer)\./;
    const others = [...maxLengths().keys()].filter((path) => !textPaths().includes(path) && !parties.test(path));
    expect(others.toSorted()).toEqual(elsewhere.toSorted());
    expect(textPaths().length).toBeGreaterThan(80);
  });

  it('take every payload, but those of a stricter grammar, which say so', () => {
    const strict = ['customers.locale', 'organisations.locale', 'organisations.timeZone'];
    for (const payload of payloads) {
      const taken = fieldsThatTake(payload);
      expect([payload.name, textPaths().filter((path) => !taken.has(path))]).toEqual([payload.name, strict]);
    }
  });
});

describe('every payload in every text field at once', () => {
  let documents: { payload: Payload; organisationId: string; id: string }[];
  beforeAll(async () => {
    const all = payloads.map((payload) => {
      const taken = fieldsThatTake(payload);
      return { payload, ...importWithTexts((path, ordinary) => (taken.has(path) ? fitting(payload, path) : ordinary)) };
    });
    const ids = await imported(all.map(({ file }) => file));
    documents = all.map(({ payload, organisationId }, index) => ({ payload, organisationId, id: ids[index] ?? '' }));
  }, 60_000);

  it.each(['auto', 'off'])(
    'is printed as it stands, and reaches nothing (network namespace: %s)',
    async (namespace) => {
      expect(documents.filter(({ id }) => id !== '')).toHaveLength(payloads.length);
      for (const { payload, organisationId, id } of documents) {
        const shown = await download(services.get(namespace), id, organisationId);
        const times = shown.split(bare(payload.text)).length - 1;
        expect([payload.name, times >= PLACES_SHOWN || `${times} times`]).toEqual([payload.name, true]);
        // Neither the file's content nor what a script would have written, but where the payload itself speaks of it.
        const rest = shown.replaceAll(bare(payload.text), '').replaceAll(bare(payload.short), '');
        expect(rest.match(/root:|PWN|CANARY|\b49\b|ERR_/g) ?? []).toEqual([]);
      }
      expect(canary.hits).toEqual([]);
      expect('polluted' in {}).toBe(false);
    },
    120_000,
  );
});

describe('one payload in one field', () => {
  it('is printed in that field and reaches nothing, whichever it is', async () => {
    const payload = payloads.find(({ name }) => name === 'D16 attribute');
    if (!payload) throw new Error('there is no such payload');
    const paths = [...fieldsThatTake(payload)];
    const documents = paths.map((path) =>
      importWithTexts((field, ordinary) => (field === path ? fitting(payload, path) : ordinary)),
    );
    const ids = await imported(documents.map(({ file }) => file));
    const hidden: string[] = [];
    for (const [index, { organisationId }] of documents.entries()) {
      const shown = await download(services.get('off'), ids[index] ?? '', organisationId);
      if (!shown.includes(bare(fitting(payload, paths[index] ?? '')))) hidden.push(paths[index] ?? '');
    }
    expect(canary.hits).toEqual([]);
    expect(hidden.toSorted()).toEqual(UNSEEN);
  }, 180_000);
});

describe('what is no text', () => {
  const png = (width: number, height: number) => {
    const head = Buffer.alloc(33);
    head.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    head.writeUInt32BE(width, 16);
    head.writeUInt32BE(height, 20);
    return head;
  };

  it.each<[string, () => Buffer]>([
    ['D7 SVG', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${canary.url}"/></svg>`)],
    ['D7 SVG that says it is PNG', () => Buffer.from(`\x89PNG\r\n\x1a\n<svg onload="fetch('${canary.url}')"/>`, 'latin1')],
    ['T8 a PNG of 30,000 × 30,000 pixels', () => png(30_000, 30_000)],
  ])('%s as a logo is refused by the import, which names the field', async (_, logo) => {
    const { file } = importWithTexts((_path, ordinary) => ordinary);
    const { organisations, ...rest } = file as { organisations: object[] };
    const path = join(folder, 'logo.json');
    await writeFile(path, JSON.stringify({ ...rest, organisations: [{ ...organisations[0], logo: logo().toString('base64') }] }));
    const { code, stderr } = await runProgram('cli/import', [path], env);
    expect(code).toBe(1);
    expect(stderr).toContain('organisations[0].logo: must be a PNG or JPEG image');
  });

  it.each(['__proto__', 'constructor', 'toHTML', 'toJSON', 'hasOwnProperty', 'length'])('D10 a key %s is no field', (key) => {
    const { file } = importWithTexts((_path, ordinary) => ordinary);
    const text = JSON.stringify(file).replace('"invoices":[{', `"invoices":[{"${key}":{"polluted":1},`);
    expect(() => parseImport(text)).toThrow(`invoices[0].${key}`);
    expect('polluted' in {}).toBe(false);
  });
});
