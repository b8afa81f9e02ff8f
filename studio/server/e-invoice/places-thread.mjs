// The thread that reads the links of a PDF.
import { parentPort } from 'node:worker_threads';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** @typedef {import('./places.mjs').Place} Place */

/** `https://text.invalid/12` */
const LINK = /^https:\/\/text\.invalid\/\??(?<number>\d+)$/;

/** @param {Uint8Array} pdf */
async function placesIn(pdf) {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    const document = await task.promise;
    /** @type {Place[]} */
    const places = [];
    for (let page = 1; page <= document.numPages; page++) {
      const one = await document.getPage(page);
      const [left = 0, bottom = 0, right = 0, top = 0] = one.view;
      const [width, height] = [right - left, top - bottom];
      for (const { url, rect } of await one.getAnnotations()) {
        const number = LINK.exec(url ?? '')?.groups?.['number'];
        if (number === undefined) continue;
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
        const place = {
          left: (x1 - left) / width,
          top: (top - y2) / height,
          width: (x2 - x1) / width,
          height: (y2 - y1) / height,
        };
        if (place.width > 0 && place.height > 0) places.push({ number: Number(number), page, ...place });
      }
    }
    return { pages: document.numPages, places: merged(places) };
  } finally {
    await task.destroy();
  }
}

/** A text that has elements in it has several links, one upon the other. @param {readonly Place[]} places */
function merged(places) {
  /** @type {Place[]} */
  const result = [];
  for (const place of places) {
    const known = result.findLast((one) => one.number === place.number && one.page === place.page && areOneLine(one, place));
    if (!known) {
      result.push({ ...place });
      continue;
    }
    const right = Math.max(known.left + known.width, place.left + place.width);
    const bottom = Math.max(known.top + known.height, place.top + place.height);
    known.left = Math.min(known.left, place.left);
    known.top = Math.min(known.top, place.top);
    known.width = right - known.left;
    known.height = bottom - known.top;
  }
  return result;
}

/** Beside each other, or one upon the other. @param {Place} one @param {Place} other */
function areOneLine(one, other) {
  const middle = other.top + other.height / 2;
  const gap = Math.max(one.left, other.left) - Math.min(one.left + one.width, other.left + other.width);
  return middle > one.top && middle < one.top + one.height && gap < 0.01;
}

/** @param {{ id: number, pdf: Uint8Array }} message */
async function answer({ id, pdf }) {
  try {
    parentPort?.postMessage({ id, value: await placesIn(pdf) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id, fault: { code: 'unreadable_pdf', message, file: null, line: null, excerpt: [] } });
  }
}

parentPort?.on('message', (message) => void answer(message));
parentPort?.postMessage({ isReady: true });
