// What it costs to finish a PDF (PDF/A-3a, PDF/UA-1, compressed), and how much smaller it gets. Prints with and without the pass take turns.
import { inProject } from '../../scripts/set-up/project.mjs';
import { built } from '../../scripts/built.mjs';
import { stopAtTheEnd } from '../lib/clean-up.mjs';
import { interleave } from '../lib/interleave.mjs';
import { figure, progress, say, table, withRange } from '../lib/report.mjs';
import { ratios, spread } from '../lib/statistics.mjs';

/** Lines of the documents: one page, about ten pages, and all lines of the longest sample. */
const LENGTHS = [8, 220, 400];
/** Prints at the same time, as in the service. */
const AT_A_TIME = 4;
/** Prints for one figure: fewer of the long documents. */
const PRINTS = 40;
const PRINTS_OF_LONG = 8;
const MARKER = 'bench';

/**
 * @typedef {object} Document
 * @property {number} lines
 * @property {string} html
 * @property {number} pages
 * @property {import('../../src/finish/index.js').PrintedPdf} printed
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureFinish({ options }) {
  const { print, finish, close } = await printer();
  stopAtTheEnd(close);
  const documents = [];
  for (const [lines, html] of await documentsOf()) documents.push({ lines, html, ...(await print(html)) });
  const rows = [];
  for (const document of documents) rows.push(await rowOf(document, print, finish, options));
  progress('');
  const head = [
    'lines',
    'pages',
    'Chromium’s bytes',
    'finished',
    'share',
    'pass, ms of CPU',
    'for a page',
    'prints a second, of those without the pass',
  ];
  const cells = rows.map(({ lines, pages, bytes, finished, cpu, throughput }) => [
    `${lines}`,
    `${pages}`,
    `${bytes}`,
    `${finished}`,
    figure(finished / bytes),
    figure(cpu.median),
    figure(cpu.median / pages),
    withRange(throughput),
  ]);
  say(`\n${table(head, cells)}`);
  return rows;
}

/** @param {Document} document @param {Printer['print']} print @param {Printer['finish']} finish @param {import('../options.mjs').Options} options */
async function rowOf({ lines, html, pages, printed }, print, finish, { rounds, quick }) {
  const prints = quick ? AT_A_TIME : lines > 50 ? PRINTS_OF_LONG : PRINTS;
  const finished = await finish(printed);
  /** @type {number[]} */
  const cpu = [];
  /** @type {Record<'with' | 'without', number[]>} */
  const rates = { with: [], without: [] };
  for (const order of interleave(/** @type {const} */ (['with', 'without']), rounds)) {
    for (const kind of order) {
      progress(`finish: ${lines} lines, ${kind} the pass`);
      rates[kind].push(
        await rateOf(prints, async () => {
          const { printed: one } = await print(html);
          if (kind === 'with') await finish(one);
        }),
      );
    }
    const start = process.cpuUsage();
    for (let time = 0; time < prints; time += 1) await finish(printed);
    const { user, system } = process.cpuUsage(start);
    cpu.push((user + system) / 1000 / prints);
  }
  return {
    lines,
    pages,
    bytes: printed.bytes.length,
    finished: finished.length,
    cpu: spread(cpu),
    throughput: ratios(rates.with, rates.without),
  };
}

/** Prints a second. @param {number} prints @param {() => Promise<void>} print */
async function rateOf(prints, print) {
  let left = prints;
  const work = async () => {
    while (left > 0) {
      left -= 1;
      await print();
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return prints / ((performance.now() - start) / 1000);
}

/** The longest sample with fewer lines, in the usual design. @returns {Promise<[lines: number, html: string][]>} */
async function documentsOf() {
  /** @type {typeof import('../../src/templates/index.js')} */
  const { loadSamples, loadTemplates } = await built('templates/index.js');
  const sample = loadSamples(inProject('templates/base/samples')).find(({ name }) => name === 'four-hundred-lines');
  const template = loadTemplates(inProject('templates')).get('classic');
  if (!sample || !template) throw new Error('the longest sample is missing');
  const view = template.toView(sample.document, { locale: 'en-GB', today: sample.today });
  return LENGTHS.map((lines) => {
    const part = { ...view, lines: view.lines && { ...view.lines, items: view.lines.items.slice(0, lines) } };
    return [lines, template.render(part, MARKER)];
  });
}

/**
 * @typedef {object} Printer
 * @property {(html: string) => Promise<{ printed: import('../../src/finish/index.js').PrintedPdf, pages: number }>} print
 * @property {(printed: import('../../src/finish/index.js').PrintedPdf) => Promise<Buffer>} finish
 * @property {() => Promise<void>} close
 */

/** Browsers and the pass, as the service has them. @returns {Promise<Printer>} */
export async function printer() {
  /** @type {typeof import('../../src/chromium/index.js')} */
  const { findBrowser, startChromium } = await built('chromium/index.js');
  /** @type {typeof import('../../src/finish/index.js')} */
  const { Finisher } = await built('finish/index.js');
  /** @type {typeof import('../../src/templates/index.js')} */
  const { fontDirectories } = await built('templates/index.js');
  const browser = await findBrowser(process.env);
  if (!browser) throw new Error('there is no Chromium');
  let pages = 0;
  const chromium = await startChromium({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    onEvent: (event) => {
      if (event.type === 'printed') pages = event.pages;
    },
  });
  const finisher = new Finisher();
  return {
    async print(html) {
      const printed = await chromium.print({ html, marker: MARKER, signal: new AbortController().signal });
      return { printed, pages };
    },
    finish: async (printed) => (await finisher.finish(printed, {})).bytes,
    close: async () => {
      await chromium.close();
      await finisher.close();
    },
  };
}
