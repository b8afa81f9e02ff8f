import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { importRecords } from '../../src/records/import/import-records.js';
import { type Database, openDatabase } from '../../src/records/open-database.js';
import { freshDatabase, freshDataFolder, runSql } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { runProgram } from '../harness/service/service-process.js';
import { writeEntries } from '../records/audit/entries.js';

const NOVEMBER = ['--from', '2016-11-01', '--to', '2016-12-01'];
const ORGANISATION = '3f0c0000-0000-4000-8000-00000000000a';

describe('the commands of an operator', () => {
  let env: { DATABASE_URL: string };
  let database: Database;
  let cwd: string;
  beforeAll(async () => {
    const options = await freshDatabase('postgresql');
    env = { DATABASE_URL: options.url ?? '' };
    database = await openDatabase(options);
    cwd = await testFolder('operator');
  });
  afterAll(async () => database.close());
  const run = (command: string, args: string[], changes: Record<string, string> = {}) =>
    runProgram(`cli/${command}`, args, { ...env, ...changes }, cwd);

  it('export what is asked for, prune what the export holds, and say so', async () => {
    const organisationId = randomUUID();
    await writeEntries(database.prisma, organisationId, '2016-11-05T00:00:00Z', 2500);
    await writeEntries(database.prisma, organisationId, '2016-12-05T00:00:00Z', 3);
    const out = `${organisationId}.jsonl.gz`;
    const exported = await run('audit-export', ['--organisation', organisationId.toUpperCase(), ...NOVEMBER, '--out', out]);
    const bytes = await readFile(join(cwd, out));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(exported).toMatchObject({
      code: 0,
      stdout: `${out}\n  entries  2500\n  range    2016-11-01 to 2016-12-01 (exclusive), UTC\n  bytes    ${bytes.byteLength}\n  SHA-256  ${sha256}\n`,
      stderr: '',
    });
    expect(gunzipSync(bytes).toString().split('\n')).toHaveLength(2501);
    expect(JSON.parse(await readFile(join(cwd, `${out}.manifest.json`), 'utf8'))).toMatchObject({
      file: out,
      organisation: organisationId,
      entries: 2500,
      sha256,
    });

    const pruned = await run('audit-prune', ['--exported', out, '--before', '2016-12-10', '--by', 'ada']);
    expect(pruned).toMatchObject({ code: 0, stderr: '' });
    expect(pruned.stdout).toContain('2500 in the export, 2500 deleted, 0 not in the database');
    const left = await database.prisma.auditEntry.findMany({ where: { organisationId }, orderBy: { id: 'asc' } });
    expect(left.map(({ action }) => action)).toEqual([
      ...Array.from({ length: 3 }, () => 'INVOICE_PDF_DOWNLOADED'),
      'AUDIT_PRUNED',
    ]);
    expect(left.at(-1)).toMatchObject({ subject: 'ada', details: { entries: 2500, exportFile: out, exportSha256: sha256 } });
    const again = await run('audit-prune', ['--exported', out, '--before', '2016-12-10']);
    expect(again.stdout).toContain('2500 in the export, 0 deleted, 2500 not in the database');
  }, 60_000);

  it('prune nothing if a byte of the export is another', async () => {
    const organisationId = randomUUID();
    await writeEntries(database.prisma, organisationId, '2016-11-05T00:00:00Z', 2);
    await run('audit-export', ['--organisation', organisationId, ...NOVEMBER, '--out', 'tampered.jsonl']);
    const file = join(cwd, 'tampered.jsonl');
    await writeFile(file, (await readFile(file, 'utf8')).replace('req-0', 'req-9'));
    const { code, stdout, stderr } = await run('audit-prune', ['--exported', 'tampered.jsonl', '--before', '2017-01-01']);
    expect([code, stdout, stderr]).toEqual([1, '', 'invoice-press: tampered.jsonl does not have the SHA-256 of its manifest\n']);
    expect(await database.prisma.auditEntry.count({ where: { organisationId } })).toBe(2);
  });

  it('export as CSV under a usual name, do not replace it, and say if the range is not over', async () => {
    const to = `${new Date().getUTCFullYear() + 1}-01-01`;
    const name = `audit-all-2016-11-01-${to}.csv`;
    const first = await run('audit-export', ['--all', '--from', '2016-11-01', '--to', to, '--format', 'csv']);
    expect([first.code, first.stderr]).toEqual([0, 'The range is not over: later entries of it are not in the file.\n']);
    expect((await readFile(join(cwd, name), 'utf8')).startsWith('"id","eventId"')).toBe(true);
    const second = await run('audit-export', ['--all', '--from', '2016-11-01', '--to', to, '--format', 'csv']);
    expect(second).toMatchObject({
      code: 1,
      stderr: `invoice-press: ${name} exists already: name another file with --out, or move it away\n`,
    });
  });

  it('leave no file if the database is not there', async () => {
    const folder = await testFolder('nothing');
    const gone = { DATABASE_URL: 'postgresql://127.0.0.1:1/x' };
    const { code } = await runProgram('cli/audit-export', ['--all', ...NOVEMBER], gone, folder);
    expect([code, await readdir(folder)]).toEqual([1, []]);
  });

  it('work on the embedded database', async () => {
    const folder = { DATABASE_URL: '', DATA_FOLDER: await freshDataFolder() };
    const { code, stdout } = await run('audit-export', ['--all', ...NOVEMBER, '--out', 'embedded.jsonl'], folder);
    expect([code, stdout]).toEqual([0, expect.stringContaining('  entries  0\n')]);
    expect(await run('audit-prune', ['--exported', 'embedded.jsonl', '--before', '2017-01-01'], folder)).toMatchObject({
      code: 0,
    });
  });

  it('run as the role of the service only if they read', async () => {
    const role = `service_${randomUUID().slice(0, 8)}`;
    const rights = await readFile(new URL('../../deploy/postgres/rights.sql', import.meta.url), 'utf8');
    await runSql(
      env.DATABASE_URL,
      `CREATE ROLE ${role} LOGIN; ${rights.replaceAll('TO invoice_press', `TO ${role}`).replaceAll('FROM invoice_press', `FROM ${role}`)}`,
    );
    const service = { DATABASE_URL: env.DATABASE_URL.replace('postgres@', `${role}@`) };
    expect(await run('audit-export', ['--all', ...NOVEMBER, '--out', 'service.jsonl'], service)).toMatchObject({ code: 0 });
    const pruning = await run('audit-prune', ['--exported', 'service.jsonl', '--before', '2017-01-01'], service);
    expect(pruning).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lacks rights: DELETE on audit_entries. Run the command as the owner'),
    });
    const erasing = await run('customers-erase', ['--organisation', ORGANISATION, '--account', 'A1'], service);
    expect(erasing).toMatchObject({ code: 1, stderr: expect.stringMatching(/lacks rights: .*DELETE on .*customers.*orders/) });
  });

  it('erase a customer: first what would go, then what went', async () => {
    const invoice = {
      organisationId: ORGANISATION,
      accountId: 'A1',
      currencyCode: 'EUR',
      issueDate: '2026-11-02',
      lines: [{ name: 'Fern', quantity: '2', unitPrice: '4.50', taxCategory: 'S', taxRate: '19' }],
    };
    const records = {
      organisations: [{ id: ORGANISATION, name: 'Fern & Co', address: { countryCode: 'DE' } }],
      customers: [{ organisationId: ORGANISATION, accountId: 'A1', name: 'Moss Ltd', email: 'ada@moss.example' }],
      invoices: [
        { ...invoice, number: 'F-1' },
        { ...invoice, number: 'D-1', status: 'DRAFT' },
      ],
    };
    await importRecords(database.prisma, parseImport(JSON.stringify(records)));
    const args = ['--organisation', ORGANISATION, '--account', 'A1'];
    const refused = await run('customers-erase', args);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^invoice-press: the customer has 1 issued invoices .* nothing was erased\. With --partly,/);
    const told = [
      '  drafts           1',
      '  issued invoices  0, 1 kept (issued 2026-11-02 to 2026-11-02; 0 only because they are linked)',
      '  orders           0',
      '  record           kept; emptied: email',
      '',
    ].join('\n');
    const dry = await run('customers-erase', [...args, '--partly', '--dry-run']);
    expect(dry).toMatchObject({ code: 0, stdout: `This would be erased; nothing was:\n${told}`, stderr: '' });
    expect(await run('customers-erase', [...args, '--partly'])).toMatchObject({
      code: 0,
      stdout: `Erased:\n${told}`,
      stderr: '',
    });
    expect(await database.prisma.invoice.count({ where: { organisationId: ORGANISATION } })).toBe(1);
  });
});
