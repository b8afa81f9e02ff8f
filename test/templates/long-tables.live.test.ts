import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentView, fontDirectories, loadTemplates, type Template, type Templates } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { textBoxes } from '../harness/pdf/text-boxes.js';
import { sample } from './fixtures/samples.js';
import { designs, TEMPLATES } from './fixtures/templates.js';

let chromium: TestChromium;
/** The same designs without the mark, so that each table stays one. */
let plain: Templates;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plain-templates-'));
  cpSync(TEMPLATES, folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (file.endsWith('.hbs') && statSync(path).isFile())
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('<table data-long>', '<table>'));
  }
  plain = loadTemplates(folder);
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 60_000 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await chromium.close();
});

/** The view of a sample with so many rows. Each has a number. The last one is the widest, so every part must learn of it. */
function longView(template: Template, name: string, rows: number): DocumentView {
  const { document, today } = sample(name);
  const view = template.toView(document, { today });
  const repeated = <Row>(some: readonly Row[], change: (row: Row, index: number) => Row): Row[] =>
    Array.from({ length: rows }, (_, index) => some[(index * 7) % some.length]).flatMap((row, index) =>
      row === undefined ? [] : [change(row, index)],
    );
  const { lines, statement } = view;
  return {
    ...view,
    lines: lines && {
      ...lines,
      items: repeated(lines.items, (line, index) => ({
        ...line,
        position: String(index + 1),
        name: `Line${index}x ${line.name}`,
        ...(index === rows - 1 && { netAmount: `1${line.netAmount}`, unit: 'Wiederholungen' }),
      })),
    },
    statement: statement && {
      ...statement,
      entries: repeated(statement.entries, (entry, index) => ({
        ...entry,
        number: `Line${index}x`,
        ...(index === rows - 1 && { balance: `10,${entry.balance}` }),
      })),
    },
  };
}

interface Print {
  html: string;
  raw: Buffer;
  pdf: Buffer;
}

async function print(template: Template, view: DocumentView): Promise<Print> {
  const html = template.render(view, 'marker-1');
  return { html, ...(await chromium.printBoth({ html, marker: 'marker-1', signal: AbortSignal.timeout(60_000) })) };
}

/** The texts of each page with their places, from the top left. Chromium rounds heights to whole pixels, at other places if tables begin elsewhere. */
async function placesOf(pdf: Buffer) {
  const pages = await textBoxes(pdf);
  return pages.map(({ boxes }) =>
    boxes
      .map(({ text, left, baseline }) => ({ text, left: Math.round(left * 4) / 4, baseline }))
      .toSorted((one, other) => one.text.localeCompare(other.text) || one.left - other.left || other.baseline - one.baseline),
  );
}

/** The tags of tables in their order, each cell with the heads that it names, counted in the order of the document. */
function tableTags({ raw }: Print): string[] {
  const text = raw.toString('latin1');
  const ids = [...new Set(text.match(/(?<=\/ID \()node\d+/g))].toSorted();
  return [...text.matchAll(/\/S \/(Table|TR|TH|TD)\b([^]*?)endobj/g)].map(([, role = '', rest = '']) => {
    const named = (/\/Headers \[([^\]]*)\]/.exec(rest)?.[1]?.match(/node\d+/g) ?? []).map((id) => ids.indexOf(id));
    return [role, ...(rest.match(/\/(?:Scope|ColSpan|RowSpan) \/?\w+/g) ?? []), ...named].join(' ');
  });
}

describe.each([
  ['classic', 'everything', 810],
  ['classic', 'arabic', 410],
  ['classic', 'statement', 410],
  ['modern', 'hostile-left-to-right', 410],
  ['modern', 'statement', 410],
  ['compact', 'everything', 410],
  ['compact', 'arabic', 410],
  ['compact', 'statement', 410],
])('in the design %s, the sample %s with %i rows', (design, name, rows) => {
  let inParts: Print;
  let inOne: Print;
  beforeAll(async () => {
    const template = requireTemplate(designs, design);
    const view = longView(template, name, rows);
    inParts = await print(template, view);
    inOne = await print(requireTemplate(plain, design), view);
  }, 90_000);

  it('prints in parts as it prints in one table: every text on the same page at the same place', async () => {
    expect(inParts.html.match(/role="rowgroup"/g)?.length).toBeGreaterThan(3);
    expect(inOne.html).not.toContain('rowgroup');
    const [parts, one] = [await placesOf(inParts.pdf), await placesOf(inOne.pdf)];
    const withoutHeight = (pages: typeof parts) => pages.map((page) => page.map(({ text, left }) => [text, left]));
    expect(withoutHeight(parts)).toEqual(withoutHeight(one));
    const heights = (pages: typeof parts) => pages.flatMap((page) => page.map(({ baseline }) => baseline));
    const others = heights(one);
    expect(Math.max(...heights(parts).map((height, index) => Math.abs(height - (others[index] ?? 0))))).toBeLessThan(0.8);
  });

  it('prints every row once, in order', async () => {
    const pages = await textBoxes(inParts.pdf);
    const numbers = pages.flatMap(({ boxes }) => boxes.flatMap(({ text }) => /Line(\d+)x/.exec(text)?.[1] ?? []));
    expect(numbers).toEqual(Array.from({ length: rows }, (_, index) => String(index)));
  });

  it('has the tags of one table: each cell names the same head', () => {
    const tags = tableTags(inParts);
    expect(tags).toEqual(tableTags(inOne));
    expect(tags.filter((tag) => tag.startsWith('TD') && /\d$/.test(tag)).length).toBeGreaterThan(rows);
  });
});
