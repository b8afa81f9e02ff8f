import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { openDatabase } from '../../src/records/open-database.js';
import { testFolder } from '../harness/database/servers.js';
import { freshDatabase } from '../harness/database/databases.js';
import { runProgram } from '../harness/service/service-process.js';
import { ubl } from '../records/import/xml/fixtures/ubl.js';

it('imports the e-invoices of a folder, for the organisation that their seller is', async () => {
  const options = await freshDatabase('postgresql');
  const env = { DATABASE_URL: options.url ?? '' };
  const folder = await testFolder('e-invoices');
  await writeFile(join(folder, 'a.xml'), ubl());
  await writeFile(join(folder, 'b.txt'), 'not for us');
  const first = await runProgram('cli/import', [folder], env);
  expect([first.code, first.stderr]).toEqual([0, `Skipped, as it is no .json, .xml or .pdf file: ${join(folder, 'b.txt')}\n`]);
  expect(first.stdout).toMatch(/organisations +1 new[\s\S]*invoices +1 new/);
  const again = await runProgram('cli/import', [join(folder, 'a.xml')], env);
  expect(again.stdout).toMatch(/organisations +0 new[\s\S]*invoices +0 new, 0 changed, 1 as they were/);

  const own = randomUUID();
  const named = await runProgram('cli/import', ['--organisation', own, join(folder, 'a.xml')], env);
  expect(named.stdout).toMatch(/organisations +1 new[\s\S]*invoices +1 new/);
  const database = await openDatabase(options);
  expect(await database.prisma.invoice.count({ where: { organisationId: own } })).toBe(1);
  await database.close();

  const empty = await testFolder('empty');
  expect(await runProgram('cli/import', [empty], env)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('has no .json, .xml or .pdf file'),
  });
  expect(await runProgram('cli/import', ['--organisation', 'x', empty], env)).toMatchObject({
    stderr: expect.stringContaining('must be a UUID'),
  });
});

it('goes on after a file that is refused, through all folders, and says at the end which were not imported', async () => {
  const { url } = await freshDatabase('postgresql');
  const folder = await testFolder('some-bad');
  await mkdir(join(folder, 'b', 'deep'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  await symlink(folder, join(folder, 'b', 'loop'));
  await writeFile(join(folder, 'a.json'), '{"invoices": [}');
  await writeFile(join(folder, 'b', 'deep', 'c.XML'), ubl());
  await writeFile(join(folder, '.hidden', 'd.xml'), '<not-read/>');
  await writeFile(join(folder, 'e.xml'), '<order/>');
  await symlink(join(folder, 'nowhere'), join(folder, 'f.json'));
  await writeFile(join(folder, 'g.json'), JSON.stringify({ organisations: [], customers: [], invoices: [] }));
  const empty = await testFolder('nothing');
  const { code, stdout, stderr } = await runProgram('cli/import', [folder, empty], { DATABASE_URL: url ?? '' });
  expect(code).toBe(1);
  expect(stdout).toMatch(/c\.XML\n[\s\S]*invoices +1 new[\s\S]*g\.json/);
  for (const name of ['a.json', 'e.xml']) expect(stderr).toContain(`nothing was imported from ${join(folder, name)}\n`);
  expect(stderr).toContain(
    `nothing was imported from ${join(folder, 'f.json')}: there is no such file, or it is a link to none\n`,
  );
  const refused = [join(folder, 'f.json'), empty, join(folder, 'a.json'), join(folder, 'e.xml')];
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(`invoice-press: 4 of 6 not imported: ${refused.join(', ')}`);
});

/** Of coreutils. */
const MKFIFO = '/usr/bin/mkfifo';

it('reads files only: a pipe would never end', async () => {
  const { url } = await freshDatabase('postgresql');
  const folder = await testFolder('pipes');
  const [pipe, file, text] = ['pipe.json', 'a.xml', 'readme.txt'].map((name) => join(folder, name)) as [string, string, string];
  execFileSync(MKFIFO, [pipe]);
  await writeFile(file, ubl());
  await writeFile(text, 'hi');
  const all = await runProgram('cli/import', [folder], { DATABASE_URL: url ?? '' });
  expect(all.code).toBe(0);
  expect(all.stderr).toContain(`Skipped, as it is a pipe, a socket or a device: ${pipe}\n`);
  expect(all.stdout).toMatch(/a\.xml[\s\S]*1 new/);
  const named = await runProgram('cli/import', [pipe, text], { DATABASE_URL: url ?? '' });
  expect(named.code).toBe(1);
  expect(named.stderr).toContain(`from ${pipe}: is a pipe, a socket or a device; only files are read\n`);
  expect(named.stderr).toMatch(/readme\.txt\nfile: is no \.json, \.xml or \.pdf file, and its content/);
});
