// The frozen document and the present one, side by side: the yardstick only counts if both show the same content on as many pages.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eachPage, textOf } from '../../test/harness/pdf/open-pdf.js';
import { RESULTS } from '../lib/environment.mjs';
import { figure, say, table } from '../lib/report.mjs';
import { startWorker } from '../lib/worker.mjs';
import { differenceOf } from '../lib/text-difference.mjs';

/** @param {import('../benchmark.mjs').Run} run */
export async function compareDocuments({ options, documents }) {
  const document = documents.get(options.lines);
  if (!document) throw new Error(`no document of ${options.lines} lines was made`);
  const folder = join(RESULTS, `compare-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`);
  await mkdir(folder, { recursive: true });
  const reference = await printed('reference', document.reference.messages, folder);
  const present = await printed('present', document.present, folder);
  const rows = [reference, present].map(({ name, pages, bytes }) => [name, String(pages.length), figure(bytes / 1000)]);
  say(`\n${table([`${options.lines} lines`, 'pages', 'kB'], rows)}`);
  const pages = Array.from({ length: Math.max(reference.pages.length, present.pages.length) }, (_, index) => index);
  for (const page of pages) {
    const { same, onlyFirst, onlySecond } = differenceOf(reference.pages[page] ?? '', present.pages[page] ?? '');
    say(`\nPage ${page + 1}: ${same ? 'the same text in the same order' : 'the texts differ'}.`);
    if (onlyFirst.length > 0) say(`Only in the reference: ${onlyFirst.join(' | ')}`);
    if (onlySecond.length > 0) say(`Only in the present one: ${onlySecond.join(' | ')}`);
    if (!same && onlyFirst.length + onlySecond.length === 0) say('The words are the same, in another order.');
  }
  say(`\nBoth PDFs: ${folder}`);
}

/** @param {'reference' | 'present'} name @param {string} messages a file @param {string} folder */
async function printed(name, messages, folder) {
  const floor = await startWorker(new URL('../contenders/floor.mjs', import.meta.url), { env: { BENCH_FLOOR: name } });
  try {
    const target = join(folder, `${name}.pdf`);
    await floor.ask('once', { messages, target });
    const pdf = await readFile(target);
    return { name, pages: await eachPage(pdf, textOf), bytes: pdf.length };
  } finally {
    await floor.stop();
  }
}
