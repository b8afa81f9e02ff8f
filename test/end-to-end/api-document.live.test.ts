import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testFolder } from '../harness/database/servers.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { type SampleService, startSampleService } from '../harness/service/sample-service.js';
import { printedPattern, shellExamples } from '../harness/api/shell-examples.js';
import { token } from '../harness/service/tokens.js';

const pageOf = (name: string) => readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const [DOCUMENT, E_INVOICES] = [await pageOf('api.md'), await pageOf('e-invoices.md')];
/** In its own words, where the document needs none from us: under which address it says the service is. */
const ITS_BASE = 'http://127.0.0.1:3000';
const examples = shellExamples(DOCUMENT);
/** One that goes by the address of the demo. */
const ofEInvoices = shellExamples(E_INVOICES.replaceAll(ITS_BASE, '$BASE'));

let running: SampleService;

beforeAll(async () => {
  running = await startSampleService('pglite');
}, 90_000);

afterAll(() => running?.stop());

/** Runs commands as a reader would paste them, in a folder of their own. A host without curl has a stand-in for it. */
async function run(commands: string): Promise<{ stdout: string; folder: string }> {
  const folder = await testFolder('api-document');
  const { PATH = '' } = process.env;
  const tools = new URL('../harness/service/curl-stand-in', import.meta.url).pathname;
  const env = { PATH: `${PATH}:${tools}`, BASE: running.service.url, TOKEN: token() };
  const { stdout } = await promisify(execFile)('sh', ['-euc', commands], { cwd: folder, env, timeout: 30_000 });
  return { stdout, folder };
}

/** Without the line ends of HTTP, and JSON as one line. */
const plain = (text: string) => {
  const lines = text.trim().replaceAll('\r', '');
  return lines.startsWith('{') ? JSON.stringify(JSON.parse(lines)) : lines;
};

describe('docs/api.md, and the commands of docs/e-invoices.md', () => {
  it('has lines to run for each of the three APIs', () => {
    const all = examples.map(({ commands }) => commands).join('');
    expect(examples.length).toBeGreaterThan(6);
    for (const path of ['/api/v1/invoice-pdf/', '/v1/customers/', '/api/v3/invoices', '/api/v2/invoices/']) {
      expect(all).toContain(path);
    }
    expect(examples.filter(({ prints }) => prints !== null).length).toBeGreaterThan(4);
  });

  it.each([...examples, ...ofEInvoices].map((example) => [example.commands.trim(), example] as const))(
    '%s',
    async (_, { commands, prints }) => {
      const { stdout, folder } = await run(commands);
      const pattern = prints === null ? /^/ : printedPattern(plain(prints.replaceAll(ITS_BASE, running.service.url)));
      expect(prints === null ? stdout : plain(stdout)).toMatch(pattern);
      const files = await readdir(folder);
      const named = /-OJ|-o ([\w-]+\.(?:pdf|xml|zip))/.exec(commands);
      expect(files).toEqual(named ? [named[1] ?? 'ST-2026-0001.pdf'] : []);
      for (const file of files) if (file.endsWith('.pdf')) await expectCleanPdf(await readFile(join(folder, file)));
    },
  );
});
