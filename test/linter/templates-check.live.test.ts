import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../linter/index.js';
import { testFolder } from '../harness/database/servers.js';
import { runProgram } from '../harness/service/service-process.js';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

/** A copy of all templates with one change. */
async function copyWith(part: string, find: string, replace: string): Promise<string> {
  const folder = join(await testFolder('templates-check'), 'templates');
  await cp(TEMPLATES, folder, { recursive: true });
  const source = await readFile(join(folder, part), 'utf8');
  expect(source).toContain(find);
  await writeFile(join(folder, part), source.replace(find, replace));
  return folder;
}

const run = (...args: string[]) => runProgram('linter/main', args, {});

describe('templates:check', () => {
  it('--help says how it is used', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: npm run templates:check /);
  });

  it('finds no mistake in what is shipped, and ends well', async () => {
    const { code, stdout, stderr } = await run('--static');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^classic.*: no mistakes\n$/);
  });

  it('names a mistake in what a folder inherits, with its line, and ends with 1', async () => {
    const folder = await copyWith('base/meta.hbs', '{{summary.amount}}', '{{summary.amuont}}');
    const { code, stdout } = await run(join(folder, 'classic'), '--static', '--json');
    expect(code).toBe(1);
    const findings = JSON.parse(stdout) as Finding[];
    expect(findings.map(({ rule, file, hint }) => [rule, file, hint])).toEqual([
      ['unknown-field', 'base/meta.hbs', 'did you mean "amount"?'],
    ]);
  });

  it('checks on although the service would not start: a manifest with a typo, and all else', async () => {
    const folder = await copyWith('classic/template.json', '"description"', '"descripton"');
    await writeFile(
      join(folder, 'classic/style.css'),
      `${await readFile(join(folder, 'classic/style.css'), 'utf8')}\n.legal { display: none; }\n`,
    );
    const { code, stdout } = await run(join(folder, 'classic'), '--static');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^classic\/template\.json:\d+:\d+ {2}error {2}.*description.*\[service-refuses\]$/m);
    expect(stdout).toMatch(/^classic\/style\.css:\d+:\d+ {2}error {2}.*legal information.*\[hidden-content\]$/m);
  });

  it('ends well with warnings alone', async () => {
    const folder = await copyWith('classic/style.css', '--ink: #15181d;', '--ink: #15181d; --brand: #123456;');
    const { code, stdout } = await run(join(folder, 'classic'), '--static');
    expect([code, stdout.includes('classic: 0 errors, 1 warning')]).toEqual([0, true]);
  });

  it('says which templates there are', async () => {
    const { code, stderr } = await run('clasic');
    expect(code).toBe(1);
    expect(stderr).toMatch(/"clasic" is not a template.*classic/);
  });
});
