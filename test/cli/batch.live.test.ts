import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DatabaseOptions, openDatabase } from '../../src/records/open-database.js';
import { freshDatabase } from '../harness/database/databases.js';
import { testFolder } from '../harness/database/servers.js';
import { sampleFiles } from '../harness/invoices/sample-invoices.js';
import { until } from '../harness/machine/pause.js';
import { runBuilt } from '../harness/machine/program.js';
import { runProgram, startProgram } from '../harness/service/service-process.js';
import { ORGANISATION_A } from '../harness/service/tokens.js';

const YEAR = ['--organisation', ORGANISATION_A, '--from', '2026-01-01', '--to', '2026-12-31'];

describe('npm run batch', () => {
  let options: DatabaseOptions;
  let env: Record<string, string>;
  beforeAll(async () => {
    options = await freshDatabase('postgresql');
    const storage = { STORAGE_FOLDER: await testFolder('batches'), CHROMIUM_BROWSERS: '1', CHROMIUM_PAGES: '1' };
    env = { DATABASE_URL: options.url ?? '', BATCH_CHUNK_INVOICES: '2', ...storage };
    await runBuilt('cli/import', sampleFiles, env);
  }, 120_000);

  it('goes on after Ctrl-C where it was, and makes nothing twice', async () => {
    const out = join(await testFolder('out'), 'invoices');
    const args = [...YEAR, '--out', out, '--contents', 'pdf,xml'];
    const first = startProgram('cli/batch', args, env);
    await until(() => first.output.stdout.includes('Batch '), 60_000);
    process.kill(first.pid, 'SIGINT');
    const ended = await first.ended;
    expect(ended.code).toBe(130);
    expect(ended.stdout).toContain('The same command goes on.');
    const [, id] = /Batch ([0-9a-f-]{36})\./.exec(ended.stdout) ?? [];

    const again = await runProgram('cli/batch', args, env);
    expect(again.stdout).toContain(`Going on with the batch ${id}.`);
    // An XML that breaks a rule of its profile is not made; the exit status says so.
    expect([0, 1]).toContain(again.code);
    const list = JSON.parse(await readFile(join(out, `batch-${id}.json`), 'utf8')) as {
      files: { fileName: string; sha256: string }[];
    };
    expect(await readdir(out)).toHaveLength(list.files.length + 1);
    const database = await openDatabase(options);
    const entries = await database.prisma.auditEntry.findMany({ where: { details: { path: ['batchId'], equals: id ?? '' } } });
    await database.close();
    const released = entries.filter(({ action }) => action.startsWith('INVOICE_')).map(({ sha256 }) => sha256);
    expect(new Set(released)).toEqual(new Set(list.files.map(({ sha256 }) => sha256)));
    expect(released).toHaveLength(list.files.length);
  }, 120_000);

  it('writes one merged PDF, and ends with 0', async () => {
    const out = await testFolder('out');
    const { code, stdout } = await runProgram('cli/batch', [...YEAR, '--out', out, '--delivery', 'merged-pdf'], env);
    expect([code, stdout]).toEqual([0, expect.stringContaining(`1 file in ${out}`)]);
    expect(await readdir(out)).toEqual([expect.stringMatching(/^batch-[0-9a-f-]{36}\.pdf$/)]);
  }, 120_000);

  it('leaves webhooks and what has expired to the workers', async () => {
    const database = await openDatabase(options);
    try {
      const deliveryId = randomUUID();
      await database.queue.insert('webhook', [{ data: { deliveryId } }]);
      const { id } = await database.prisma.batch.findFirstOrThrow({ where: { state: 'FINISHED' } });
      await database.prisma.batch.update({ where: { id }, data: { expiresAt: new Date(0) } });
      const { code } = await runProgram('cli/batch', [...YEAR, '--out', await testFolder('out')], env);
      expect(code).toBe(0);
      const job = await database.queue.take('webhook');
      expect(job?.data).toEqual({ deliveryId });
      expect(await database.prisma.batch.findUnique({ where: { id } })).toMatchObject({ expiredAt: null });
    } finally {
      await database.close();
    }
  }, 120_000);

  it('says that a month has no invoices', async () => {
    const args = ['--organisation', ORGANISATION_A, '--month', '1999-02', '--out', await testFolder('out')];
    const { code, stderr } = await runProgram('cli/batch', args, env);
    expect([code, stderr]).toEqual([1, 'invoice-press: invoices.filter selects no invoice\n']);
  }, 60_000);

  it.each([
    [['--organisation', 'x', '--month', '2026-11', '--out', 'o'], '--organisation must be a UUID'],
    [['--organisation', ORGANISATION_A, '--month', '2026-13', '--out', 'o'], '--month must be a month such as 2026-11'],
    [['--organisation', ORGANISATION_A, '--out', 'o'], 'give --month, or --from and --to'],
    [[...YEAR, '--out', 'o', '--delivery', 'mail'], '--delivery must be one of: zip, merged-pdf, files'],
  ])('refuses %j', async (args, words) => {
    const { code, stderr } = await runProgram('cli/batch', args, {}, await testFolder('cwd'));
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });
});
