import { blankValues, eachPage, linksOf, textOf } from '../../harness/pdf/open-pdf.js';
import { activeContent, partsOf } from '../../harness/pdf/pdf-parts.js';
import { CANARY } from '../world/seed-data.mjs';

/**
 * @typedef {object} Page
 * @property {string} text
 * @property {string[]} links
 */

/** Text and links of each page. @param {Uint8Array} bytes @returns {Promise<Page[]>} */
export function readPages(bytes) {
  return eachPage(bytes, async (page) => ({ text: await textOf(page), links: await linksOf(page) }));
}

/**
 * What is wrong with a PDF that was released for an invoice; nothing: it is whole, it is this one, and nothing of anyone else is in it.
 * @param {Buffer} bytes
 * @param {import('../world/seed-data.mjs').SeededInvoice} invoice
 * @returns {Promise<string[]>}
 */
export async function faultsOf(bytes, invoice) {
  const raw = bytes.toString('latin1');
  if (!raw.startsWith('%PDF-')) return ['it does not begin with %PDF-'];
  if (!raw.trimEnd().endsWith('%%EOF')) return ['it does not end with %%EOF'];
  const faults = [];
  try {
    if (activeContent(partsOf(bytes)).length > 0) faults.push('it has active content');
    faults.push(...faultsOfPages(await readPages(bytes), invoice));
  } catch (error) {
    faults.push(`it cannot be read: ${String(error)}`);
  }
  return faults;
}

/** @param {Page[]} pages @param {import('../world/seed-data.mjs').SeededInvoice} invoice */
function faultsOfPages(pages, { tenant, number, total, lines }) {
  const faults = [];
  // A canary may be broken over two lines.
  const texts = pages.map(({ text }) => text.replaceAll(/\s/g, ''));
  const all = texts.join('');
  if (pages.length === 0) faults.push('it has no page');
  texts.forEach((text, index) => {
    if (!text.includes(tenant.canary)) faults.push(`page ${index + 1} lacks the organisation's canary`);
    if (!text.includes(number)) faults.push(`page ${index + 1} lacks the invoice's number`);
    if (!text.includes(`${index + 1}of${pages.length}`)) faults.push(`page ${index + 1} lacks its number`);
  });
  for (const [canary] of all.matchAll(CANARY))
    if (canary !== tenant.canary && canary !== number) faults.push(`foreign canary ${canary}`);
  for (const part of [`Lastitemof${number}`, `Noteof${number}`, `Termsof${number}`, total])
    if (!all.includes(part)) faults.push(`it lacks "${part}"`);
  const items = [...all.matchAll(/Item\d+ofmanythings/g)].length;
  if (items !== lines - 1) faults.push(`it has ${items + 1} lines instead of ${lines}`);
  if (pages.some(({ text }) => blankValues(text).length > 0)) faults.push('it shows a value that is missing');
  return faults;
}
