/*
 * HTML to PDF, usable alone:
 *   const chromium = await startChromium({ executablePath, fontDirectories });
 *   const pdf = await chromium.print({ html, marker, signal });
 *   await chromium.close();
 * `findBrowser` finds an executable; `PrintRequest` says what html and marker must be.
 */
export type { Chromium, ChromiumHealth, PrintRequest } from './start/chromium.js';
export {
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from './errors.js';
export type { BrowserEndReason, BrowserStartReason, ChromiumEvent } from './events.js';
export { findBrowser, type FoundBrowser } from './browser/find-browser.js';
export type { Log } from './log.js';
export type { ChromiumOptions } from './options.js';
export type { BrowserState } from './pool/pool-member.js';
export { startChromium } from './start/start-chromium.js';
export { temporaryDirectoryFault } from './browser/temporary-directory.js';
// For the linter.
export { openWorkbench, type Workbench } from './start/open-workbench.js';
// For the linter and the studio.
export { readPrintedDocument } from './printed-text/printed-document.js';
