// PDFs as PDF.js reads them. Plain JavaScript: chaos uses it too.
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** @typedef {import('pdfjs-dist/legacy/build/pdf.mjs').PDFDocumentProxy} PDFDocumentProxy @typedef {import('pdfjs-dist/legacy/build/pdf.mjs').PDFPageProxy} PDFPageProxy */

/** The words that betray a missing value. */
const BLANK_VALUES = /\bundefined\b|\bNaN\b|\bnull\b|\[object Object\]/g;

/**
 * Opens a PDF for as long as `read` takes.
 * @template T
 * @param {Uint8Array} pdf
 * @param {(document: PDFDocumentProxy) => Promise<T>} read
 * @param {{ fontExtraProperties?: boolean }} [options] fontExtraProperties: fonts have their names
 * @returns {Promise<T>} rejects when the PDF cannot be read
 */
export async function withPdf(pdf, read, options = {}) {
  // PDF.js takes the buffer over, so it gets a copy.
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false, ...options });
  try {
    return await read(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** What `read` makes of each page. @template T @param {Uint8Array} pdf @param {(page: PDFPageProxy) => Promise<T>} read */
export function eachPage(pdf, read) {
  return withPdf(pdf, async (document) => {
    /** @type {T[]} */
    const pages = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await read(await document.getPage(number)));
    return pages;
  });
}

/** In reading order as written, one line per line of text. @param {PDFPageProxy} page */
export async function textOf(page) {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
}

/** Targets of the link annotations. @param {PDFPageProxy} page @returns {Promise<string[]>} */
export async function linksOf(page) {
  const annotations = /** @type {{ subtype: string, url?: string, unsafeUrl?: string }[]} */ (await page.getAnnotations());
  return annotations.flatMap(({ subtype, url, unsafeUrl }) => {
    const target = url ?? unsafeUrl;
    return subtype === 'Link' && target ? [target] : [];
  });
}

/** What a text shows of values that are missing. @param {string} text */
export function blankValues(text) {
  return text.match(BLANK_VALUES) ?? [];
}
