import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

// Section K holds for every PDF that a test produces because there are only a few ways to one, and each has the look at it built in.

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const SELF = 'pdf-checks.test.ts';

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && path !== SELF)
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(FOLDER + path, 'utf8') }));

/** The files in which something stands, of those that drive a real browser or help to. */
const filesWith = (pattern: RegExp) =>
  files
    .filter(({ path, text }) => !/(?<!\.live)\.test\.ts$/.test(path) && pattern.test(text))
    .map(({ path }) => path)
    .toSorted();

const live = files.filter(({ path }) => path.endsWith('.live.test.ts'));

describe('every PDF of every test passes the one check', () => {
  it('a browser of the module is started by the fixture alone, whose print checks', () => {
    // The other one starts it in a process that prints nothing.
    expect(filesWith(/\bstartChromium\(/)).toEqual([
      'chromium/fixtures.ts',
      'chromium/killed-service.live.test.ts',
      // These two finish and check it themselves.
      'finish/hostile.live.test.ts',
      'finish/text-layer/raw-chromium.ts',
    ]);
    expect(readFileSync(`${FOLDER}chromium/fixtures.ts`, 'utf8')).toContain('await expectCleanPdf(bytes)');
  });

  it('bodies of answers are read as bytes by the one helper, which checks', () => {
    // The first and the last are a fake service's, without a browser.
    expect(filesWith(/\.(?:arrayBuffer|blob|bytes)\(\)|\bparse\(bytes\)/)).toEqual([
      'deploy/gateway.live.test.ts',
      'harness/pdf/answer-bytes.ts',
      'harness/service/ask.ts',
    ]);
    expect(live.filter(({ text }) => /import \{[^}]*\bask\b[^}]*\} from '[^']*\/ask\.js'/.test(text))).toEqual([]);
  });

  it('a PDF from a file is checked where it is read', () => {
    const readers = live.filter(({ text }) => /readFile(?:Sync)?\([^\n]*(?:\.pdf\b|\bfile\b\))/.test(text));
    const isChecked = (text: string) => /expectCleanPdf\(await readFile\(|expect\(await readFile\(.*\)\.toShow\(/.test(text);
    expect(readers.filter(({ text }) => !isChecked(text)).map(({ path }) => path)).toEqual([]);
    expect(readers.length).toBeGreaterThanOrEqual(3);
  });

  it('the check holds each PDF to the standards that it claims', () => {
    expect(filesWith(/\bconformanceFaults\(pdf\)/)).toEqual(['harness/pdf/clean-pdf.ts']);
  });

  it('the rules share nothing with the pass that they judge', () => {
    const rules = files.filter(({ path }) => path.startsWith('harness/pdf/conformance/'));
    expect(rules.length).toBeGreaterThan(30);
    expect(rules.filter(({ text }) => /from '[^']*(?:src\/|#service)/.test(text))).toEqual([]);
  });

  it('no test reads the facts of a PDF past the check', () => {
    expect(filesWith(/\breadPdf\(/)).toEqual(['harness/pdf/clean-pdf.ts', 'harness/pdf/pdf-facts.ts']);
  });
});
