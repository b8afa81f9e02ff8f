import { appendFile, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { testFolder } from '../harness/database/servers.js';
import { freshDatabase } from '../harness/database/databases.js';
import { until } from '../harness/machine/pause.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { pngImage } from '../harness/images/png-image.js';
import { SETTINGS } from '../harness/service/service.js';
import { runProgram, type ServiceProcess, startScript, startService } from '../harness/service/service-process.js';
import { bearer } from '../harness/service/tokens.js';

// Which template an invoice is printed with, from the database to the PDF.

const [FERN, MOSS] = [randomUUID(), randomUUID()];

const parties = (organisationId: string, name: string) => ({
  organisations: [{ id: organisationId, name, address: { countryCode: 'GB' } }],
  customers: [{ organisationId, accountId: 'A1', name: 'Buyer' }],
  invoices: [undefined, 'Trade'].map((customForm, index) => ({
    organisationId,
    accountId: 'A1',
    number: `N-${index + 1}`,
    currencyCode: 'GBP',
    issueDate: '2026-11-02',
    customForm,
    lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '20' }],
  })),
});

let database: Database;
let service: ServiceProcess;
const ids = new Map<string, string>();

beforeAll(async () => {
  const options = await freshDatabase('postgresql');
  database = await openDatabase(options);
  const folder = await testFolder('templates');
  for (const [organisationId, name] of [
    [FERN, 'Fern'],
    [MOSS, 'Moss'],
  ] as const) {
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(parties(organisationId, name)));
    const imported = await runProgram('cli/import', [file], { DATABASE_URL: options.url ?? '' });
    if (imported.code !== 0) throw new Error(imported.stderr);
    for (const [, id = '', number = ''] of imported.stdout.matchAll(/(inv_\d+) +(\S+)/g))
      ids.set(`${organisationId} ${number}`, id);
  }
  service = await startService({ DATABASE_URL: options.url ?? '', CHROMIUM_BROWSERS: '1', TEMPLATE: 'compact' });
}, 60_000);

afterAll(async () => {
  service?.child.kill('SIGTERM');
  await service?.ended;
  await database?.close();
});

type Look = { template?: string | null; templateVariables?: Record<string, unknown> };

/** What one organisation and its form have chosen; all else is emptied. */
async function choose(organisationId: string, organisation: Look, form: Look = {}): Promise<void> {
  const set = (table: string, key: string, { template = null, templateVariables }: Look) =>
    database.prisma.$executeRawUnsafe(
      `UPDATE ${table} SET template = $1, template_variables = $2::text::jsonb WHERE ${key} = $3::uuid`,
      template,
      templateVariables === undefined ? null : JSON.stringify(templateVariables),
      organisationId,
    );
  await set('organisations', 'id', organisation);
  await set('custom_forms', 'organisation_id', form);
}

const download = (organisationId: string, number: string, query = '') =>
  fetch(`${service.url}/api/v1/invoice-pdf/${ids.get(`${organisationId} ${number}`) ?? 'none'}/pdf${query}`, {
    headers: { Authorization: bearer({ organisation_id: organisationId }) },
  });

/** The PDF of an invoice, and the template that its audit entry names. */
async function printed(organisationId: string, number: string) {
  const response = await download(organisationId, number);
  expect(response.status).toBe(200);
  const bytes = await answerBytes(response);
  const requestId = response.headers.get('x-request-id') ?? '';
  const entries = await database.prisma.auditEntry.findMany({ where: { requestId }, select: { details: true } });
  return { bytes, template: entries.map(({ details }) => (details as { template?: string }).template) };
}

describe('the template of an invoice', () => {
  it('is the custom form’s, else the organisation’s, else that of the setting; the audit entry names it', async () => {
    await choose(FERN, {});
    expect((await printed(FERN, 'N-1')).template).toEqual(['compact']);
    await choose(FERN, { template: 'modern' });
    expect([(await printed(FERN, 'N-1')).template, (await printed(FERN, 'N-2')).template]).toEqual([['modern'], ['modern']]);
    await choose(FERN, { template: 'modern' }, { template: 'classic' });
    const both = [await printed(FERN, 'N-1'), await printed(FERN, 'N-2')];
    expect(both.map(({ template }) => template)).toEqual([['modern'], ['classic']]);
    for (const { bytes } of both) expect((await expectCleanPdf(bytes)).title).toMatch(/^Invoice N-/);
  });

  it('and its look make the bytes: equal where they are, and those of one organisation never another’s', async () => {
    await choose(FERN, { template: 'modern' });
    await choose(MOSS, { template: 'modern' });
    const moss = await printed(MOSS, 'N-1');
    const plain = await printed(FERN, 'N-1');
    const look = { brandColour: '#8a1538', radius: '1mm' };
    await choose(FERN, { template: 'modern', templateVariables: look });
    const coloured = await printed(FERN, 'N-1');
    expect(coloured.bytes.equals(plain.bytes)).toBe(false);
    expect((await printed(FERN, 'N-1')).bytes.equals(coloured.bytes)).toBe(true);
    expect((await printed(MOSS, 'N-1')).bytes.equals(moss.bytes)).toBe(true);
    await choose(FERN, { template: 'modern' }, { templateVariables: look });
    expect((await printed(FERN, 'N-1')).bytes.equals(plain.bytes)).toBe(true);
  });
});

describe('a choice that cannot be printed with', () => {
  it.each<[string, Look, Look, object]>([
    [
      'no template of this name',
      { template: 'modren' },
      {},
      { template: 'modren', chosen_by: 'organisation', reason: expect.stringMatching(/^there is no template of this name/) },
    ],
    [
      'an abstract one',
      {},
      { template: 'base' },
      { template: 'base', chosen_by: 'custom form', reason: expect.stringMatching(/^there is no template of this name/) },
    ],
    [
      'a value that the template does not take',
      { template: 'modern', templateVariables: { brandColour: 'url(https://x.example)' } },
      {},
      { template: 'modern', reason: expect.stringMatching(/^variable "brandColour" must be a colour/) },
    ],
    [
      'a variable that no template has',
      {},
      { templateVariables: { brandColor: '#000000' } },
      { template: 'compact', chosen_by: 'setting', reason: expect.stringMatching(/did you mean "brandColour"/) },
    ],
  ])('%s: 500, a log line that says why, and no PDF', async (_, organisation, form, details) => {
    await choose(FERN, organisation, form);
    const response = await download(FERN, 'N-2');
    const { request_id: requestId, ...body } = (await response.json()) as Record<string, string>;
    expect([response.status, body]).toEqual([
      500,
      {
        code: 'template_unavailable',
        message:
          'The template or the look chosen for this invoice cannot be used. It can be printed once its organisation or custom form is corrected.',
      },
    ]);
    const line = () => service.lines().find((one) => one['request_id'] === requestId);
    await until(() => line() !== undefined);
    expect(line()).toMatchObject({
      level: 'error',
      status: 500,
      organisation_id: FERN,
      error: { code: 'template_unavailable', details: { organisation_id: FERN, custom_form: 'Trade', ...details } },
    });
    expect(line()).not.toHaveProperty('steps.print');
    expect(await database.prisma.auditEntry.findMany({ where: { requestId: requestId ?? '' } })).toEqual([]);
    // Nobody else is touched, and a mended record is printed at once.
    expect((await download(MOSS, 'N-2')).status).toBe(200);
    await choose(FERN, {});
    expect((await printed(FERN, 'N-2')).template).toEqual(['compact']);
  });
});

it('a stored logo that cannot be shown: 500, a log line that names its owner and its fault, until it is mended', async () => {
  const store = (logo: Uint8Array<ArrayBuffer> | null) =>
    database.prisma.organisation.update({ where: { id: FERN }, data: { logo } });
  const broken = pngImage();
  broken[30] = (broken[30] ?? 0) ^ 255;
  await store(Uint8Array.from(broken));
  const response = await download(FERN, 'N-1');
  const { request_id: requestId, code } = (await response.json()) as Record<string, string>;
  expect([response.status, code]).toEqual([500, 'template_unavailable']);
  const line = () => service.lines().find((one) => one['request_id'] === requestId);
  await until(() => line() !== undefined);
  const details = { organisation_id: FERN, custom_form: null, logo: 'organisation', reason: 'the checksum of IHDR is wrong' };
  expect(line()).toMatchObject({ level: 'error', error: { name: 'UnusableLogoError', code: 'template_unavailable', details } });
  await store(Uint8Array.from(pngImage()));
  const mended = await download(FERN, 'N-1');
  expect(mended.status).toBe(200);
  expect((await expectCleanPdf(await answerBytes(mended))).images[0]).toBe(1);
  await store(null);
});

describe('a service that has a template which cannot be used', () => {
  const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
  let folder: string;
  beforeAll(async () => {
    folder = await testFolder('package');
    for (const part of ['dist', 'fonts', 'templates', 'package.json'])
      await cp(join(PROJECT, part), join(folder, part), { recursive: true });
    await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    await mkdir(join(folder, 'templates/offers'));
    const manifest = { name: 'offers', title: 'Offers', description: 'x', extends: 'classic', documentTypes: ['quote'] };
    await writeFile(join(folder, 'templates/offers/template.json'), JSON.stringify(manifest));
  });
  const start = (settings: Record<string, string>) =>
    startScript(join(folder, 'dist/main.js'), [], { ...SETTINGS, DATABASE_URL: 'postgresql://127.0.0.1:1/x', ...settings }).ended;

  it('does not start when TEMPLATE is one that invoices are not made with, and says which there are when it is none', async () => {
    expect(await start({ TEMPLATE: 'offers' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'invoice-press: TEMPLATE is offers, which is not made for documents of the type invoice\n',
    });
    expect((await start({ TEMPLATE: 'Classic' })).stderr).toBe(
      'invoice-press: TEMPLATE is Classic; it must be one of: classic, compact, modern, offers\n',
    );
  });

  it('does not start with a broken one, though nobody has chosen it, and names file and line', async () => {
    const file = join(folder, 'templates/modern/style.css');
    const lines = (await readFile(file, 'utf8')).split('\n').length;
    await appendFile(file, '\n.broken {\n');
    const { code, stdout, stderr } = await start({});
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(`invoice-press: modern/style.css:${lines + 1}: "{" is never closed; close it with "}"\n`);
  });
});
