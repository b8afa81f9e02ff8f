import { tmpdir } from 'node:os';
import type { ChromiumEvent } from './events.js';
import type { Log } from './log.js';

/** How Chromium is run. Every field but the first two has a default that suits production. */
export interface ChromiumOptions {
  /** Path of Chromium or chrome-headless-shell, version 133 or newer. Wrapper scripts are resolved to the real binary. `findBrowser` finds one. */
  executablePath: string;
  /**
   * Font directories (searched for .ttf, .otf and .ttc, with their subdirectories) or single font files. At least one font.
   * These are the only fonts that documents can use, by family name; sans-serif, serif and monospace mean the first family.
   * Prefer static files: Chromium embeds variable fonts as Type 3, three times the size.
   */
  fontDirectories: readonly string[];
  /** Number of browser processes (1 or more). Default 2. More than the cores gains nothing; 1 means that no one prints while a crashed browser restarts. */
  browsers?: number;
  /** Pages that print at the same time in each browser (1 or more). Default 2. Prints at once = browsers × pages; more than 3 pages gains nothing. */
  pagesPerBrowser?: number;
  /** Prints that may wait for a page (0 or more). Default 64. Beyond it: `QueueFullError`. Leave it, unless the callers' patience is known. */
  queueLimit?: number;
  /** Milliseconds for one print, queue and second attempt included. Default 10,000. */
  printTimeoutMs?: number;
  /**
   * Milliseconds for a browser to answer while it prints; one that does not is killed, and the document printed on another. A document that takes long is not meant: the
   * browser answers meanwhile. Default: a third of `printTimeoutMs`, so that the second attempt has time, but 1,000 to 5,000.
   */
  responseTimeoutMs?: number;
  /** Milliseconds for a browser to start with its pages warm. Default 15,000. Raise it only on hosts where a process start is very slow. */
  launchTimeoutMs?: number;
  /** Prints after which a browser is replaced (1 or more), the new one warmed first. Default 1,000: a launch costs as much CPU as some twenty prints. */
  maxPrintsPerBrowser?: number;
  /** Milliseconds after which a browser is replaced in the same way. Default one hour. */
  maxAgeMs?: number;
  /** Bytes of memory (of all processes of a browser, shared pages counted once for each) beyond which it is replaced in the same way. Default 2 GB. */
  maxMemoryBytes?: number;
  /** Prints after which a page is replaced (1 or more). Default 200. */
  maxPrintsPerPage?: number;
  /**
   * `page` (default) prints many documents on one page, replacing the document whole. `context` gives each print a new browser context, a quarter of the
   * speed: only where policy demands that wall.
   */
  isolation?: 'page' | 'context';
  /** Chromium's own sandbox. Default true. `false` adds `--no-sandbox` and a warning: only where the host cannot allow user namespaces. */
  sandbox?: boolean;
  /** Run each browser in a network namespace of its own, without interfaces: `auto` (default) where the host allows it, `required` or refuse to start, `off`. */
  networkNamespace?: 'auto' | 'off' | 'required';
  /** Where the private directory (profiles, staged fonts) is made. Default: the system's. When run as root, other users must be able to enter it. */
  temporaryDirectory?: string;
  /** Receives what is worth a line of a log. Default: nothing is reported. */
  log?: Log;
  /** Hears of every start, end, print and retry, for metrics. Must be quick and not throw. */
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
    responseTimeoutMs: wholeNumber('responseTimeoutMs', options.responseTimeoutMs ?? responseTimeoutFor(printTimeoutMs), 1),
    launchTimeoutMs: wholeNumber('launchTimeoutMs', options.launchTimeoutMs ?? 15_000, 1),
    maxPrintsPerBrowser: wholeNumber('maxPrintsPerBrowser', options.maxPrintsPerBrowser ?? 1000, 1),
    maxAgeMs: wholeNumber('maxAgeMs', options.maxAgeMs ?? 3_600_000, 1),
    maxMemoryBytes: options.maxMemoryBytes ?? 2_000_000_000,
    maxPrintsPerPage: wholeNumber('maxPrintsPerPage', options.maxPrintsPerPage ?? 200, 1),
    isolation: options.isolation ?? 'page',
    sandbox: options.sandbox ?? true,
    networkNamespace: options.networkNamespace ?? 'auto',
    temporaryDirectory: options.temporaryDirectory ?? tmpdir(),
    log: options.log ?? (() => {}),
    onEvent: options.onEvent ?? (() => {}),
  };
  // A context is a page that prints once.
  return complete.isolation === 'context' ? { ...complete, maxPrintsPerPage: 1 } : complete;
}

/** A third, so that a second attempt has time; long enough for a busy host. */
function responseTimeoutFor(printTimeoutMs: number): number {
  return Math.round(Math.min(Math.max(printTimeoutMs / 3, 1000), 5000));
}

function wholeNumber(field: string, value: number, least: number): number {
  if (Number.isSafeInteger(value) && value >= least && value <= 10_000_000_000) return value;
  throw new RangeError(`${field} must be a whole number of at least ${least}, not ${String(value)}`);
}
