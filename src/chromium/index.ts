export type { Chromium, ChromiumHealth, PrintRequest } from './chromium.js';
export {
  ChromiumUnavailableError,
  ContentCutError,
  DocumentRefusedError,
  PrintFailedError,
  PrintTimeoutError,
  QueueFullError,
} from './errors.js';
export type { BrowserEndReason, BrowserStartReason, ChromiumEvent } from './events.js';
export { findBrowser, type FoundBrowser } from './find-browser.js';
export type { Log } from './log.js';
export type { ChromiumOptions } from './options.js';
export type { BrowserState } from './pool-member.js';
export { startChromium } from './start-chromium.js';
export { temporaryDirectoryFault } from './temporary-directory.js';
// For the linter (template-check), which the service does not have.
export { openWorkbench, type Workbench } from './open-workbench.js';
