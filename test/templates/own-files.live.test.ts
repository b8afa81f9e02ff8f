import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories, loadTemplates, parseVariables, type Templates } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { blankPng } from '../harness/images/blank-png.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { proportionalFont, tabularFont, woff2 } from './fixtures/own-fonts.js';
import { sample } from './fixtures/samples.js';
import { TEMPLATES } from './fixtures/templates.js';

const VARIABLES = { font: { type: 'font', default: 'Own Sans', options: ['Own Sans', 'Inter'], description: 'The font.' } };
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><path d="M0 0H210V20H0z" fill="#dde"/></svg>`;

let folder: string;
let templates: Templates;
let chromium: TestChromium;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'own-files-'));
  cpSync(TEMPLATES, folder, { recursive: true });
  for (const path of ['harbour/fonts', 'harbour/images']) mkdirSync(join(folder, path), { recursive: true });
  const write = (file: string, content: string | Buffer) => {
    writeFileSync(join(folder, 'harbour', file), content);
  };
  write('fonts/a.ttf', tabularFont);
  write('fonts/b.woff2', woff2(proportionalFont));
  write('images/letter.svg', SVG);
  write('images/photo.png', blankPng(300, 200));
  write('style.css', '.image { display: block }');
  write('meta.hbs', '{{image "photo.png" label="A photo" width=20}}');
  const fontFiles = { 'Own Sans': [400, 600].map((weight, index) => ({ file: ['a.ttf', 'b.woff2'][index], weight })) };
  const manifest = { name: 'harbour', title: 'h', description: 'h', extends: 'modern', fontFiles, variables: VARIABLES };
  write('template.json', JSON.stringify(manifest));
  templates = loadTemplates(folder);
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
}, 60_000);
afterAll(async () => {
  await chromium.close();
  rmSync(folder, { recursive: true });
});

const print = async (variables: Record<string, string>, change = (html: string) => html) => {
  const template = requireTemplate(templates, 'harbour');
  const { document, today } = sample('sepa');
  const html = template.render(
    template.toView(document, { today, locale: undefined }),
    'marker-1',
    parseVariables(template.manifest, variables),
  );
  const pdf = await chromium.print({
    html: change(html),
    marker: 'marker-1',
    date: new Date(0),
    signal: AbortSignal.timeout(30_000),
  });
  return { pdf, facts: await expectCleanPdf(pdf) };
};

describe('a document of a template with its own files', () => {
  it('is set in its fonts, as text that can be copied, the same each time', async () => {
    const { pdf, facts } = await print({});
    expect(facts.fonts.map(({ name, type }) => `${name.replace(/^.*\+/, '')} ${type}`).toSorted()).toEqual([
      'Inter-Bold CIDFontType2',
      'Inter-Regular CIDFontType2',
    ]);
    expect((await print({})).pdf.equals(pdf)).toBe(true);
  }, 60_000);

  it('has a letterhead and another logo if they are chosen', async () => {
    const [plain, chosen] = [
      await print({ band: 'none' }),
      await print({ band: 'none', letterhead: 'letter.svg', secondLogo: 'photo.png' }),
    ];
    expect(chosen.pdf.equals(plain.pdf)).toBe(false);
    expect((await print({ band: 'light' })).pdf.equals(plain.pdf)).toBe(false);
  }, 60_000);

  it('is refused if the browser cannot use a font: it would be set in another one', async () => {
    const spoilt = (html: string) => html.replace(/(?<=;base64,d09GMgABAAA)[^)]{2000}/, (found) => 'A'.repeat(found.length));
    await expect(print({}, spoilt)).rejects.toThrow(/the font "?Own Sans"? \d+ of the document cannot be used/);
  }, 60_000);
});
