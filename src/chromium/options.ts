import { tmpdir } from 'node:os';
import type { ChromiumEvent } from './events.js';
import type { Log } from './log.js';

/** How to run Chromium. Only the first two fields are required; the defaults of the others suit production. */
export interface ChromiumOptions {
  /** Path of Chromium or chrome-headless-shell, version 133 or newer. Wrapper scripts are resolved to the real binary. `findBrowser` finds one. */
  executablePath: string;
  /**
   * Font directories (searched for .ttf, .otf and .ttc, with their subdirectories) or single font files. At least one font.
   * These are the only fonts that documents can use, by family name; sans-serif, serif and monospace mean the first family.
   * Prefer static files: Chromium embeds variable fonts as Type 3, three times the size.
   */
  fontDirectories: readonly string[];
  /** Number of browser processes (1 or more). Default 2. More browsers than cores gain nothing. With 1, nothing prints while a crashed browser restarts. */
  browsers?: number;
  /** Pages that print at the same time in each browser (1 or more). Default 2. Parallel prints = browsers × pages. More than 3 pages gain nothing. */
  pagesPerBrowser?: number;
  /** Prints that may wait for a page (0 or more). Default 64. Beyond it: `QueueFullError`. Change it only if you know how long callers wait. */
  queueLimit?: number;
  /** Timeout of one print in milliseconds, including its time in the queue and a second attempt. Default 10,000. */
  printTimeoutMs?: number;
  /** Most time in addition to `printTimeoutMs` that a print may ask for. Default 0. */
  longestExtraMs?: number;
  /**
   * How long a browser may take to answer while it prints, in milliseconds. After that it is killed, and another browser prints the document. A slow document is no problem:
   * its browser still answers. Default: a third of `printTimeoutMs`, which leaves time for the second attempt, but at least 1,000 and at most 5,000.
   */
  responseTimeoutMs?: number;
  /** Timeout for starting a browser and warming its pages, in milliseconds. Default 15,000. Raise it only if processes start very slowly on this host. */
  launchTimeoutMs?: number;
  /** A browser is replaced after this number of prints (1 or more), once the new one is warm. Default 1,000: a launch costs as much CPU as about twenty prints. */
  maxPrintsPerBrowser?: number;
  /** A browser is replaced at this age in milliseconds, in the same way. Default: one hour. */
  maxAgeMs?: number;
  /** A browser is replaced beyond this memory in bytes, in the same way. Counts all its processes; memory that they share counts once for each. Default 2 GB. */
  maxMemoryBytes?: number;
  /** A page is replaced after this number of prints (1 or more). Default 200. */
  maxPrintsPerPage?: number;
  /**
   * `page` (default) prints many documents on one page and replaces the whole document each time. `context` gives each print a browser context of its own, at a quarter
   * of the speed. Use it only if a policy demands that isolation.
   */
  isolation?: 'page' | 'context';
  /** Rows of a part (2 or more). Default 500. Parts of 300 rows take a tenth longer, and so do those of 800, which take more memory too. */
  rowsOfPart?: number;
  /** Chromium's own sandbox. Default true. `false` adds `--no-sandbox` and logs a warning. Use it only if the host cannot allow user namespaces. */
  sandbox?: boolean;
  /** Whether each browser runs in a network namespace without interfaces. `auto` (default): if the host allows it. `required`: refuse to start without it. `off`: never. */
  networkNamespace?: 'auto' | 'off' | 'required';
  /** Where to create the private directory (profiles, fonts). Default: the system's temporary directory. If run as root, other users must be able to enter it. */
  temporaryDirectory?: string;
  /** Receives the module's log events. Default: nothing is logged. */
  log?: Log;
  /** Called for every start, end, print and retry, for metrics. Must return quickly and not throw. */
  onEvent?: (event: ChromiumEvent) => void;
}

/** The options with every default filled in. */
export type CompleteOptions = Required<ChromiumOptions>;

/** Fills in the defaults and checks the numbers. Throws `RangeError` that names the field. */
export function completeOptions(options: ChromiumOptions): CompleteOptions {
  const printTimeoutMs = wholeNumber('printTimeoutMs', options.printTimeoutMs ?? 10_000, 1);
  const complete: CompleteOptions = {
    ...options,
    browsers: wholeNumber('browsers', options.browsers ?? 2, 1),
    pagesPerBrowser: wholeNumber('pagesPerBrowser', options.pagesPerBrowser ?? 2, 1),
    queueLimit: wholeNumber('queueLimit', options.queueLimit ?? 64, 0),
    printTimeoutMs,
    longestExtraMs: wholeNumber('longestExtraMs', options.longestExtraMs ?? 0, 0),
    responseTimeoutMs: wholeNumber('responseTimeoutMs', options.responseTimeoutMs ?? responseTimeoutFor(printTimeoutMs), 1),
    launchTimeoutMs: wholeNumber('launchTimeoutMs', options.launchTimeoutMs ?? 15_000, 1),
    maxPrintsPerBrowser: wholeNumber('maxPrintsPerBrowser', options.maxPrintsPerBrowser ?? 1000, 1),
    maxAgeMs: wholeNumber('maxAgeMs', options.maxAgeMs ?? 3_600_000, 1),
    maxMemoryBytes: options.maxMemoryBytes ?? 2_000_000_000,
    maxPrintsPerPage: wholeNumber('maxPrintsPerPage', options.maxPrintsPerPage ?? 200, 1),
    rowsOfPart: wholeNumber('rowsOfPart', options.rowsOfPart ?? 500, 2),
    isolation: options.isolation ?? 'page',
    sandbox: options.sandbox ?? true,
    networkNamespace: options.networkNamespace ?? 'auto',
    temporaryDirectory: options.temporaryDirectory ?? tmpdir(),
    log: options.log ?? (() => {}),
    onEvent: options.onEvent ?? (() => {}),
  };
  // With a context for each print, a page prints once.
  return complete.isolation === 'context' ? { ...complete, maxPrintsPerPage: 1 } : complete;
}

/** A third, which leaves time for a second attempt; but long enough for a busy host. */
function responseTimeoutFor(printTimeoutMs: number): number {
  return Math.round(Math.min(Math.max(printTimeoutMs / 3, 1000), 5000));
}

function wholeNumber(field: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= 10_000_000_000) return value;
  throw new RangeError(`${field} must be a whole number of at least ${least}, not ${String(value)}`);
}
