// The documents that are shown: files in the import format.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inProject } from '../../../scripts/set-up/project.mjs';
import { built } from '../built.mjs';
import { faultOf } from './fault.mjs';

/** @typedef {import('../../../src/invoices/invoice.js').Invoice} Invoice */
/** @typedef {import('../../shared/api.js').Sample & { invoice: Invoice, today: string }} LoadedSample today: the day on which it is looked at */

const MOST_BYTES = 20_000_000;
/** The day on which samples are looked at that do not name one: fixed, so that what is overdue stays so. */
const TODAY = '2026-11-03';

/** @type {typeof import('../../../src/records/import/parse-import.js')} */
const { parseImport } = await built('records/import/parse-import.js');
/** @type {typeof import('../../../src/records/import/build-invoices.js')} */
const { buildInvoices } = await built('records/import/build-invoices.js');

/** Where samples are: the templates' own, else those of the database. @param {string} root */
function sampleFolder(root) {
  const own = join(root, 'base', 'samples');
  return statSync(own, { throwIfNoEntry: false })?.isDirectory() ? own : inProject('prisma/sample-data');
}

/**
 * Every sample that can be read, and why the others cannot.
 * @param {string} root the folder of the templates
 */
export function loadSamples(root) {
  const folder = sampleFolder(root);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  /** @type {Map<string, LoadedSample>} */
  const samples = new Map();
  const faults = [];
  for (const file of files.toSorted()) {
    try {
      for (const sample of samplesIn(folder, file)) samples.set(sample.id, sample);
    } catch (error) {
      faults.push(faultOf(Object.assign(asError(error), { file }), folder));
    }
  }
  return { samples, faults };
}

/** @param {string} folder @param {string} file @returns {LoadedSample[]} */
function samplesIn(folder, file) {
  const path = join(folder, file);
  if (statSync(path).size > MOST_BYTES) throw new Error(`is larger than ${MOST_BYTES / 1e6} MB`);
  const name = basename(file, '.json');
  return buildInvoices(parseImport(readFileSync(path, 'utf8'))).map((invoice) => ({
    id: `${name}/${invoice.number}`,
    title: `${invoice.number} · ${invoice.customer.name}`,
    group: invoice.organisation.name,
    documentType: invoice.type === 'CREDIT_NOTE' ? 'credit-note' : 'invoice',
    locale: invoice.customer.locale ?? invoice.organisation.locale,
    invoice,
    today: TODAY,
  }));
}

/** @param {unknown} error */
function asError(error) {
  return error instanceof Error ? error : new Error(String(error));
}
