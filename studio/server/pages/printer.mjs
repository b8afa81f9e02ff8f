// Chromium, as the service runs it.
import { built } from '../../../scripts/built.mjs';

/** @type {typeof import('../../../src/chromium/index.js')} */
const { findBrowser, readPrintedDocument, startChromium } = await built('chromium/index.js');
/** @type {typeof import('../../../src/finish/index.js')} */
export const { finishPdf, standardNames } = await built('finish/index.js');
/** @type {typeof import('../../../src/templates/index.js')} */
const { fontDirectories } = await built('templates/index.js');

const PRINT_TIMEOUT_MS = 20_000;
/** A contact sheet requests many at a time. */
const QUEUE = 1000;

/** @returns {Promise<import('../../../src/chromium/index.js').Chromium>} */
export async function startPrinter() {
  const browser = await findBrowser(process.env);
  if (!browser) throw new Error('no browser was found: set PUPPETEER_EXECUTABLE_PATH');
  return startChromium({
    executablePath: browser.path,
    fontDirectories: fontDirectories(),
    browsers: 1,
    pagesPerBrowser: 2,
    queueLimit: QUEUE,
    printTimeoutMs: PRINT_TIMEOUT_MS,
    log: (level, event, fields) => void (level === 'info' || process.stderr.write(`${event} ${JSON.stringify(fields)}\n`)),
  });
}

/** Where the content of each page ends: 0 at the top of the sheet, 1 at its bottom. None if that cannot be read. @param {Buffer} pdf @returns {Promise<number[]>} */
export async function pageEndsOf(pdf) {
  try {
    return (await readPrintedDocument(pdf)).pageEnds;
  } catch {
    return [];
  }
}
