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
    return { pages: document.numPages, places };
  } finally {
    await task.destroy();
  }
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
