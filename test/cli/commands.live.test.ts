import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from '@jest/globals';
import { findKeysIn } from '../../src/http/authenticate/keys.js';
import { tokenVerifier } from '../../src/http/authenticate/verify-token.js';
import { parseImport } from '../../src/records/import/format/parse-import.js';
import { testFolder, sharedServer } from '../harness/database/servers.js';
import { emptyDatabaseOn, freshDatabase, freshDataFolder, runSql } from '../harness/database/databases.js';
import { until } from '../harness/machine/pause.js';
import { answerBytes } from '../harness/pdf/answer-bytes.js';
import { expect } from '../harness/pdf/matchers.js';
import { sampleFiles, sampleInvoices } from '../harness/invoices/sample-invoices.js';
import { descendants, stillRunning } from '../harness/machine/processes.js';
import { SETTINGS } from '../harness/service/service.js';
import { runProgram, startProgram } from '../harness/service/service-process.js';
import { nowSeconds, ORGANISATION_A, RULES, SECRET } from '../harness/service/tokens.js';

describe('every command', () => {
  it.each([
    ['cli/token', 'npm run token'],
    ['cli/batch', 'npm run batch'],
    ['cli/import', 'npm run import'],
    ['cli/check', 'npm run invoices:check'],
    ['cli/migrate', 'npm run db:migrate'],
    ['cli/audit-export', 'npm run audit:export'],
    ['cli/audit-prune', 'npm run audit:prune'],
    ['cli/customers-erase', 'npm run customers:erase'],
    ['cli/demo', 'npm run demo'],
    ['cli/webhooks', 'npm run webhooks'],
    ['main', 'npm start'],
  ])('%s --help says how it is used, and does nothing', async (name, usage) => {
    const { code, stdout, stderr } = await runProgram(name, ['--help'], {}, await testFolder('help'));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`Usage: ${usage}`)).toBe(true);
  });
});

describe('token', () => {
  const token = (args: string[], changes: Record<string, string> = {}) =>
    runProgram('cli/token', args, { ...SETTINGS, ...changes });
  const verify = tokenVerifier(RULES, findKeysIn({ secrets: [SECRET] }), nowSeconds);

  it('prints a token that holds, and nothing else', async () => {
    const { code, stdout, stderr } = await token([
      '--organisation',
      ORGANISATION_A.toUpperCase(),
      '--subject',
      'ada',
      '--scope',
      'invoices:pdf',
      '--expires',
      '15m',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(verify(stdout.trimEnd())).resolves.toEqual({
      organisationId: ORGANISATION_A,
      subject: 'ada',
      tokenId: null,
      scopes: ['invoices:pdf'],
    });
  });

  it.each([
    ['no organisation', [], {}, '--organisation must be a UUID'],
    ['an organisation that is no UUID', ['--organisation', 'acme'], {}, '--organisation must be a UUID'],
    ['a time that is none', ['--organisation', ORGANISATION_A, '--expires', 'soon'], {}, '--expires must be a time'],
    ['an unknown option', ['--organization', ORGANISATION_A], {}, "Unknown option '--organization'"],
    [
      'no secret',
      ['--organisation', ORGANISATION_A],
      { JWT_SECRET: '', JWT_JWKS_URL: 'https://id.example/jwks' },
      'JWT_SECRET must be set',
    ],
    ['no issuer', ['--organisation', ORGANISATION_A], { JWT_ISSUER: '' }, 'JWT_ISSUER must be set'],
  ])('%s: fails, and says why', async (_, args, changes, why) => {
    const { code, stdout, stderr } = await token(args, changes);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.startsWith(`invoice-press: ${why}`)).toBe(true);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});

describe('db:migrate', () => {
  it('brings an empty database up to date, and then changes nothing', async () => {
    const env = { DATABASE_URL: await emptyDatabaseOn(await sharedServer()) };
    expect(await runProgram('cli/migrate', [], env)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Applied: \d{14}_initial/),
      stderr: '',
    });
    expect(await runProgram('cli/migrate', [], env)).toMatchObject({
      code: 0,
      stdout: 'The database is up to date.\n',
      stderr: '',
    });
  });

  it.each([
    [
      'postgresql://u:hunter2@127.0.0.1:1/x',
      'The migration failed: 127.0.0.1:1 refuses connections: no server listens there (ECONNREFUSED)',
    ],
    [
      'postgresql://u:hunter2@127.0.0.1:1/x?sslmode=maybe',
      'DATABASE_URL has the parameter "sslmode", which must be one of: disable, allow, prefer, require, verify-ca, verify-full',
    ],
    [
      'postgresql://u:hunter2@127.0.0.1:1/x?sslrootcert=/nowhere',
      'DATABASE_URL has sslrootcert=/nowhere, which cannot be read: ENOENT',
    ],
  ])('fails in a line, without the password: %s', async (url, why) => {
    const { code, stdout, stderr } = await runProgram('cli/migrate', [], { DATABASE_URL: url });
    expect([code, stdout, stderr]).toEqual([1, '', `invoice-press: ${why}\n`]);
  });

  it('refuses a database that is not in UTF-8, and the import does so too', async () => {
    const server = await sharedServer();
    await runSql(server.url(), "CREATE DATABASE press_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    const env = { DATABASE_URL: server.url('press_latin1') };
    const why = `invoice-press: The database "press_latin1" has the encoding LATIN1; it must have UTF8, because LATIN1 lacks characters that invoices have. Create another one: CREATE DATABASE invoices ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0\n`;
    expect(await runProgram('cli/migrate', [], env)).toMatchObject({ code: 1, stdout: '', stderr: why });
    const imported = await runProgram('cli/import', sampleFiles.slice(0, 1), env);
    expect([imported.code, imported.stderr.startsWith(why)]).toEqual([1, true]);
  });
});

describe('import', () => {
  it('takes files, and the same again changes nothing', async () => {
    const env = { DATABASE_URL: (await freshDatabase('postgresql')).url ?? '' };
    const files = sampleFiles.slice(0, 2);
    const numbers = files.flatMap((path) => parseImport(readFileSync(path, 'utf8')).invoices.map(({ number }) => number));
    const first = await runProgram('cli/import', files, env);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect([...first.stdout.matchAll(/^ {2}inv_\d+ +(\S+)$/gm)].map(([, number]) => number)).toEqual(numbers);
    expect(first.stdout).toContain('  inv_1          ST-2026-0001\n');
    const again = await runProgram('cli/import', files, env);
    expect(again.code).toBe(0);
    expect(again.stdout).not.toContain('inv_');
    const tallies = again.stdout.match(/\d+ new, \d+ changed/g) ?? [];
    expect(tallies).toEqual(files.flatMap(() => ['0 new, 0 changed', '0 new, 0 changed', '0 new, 0 changed']));
  });

  it('takes a file whole or not at all, and names the path of each faulty field', async () => {
    const env = { DATABASE_URL: (await freshDatabase('postgresql')).url ?? '' };
    const good = JSON.parse(await readFile(sampleFiles[0] ?? '', 'utf8')) as { invoices: Record<string, unknown>[] };
    const folder = await testFolder('import');
    const [faulty, whole] = [join(folder, 'faulty.json'), join(folder, 'whole.json')];
    const changed = structuredClone(good);
    Object.assign(changed.invoices[2] ?? {}, { currencyCode: 'POUNDS', issueDate: '2026-02-30' });
    await writeFile(faulty, JSON.stringify(changed));
    await writeFile(whole, JSON.stringify(good));
    const { code, stdout, stderr } = await runProgram('cli/import', [faulty], env);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(new RegExp(`^invoice-press: nothing was imported from ${faulty}\n`));
    expect(stderr).toMatch(/^invoices\[2\]\.currencyCode: /m);
    expect(stderr).toMatch(/^invoices\[2\]\.issueDate: /m);
    const { stdout: after } = await runProgram('cli/import', [whole], env);
    expect(after).toContain('organisations  1 new, 0 changed, 0 as they were');
  });

  it('says what it stores and the service would not print, with the limits of the settings', async () => {
    const env = { DATABASE_URL: (await freshDatabase('postgresql')).url ?? '', MAX_INVOICE_LINES: '3', MAX_TEXT_LENGTH: '300' };
    const { code, stdout, stderr } = await runProgram('cli/import', sampleFiles.slice(0, 1), env);
    expect(code).toBe(0);
    expect(stdout).toContain('invoices       12 new');
    const told = stderr.trimEnd().split('\n');
    expect(told).toContain('Stored, but it cannot be printed: invoices[0].lines has more than 3 lines (MAX_INVOICE_LINES).');
    for (const line of told)
      expect(line).toMatch(/^Stored, but it cannot be printed: \w+\[\d+\]\.\S+ (has|is) .* \(MAX_\w+\)\.$/);
  });

  it.each([
    ['no file', [], 'no file given'],
    ['a file that is not there', ['/nowhere/x.json'], 'nothing was imported from /nowhere/x.json: there is no such file'],
    ['a file that is no JSON', [sampleFiles[0]?.replace(/[^/]+$/, 'README.md') ?? ''], 'nothing was imported from'],
  ])('%s: fails, and says so', async (_, args, why) => {
    const { code, stderr } = await runProgram('cli/import', args, {
      DATABASE_URL: (await freshDatabase('postgresql')).url ?? '',
    });
    expect(code).toBe(1);
    expect(stderr.startsWith(`invoice-press: ${why}`)).toBe(true);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});

/** Of util-linux. */
const UNSHARE = '/usr/bin/unshare';

describe('a full disk', () => {
  /** Runs a command on a file system of so many megabytes, which is gone afterwards. */
  const onDisk = async (megabytes: number, command: string, args: string[]) => {
    const disk = await testFolder('disk');
    const script = 'mount -t tmpfs -o "size=$0" tmpfs "$1" && shift && exec "$@"';
    const shell = ['--user', '--map-root-user', '--mount', 'sh', '-c', script, `${megabytes}m`, disk];
    const env = { PATH: process.env['PATH'], HOME: disk, DATA_FOLDER: join(disk, 'data') };
    const program = [process.execPath, fileURLToPath(new URL(`../../dist/cli/${command}.js`, import.meta.url)), ...args];
    const child = spawnSync(UNSHARE, [...shell, ...program], { env, encoding: 'utf8', timeout: 60_000 });
    return { disk, code: child.status, stdout: child.stdout, stderr: child.stderr };
  };

  it.each([
    [5, 'while the database is made'],
    [39, 'while it is migrated, or filled'],
  ])('of %d MB, %s, is named with its folder', async (megabytes) => {
    const { disk, code, stdout, stderr } = await onDisk(megabytes, 'import', sampleFiles);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      new RegExp(`^invoice-press: .*The disk that holds DATA_FOLDER \\(${disk}/data\\) is full \\(ENOSPC\\)`),
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('demo', () => {
  it('makes the database, saves the sample invoice, and a second time leaves what the user changed', async () => {
    const cwd = await testFolder('demo');
    const env = {
      PORT: '0',
      DATA_FOLDER: join(cwd, 'own data'),
      JWT_TYPE: 'at+jwt',
      DATABASE_URL: 'postgresql://127.0.0.1:1/left-alone',
    };
    const first = await runProgram('cli/demo', ['--once'], env, cwd);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(first.stdout).toContain(`${sampleInvoices.length} sample invoices added`);
    expect(first.stdout).toContain(`fetched over HTTP: ${join(cwd, 'ST-2026-0001.pdf')}`);
    expect((await readdir(cwd)).toSorted()).toEqual(['ST-2026-0001.pdf', 'own data']);
    await expect(await readFile(join(cwd, 'ST-2026-0001.pdf'))).toShow('ST-2026-0001');

    const own = JSON.parse(await readFile(sampleFiles[0] ?? '', 'utf8')) as { invoices: Record<string, unknown>[] };
    Object.assign(own.invoices[0] ?? {}, { notes: 'A note of the user.' });
    await writeFile(join(cwd, 'own.json'), JSON.stringify(own));
    const { DATABASE_URL: _, ...embedded } = env;
    expect((await runProgram('cli/import', ['own.json'], embedded, cwd)).stdout).toContain('0 new, 1 changed');

    const second = await runProgram('cli/demo', ['--once'], env, cwd);
    expect([second.code, second.stderr]).toEqual([0, '']);
    expect(second.stdout).toContain(`its ${sampleInvoices.length} sample invoices are there already`);
    await expect(await readFile(join(cwd, 'ST-2026-0001.pdf'))).toShow('A note of the user.');
  }, 90_000);

  it('serves until it is told to stop: the lines that it prints call each of the three APIs', async () => {
    const cwd = await testFolder('demo');
    const demo = startProgram('cli/demo', [], { PORT: '0', DATA_FOLDER: await freshDataFolder() }, cwd);
    await until(() => demo.output.stdout.includes('Ctrl-C stops.') || demo.child.exitCode !== null, 60_000);
    const [, token = ''] = /^ {2}TOKEN=([\w.-]+)$/m.exec(demo.output.stdout) ?? [];
    const urls = [...demo.output.stdout.matchAll(/^ {2}curl -H "Authorization: Bearer \$TOKEN" (?:-OJ )?(\S+)$/gm)].map(
      ([, url = '']) => url,
    );
    const answers = await Promise.all(urls.map((url) => fetch(url, { headers: { Authorization: `Bearer ${token}` } })));
    const [speybooks, metronome, exsited] = answers;
    for (const [answer, name] of [
      [speybooks, 'ST-2026-0002'],
      [metronome, 'ST-2026-0003'],
    ] as const) {
      expect(answer?.headers.get('content-disposition')).toBe(`attachment; filename="${name}.pdf"`);
      expect((await answerBytes(answer ?? new Response())).toString('latin1', 0, 5)).toBe('%PDF-');
    }
    expect(await exsited?.json()).toMatchObject({ invoice: { id: 'ST-2026-0002', account_id: 'HARB01' } });
    const [, docs = ''] = /(\S+\/docs) shows its API/.exec(demo.output.stdout) ?? [];
    expect((await fetch(docs)).status).toBe(200);
    const browsers = descendants(demo.pid);
    expect(browsers.length).toBeGreaterThan(1);
    demo.child.kill('SIGINT');
    expect((await demo.ended).code).toBe(0);
    expect(stillRunning(browsers)).toEqual([]);
  }, 90_000);
});
