import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CANARY } from '../world/seed-data.mjs';

const ACTIVE = /\/(?:JS|JavaScript|OpenAction|AA|Launch|EmbeddedFile|SubmitForm|ImportData|RichMedia|XFA)\b/;
const BLANK_VALUES = /\bundefined\b|\bNaN\b|\bnull\b|\[object Object\]/;

/**
 * @typedef {object} Page
 * @property {string} text
 * @property {string[]} links
 */

/** Text and links of each page. @param {Uint8Array} bytes @returns {Promise<Page[]>} */
export async function readPages(bytes) {
  // PDF.js takes the buffer over, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const document = await task.promise;
    /** @type {Page[]} */
    const pages = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      const annotations = /** @type {{ subtype: string, url?: string, unsafeUrl?: string }[]} */ (await page.getAnnotations());
      const links = annotations.flatMap(({ subtype, url, unsafeUrl }) => (subtype === 'Link' ? [url ?? unsafeUrl ?? ''] : []));
      pages.push({ text, links: links.filter((link) => link !== '') });
    }
    return pages;
  } finally {
    await task.destroy();
  }
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
  // In a font's bytes any letters can stand by chance.
  if (ACTIVE.test(raw.replaceAll(/\bstream\r?\n[\s\S]*?\bendstream\b/g, ''))) faults.push('it has active content');
  try {
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
  if (pages.some(({ text }) => BLANK_VALUES.test(text))) faults.push('it shows a value that is missing');
  return faults;
}
