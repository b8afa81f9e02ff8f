// What reading a finished PDF back costs: CPU for a page of short and long invoices, in languages of several scripts.
import { built } from '../../scripts/built.mjs';
import { inProject } from '../../scripts/set-up/project.mjs';
import { stopAtTheEnd } from '../lib/clean-up.mjs';
import { figure, progress, say, table } from '../lib/report.mjs';
import { spread } from '../lib/statistics.mjs';
import { printer } from './finish.mjs';

const LENGTHS = [1, 20, 400];
const LOCALES = ['en-GB', 'ar', 'ja-JP'];
/** Readings for a figure: of so many pages altogether. */
const PAGES = 200;
const MARKER = 'bench';

/**
 * @typedef {object} Finished
 * @property {string} name
 * @property {number} pages
 * @property {Buffer} bytes
 * @property {import('../../src/read-back/index.js').Expected} expected
 */

/** @param {import('../benchmark.mjs').Run} run */
export async function measureReadBack({ options: { rounds, quick } }) {
  /** @type {typeof import('../../src/read-back/check-page.js')} */
  const { checkPage } = await built('read-back/check-page.js');
  const rows = [];
  for (const { name, pages, bytes, expected } of await finishedDocuments()) {
    progress(`read-back: ${name}`);
    const times = Math.max(1, Math.ceil((quick ? 10 : PAGES) / pages));
    const reading = () => {
      for (let time = 0; time < times; time += 1) checkPage(bytes, expected);
    };
    reading();
    const cpu = Array.from({ length: rounds }, () => {
      const start = process.cpuUsage();
      reading();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000 / times;
    });
    rows.push({ name, pages, bytes: bytes.length, cpu: spread(cpu) });
  }
  progress('');
  const head = ['document', 'pages', 'bytes', 'reading, ms of CPU', 'for a page'];
  const cells = rows.map(({ name, pages, bytes, cpu }) => [
    name,
    `${pages}`,
    `${bytes}`,
    figure(cpu.median),
    figure(cpu.median / pages),
  ]);
  say(`\n${table(head, cells)}`);
  return rows;
}

/** The longest sample, or its first lines, in the usual design. @returns {Promise<Finished[]>} */
async function finishedDocuments() {
  /** @type {typeof import('../../src/templates/index.js')} */
  const { loadSamples, loadTemplates } = await built('templates/index.js');
  /** @type {typeof import('../../src/read-back/index.js')} */
  const { factsOfInvoice } = await built('read-back/index.js');
  const sample = loadSamples(inProject('templates/base/samples')).find(({ name }) => name === 'four-hundred-lines');
  const template = loadTemplates(inProject('templates')).get('classic');
  if (!template || sample?.document.type !== 'INVOICE') throw new Error('the longest sample is missing');
  const { document, today } = sample;
  const { print, finish, close } = await printer();
  stopAtTheEnd(close);
  const finished = [];
  for (const locale of LOCALES) {
    for (const lines of LENGTHS) {
      const view = template.toView(document, { locale, today });
      const part = { ...view, lines: view.lines && { ...view.lines, items: view.lines.items.slice(0, lines) } };
      const { printed, pages } = await print(template.render(part, MARKER));
      const facts = factsOfInvoice({ ...document, lines: document.lines.slice(0, lines) }, part);
      const expected = { facts, words: printed.words === null ? null : [printed.words], mustHaveAll: true };
      finished.push({ name: `${lines} lines, ${locale}`, pages, bytes: await finish(printed), expected });
    }
  }
  return finished;
}
