// How often a document is printed again because its pages do not look well, and what that costs: each such document in turns with the same one that is printed once.
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { stopAtTheEnd } from '../lib/clean-up.mjs';
import { cpuOfTree } from '../lib/cpu.mjs';
import { interleave } from '../lib/interleave.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { ratios } from '../lib/statistics.mjs';

const LOCALES = ['en-GB', 'de-DE', 'ar'];
/** Of each number of passes, so many documents are measured. */
const DOCUMENTS = 6;
/** Printed in a row for one figure: the kernel counts CPU in steps of 10 ms. */
const PRINTS = 5;

/**
 * @typedef {object} Sampled
 * @property {string} name
 * @property {string} design
 * @property {string} html
 * @property {number} pages
 * @property {number} passes
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measurePasses({ options }) {
  const { print, close } = await printer();
  stopAtTheEnd(close);
  /** @type {Sampled[]} */
  const documents = [];
  for (const { name, design, html } of await sampleDocuments()) {
    progress(`passes: ${name}`);
    documents.push({ name, design, html, ...(await print(html)) });
  }
  sayShares(documents);
  const rows = [];
  for (const passes of [1, 2, 3]) {
    const measured = spreadOver(
      documents.filter((document) => document.passes === passes),
      options.quick ? 1 : DOCUMENTS,
    );
    if (measured.length > 0) rows.push({ passes, ...(await costOf(measured, print, options)) });
  }
  progress('');
  const head = ['passes', 'documents', 'time, of one print', 'CPU, of one print'];
  const cells = rows.map(({ passes, documents: count, time, cpu }) => [`${passes}`, `${count}`, withRange(time), withRange(cpu)]);
  say(`\n${table(head, cells)}`);
  return { documents: documents.map(({ name, design, pages, passes }) => ({ name, design, pages, passes })), cost: rows };
}

/** Every sample in each design, in a few languages. */
async function sampleDocuments() {
  /** @type {typeof import('../../src/templates/index.js')} */
  const { loadSamples, loadTemplates } = await built('templates/index.js');
  const samples = loadSamples(inProject('templates/base/samples'));
  return [...loadTemplates(inProject('templates'))].flatMap(([design, template]) =>
    samples
      .filter(({ documentType }) => template.manifest.documentTypes.includes(documentType))
      .flatMap(({ name, document, today }) =>
        LOCALES.map((locale) => ({
          name: `${name}, ${design}, ${locale}`,
          design,
          html: template.render(template.toView(document, { locale, today }), MARKER),
        })),
      ),
  );
}

const MARKER = 'bench';

/** One warm page. @returns {Promise<{ print: (html: string) => Promise<{ pages: number, passes: number }>, close: () => Promise<void> }>} */
async function printer() {
  /** @type {typeof import('../../src/chromium/index.js')} */
  const { findBrowser, startChromium } = await built('chromium/index.js');
  /** @type {typeof import('../../src/templates/index.js')} */
  const { fontDirectories } = await built('templates/index.js');
  const browser = await findBrowser(process.env);
  if (!browser) throw new Error('there is no Chromium');
  let printed = { pages: 0, passes: 0 };
  const chromium = await startChromium({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    browsers: 1,
    pagesPerBrowser: 1,
    onEvent: (event) => {
      if (event.type === 'printed') printed = event;
    },
  });
  return {
    async print(html) {
      await chromium.print({ html, marker: MARKER, signal: new AbortController().signal });
      return { pages: printed.pages, passes: printed.passes };
    },
    close: () => chromium.close(),
  };
}

/** @param {readonly Sampled[]} documents */
function sayShares(documents) {
  const designs = [...new Set(documents.map(({ design }) => design))];
  const rows = designs.map((design) => {
    const all = documents.filter((document) => document.design === design);
    const several = all.filter(({ pages }) => pages > 1);
    const again = all.filter(({ passes }) => passes > 1);
    const share = `${figure((again.length / all.length) * 100)} %`;
    return [design, `${all.length}`, `${several.length}`, `${again.length}`, share];
  });
  progress('');
  say(`\n${table(['samples', 'documents', 'of several pages', 'printed again', 'share'], rows)}`);
}

/** @param {readonly Sampled[]} documents @param {(html: string) => Promise<unknown>} print @param {import('../options.mjs').Options} options */
async function costOf(documents, print, { rounds }) {
  const entries = documents.flatMap(({ html }, index) => [
    { index, isAgain: true, html },
    { index, isAgain: false, html: html.replace(' data-pass="first"', '') },
  ]);
  /** @type {Map<string, { time: number[], cpu: number[] }>} */
  const figures = new Map(entries.map(({ index, isAgain }) => [`${index} ${isAgain}`, { time: [], cpu: [] }]));
  for (const order of interleave(entries, rounds)) {
    for (const { index, isAgain, html } of order) {
      progress(`passes: ${documents[index]?.name}`);
      await print(html);
      const cpu = cpuOfTree(process.pid);
      const start = performance.now();
      for (let time = 0; time < PRINTS; time += 1) await print(html);
      const one = figures.get(`${index} ${isAgain}`);
      one?.time.push((performance.now() - start) / PRINTS);
      one?.cpu.push((cpuOfTree(process.pid) - cpu) / PRINTS);
    }
  }
  const all = (/** @type {'time' | 'cpu'} */ what, /** @type {boolean} */ isAgain) =>
    documents.flatMap((_, index) => figures.get(`${index} ${isAgain}`)?.[what] ?? []);
  return {
    documents: documents.length,
    time: ratios(all('time', true), all('time', false)),
    cpu: ratios(all('cpu', true), all('cpu', false)),
  };
}

/** A few of a list, from all over it. @template T @param {readonly T[]} list @param {number} count @returns {T[]} */
function spreadOver(list, count) {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)]).flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
