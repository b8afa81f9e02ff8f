import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fontDirectories, type Sample, samplesOf } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { designs } from '../templates/fixtures/templates.js';
import { acceptingGoldens } from '../harness/pdf/accepting-goldens.js';
import { readAloud } from '../harness/pdf/aloud/read-aloud.js';
import { AloudGoldens } from './aloud-goldens.js';
import { catalogue, type CatalogueEntry, nameOf } from './catalogue.js';
import { explain } from './explain.js';
import { GoldenFolder, type PageDifference } from './golden-folder.js';
import { installedHere, type MadeWith, otherThanThen } from './made-with.js';
import { type Rasteriser, startRasteriser } from './rasterise.js';
import { writeReport } from './report.js';

const FOLDER = fileURLToPath(new URL('../golden/pages', import.meta.url));
const MADE_WITH = join(FOLDER, 'made-with.json');
const ALOUD = fileURLToPath(new URL('../golden/aloud', import.meta.url));
const REPORT = fileURLToPath(new URL('../../.cache/golden/report.html', import.meta.url));
const MARKER = 'golden';

const goldens = new GoldenFolder(FOLDER);
const aloud = new AloudGoldens(ALOUD);
/** Four hundred rows would tell no more than the others. */
const heard = catalogue.filter(({ sample }) => sample !== 'four-hundred-lines');
const printed = new Map<string, Promise<Buffer>>();
const accepting = acceptingGoldens();
const documents = catalogue.map(nameOf);
const differing: { entry: CatalogueEntry | null; difference: PageDifference }[] = [];
const accepted: string[] = [];
const samplesOfDesigns = new Map<string, Sample[]>();
const seen = new Set<string>();

let chromium: TestChromium;
let rasteriser: Rasteriser;
let here: MadeWith;

beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
  rasteriser = await startRasteriser();
  here = installedHere(chromium.health().version);
  rmSync(REPORT, { force: true });
});

afterAll(async () => {
  rasteriser.close();
  await chromium.close();
  if (accepting && seen.size === documents.length) writeFileSync(MADE_WITH, `${JSON.stringify(here, null, 2)}\n`);
  if (accepted.length > 0) process.stderr.write(`\n${accepted.length} golden pages changed:\n  ${accepted.join('\n  ')}\n`);
  if (differing.length === 0) return;
  writeReport(REPORT, differing, others());
  process.stderr.write(`\n${differing.length} pages are not as their goldens: ${REPORT}\n`);
});

const others = () => otherThanThen(JSON.parse(readFileSync(MADE_WITH, 'utf8')) as MadeWith, here);

/** Puts the differences into the report. @returns what they are, in words; empty when there is none */
function reported(entry: CatalogueEntry | null, differences: PageDifference[]): string {
  differing.push(...differences.map((difference) => ({ entry, difference })));
  return differences.length === 0 ? '' : explain(differences, others(), REPORT);
}

/** Each document is printed once. */
function pdfOf(entry: CatalogueEntry): Promise<Buffer> {
  const pdf = printed.get(nameOf(entry)) ?? print(entry);
  printed.set(nameOf(entry), pdf);
  return pdf;
}

async function print({ design, sample: name, locale, paper }: CatalogueEntry): Promise<Buffer> {
  const template = requireTemplate(designs, design);
  const samples = samplesOfDesigns.get(design) ?? samplesOf(template.files);
  samplesOfDesigns.set(design, samples);
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`${design} has no sample ${name}: take it out of test/golden-pages/catalogue.ts`);
  const view = template.toView(sample.document, { today: sample.today, locale });
  const html = template.render({ ...view, page: { ...view.page, paper } }, MARKER);
  return await chromium.print({ html, marker: MARKER, signal: AbortSignal.timeout(30_000) });
}

it.each(catalogue.map((entry) => [nameOf(entry), `${entry.locale}, ${entry.paper}`, entry] as const))(
  '%s (%s) looks as it did (npm run golden:update)',
  async (name, _, entry) => {
    const pages = await rasteriser.pagesOf(await pdfOf(entry));
    if (accepting) accepted.push(...goldens.accept(name, pages));
    seen.add(name);
    expect(reported(entry, goldens.compare(name, pages))).toBe('');
  },
);

it.each(heard.map((entry) => [nameOf(entry), entry.locale, entry] as const))(
  '%s (%s) is read aloud as it was (npm run golden:update)',
  async (_, __, entry) => {
    const text = await readAloud(await pdfOf(entry));
    if (accepting) aloud.accept(entry, text);
    expect(text).toBe(aloud.textOf(entry));
  },
);

it('there is no golden of a document that nobody reads aloud', () => {
  if (accepting) aloud.prune(heard);
  expect(aloud.strayed(heard)).toEqual([]);
});

it('there is no golden of a document that nobody prints', () => {
  if (accepting) accepted.push(...goldens.prune(documents));
  expect(reported(null, goldens.strayed(documents))).toBe('');
});
