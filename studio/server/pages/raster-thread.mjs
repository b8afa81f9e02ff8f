// The thread that turns pages into pixels, with the same PDF library that Chromium uses to show PDFs.
import { parentPort } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encodePng } from './png.mjs';

/** @typedef {Awaited<ReturnType<PDFiumLibrary['loadDocument']>>} PdfDocument */

/** Documents that stay open. */
const MOST_OPEN = 8;
/** Pixels of one image: some 8000 × 3000. */
const MOST_PIXELS = 24_000_000;

const library = await PDFiumLibrary.init();
/** @type {Map<string, PdfDocument>} */
const documents = new Map();

/** @param {string} id @param {Uint8Array} pdf */
async function documentOf(id, pdf) {
  const document = documents.get(id) ?? (await library.loadDocument(pdf));
  documents.delete(id);
  documents.set(id, document);
  for (const [oldest, old] of documents) {
    if (documents.size <= MOST_OPEN) break;
    documents.delete(oldest);
    old.destroy();
  }
  return document;
}

/** The size of each page, in points. @param {PdfDocument} document */
function sizesOf(document) {
  return Array.from({ length: document.getPageCount() }, (_, index) => {
    const { originalWidth, originalHeight } = document.getPage(index).getOriginalSize();
    return { width: originalWidth, height: originalHeight };
  });
}

/** @param {PdfDocument} document @param {number} page counted from 1 @param {number} width in pixels */
async function imageOf(document, page, width) {
  if (page > document.getPageCount()) return null;
  const one = document.getPage(page - 1);
  const { originalWidth, originalHeight } = one.getOriginalSize();
  const scale = Math.min(width / originalWidth, Math.sqrt(MOST_PIXELS / (originalWidth * originalHeight)));
  return encodePng(await one.render({ scale, colorSpace: 'BGRA', render: 'bitmap' }));
}

/** @param {{ id: number, print: string, pdf: Uint8Array, page?: number, width?: number }} message */
async function answer({ id, print, pdf, page, width }) {
  try {
    const document = await documentOf(print, pdf);
    const value = page === undefined || width === undefined ? sizesOf(document) : await imageOf(document, page, width);
    parentPort?.postMessage({ id, value });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id, fault: { code: 'unreadable_pdf', message, file: null, line: null, excerpt: [] } });
  }
}

parentPort?.on('message', (message) => void answer(message));
parentPort?.postMessage({ isReady: true });
