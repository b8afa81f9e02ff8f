import { oneOf, type Setting, text, wholeNumber } from './parsers.js';

/** The template and the browsers that print it. */
export const PRINT_SETTINGS = {
  TEMPLATE: {
    default: 'classic',
    meaning: 'Template for documents whose custom form and organisation name none.',
    parse: text,
  },
  CONFORMANCE: {
    default: 'both',
    meaning:
      'Standards that a PDF claims if it conforms to them: `both`, `pdfa` (PDF/A-3a), `pdfua` (PDF/UA-1) or `none`. A request may choose others with `conformance`.',
    parse: oneOf('both', 'pdfa', 'pdfua', 'none'),
  },
  CONFORMANCE_FAULTS: {
    default: 'drop',
    meaning:
      'What happens if a PDF does not conform to a standard. `drop`: it is sent without that claim. `refuse`: it is not sent, and the request gets `422`. A request may choose with `conformance_faults`.',
    parse: oneOf('drop', 'refuse'),
  },
  PRINT_TIMEOUT_MS: {
    default: '6000',
    meaning:
      'Longest time for a print in Chromium, including the wait for a page and a second attempt. A document that takes longer gets `504`, and the same document is not printed again for a minute.',
    parse: wholeNumber(100, 600_000),
  },
  CHROMIUM_RESPONSE_TIMEOUT_MS: {
    default: null,
    meaning:
      'Timeout for an answer of the browser while it prints; a browser that works on a long document still answers. A browser that does not answer is killed, and another one prints the document. If not set, a third of `PRINT_TIMEOUT_MS`, at least 1000 and at most 5000.',
    parse: wholeNumber(100, 600_000),
  },
  CHROMIUM_BROWSERS: { default: '2', meaning: 'Number of browser processes.', parse: wholeNumber(1, 64) },
  CHROMIUM_PAGES: {
    default: '2',
    meaning: 'Number of pages in each browser. Each page prints one document at a time.',
    parse: wholeNumber(1, 32),
  },
  CHROMIUM_MAX_PRINTS: {
    default: '1000',
    meaning: 'A browser is replaced after this number of prints.',
    parse: wholeNumber(1, 1_000_000),
  },
  CHROMIUM_MAX_AGE_S: {
    default: '3600',
    meaning: 'A browser is replaced after this number of seconds.',
    parse: wholeNumber(1, 10_000_000),
  },
  CHROMIUM_MAX_MEMORY_MB: {
    default: '2000',
    meaning: 'A browser is replaced when its processes together use more megabytes than this.',
    parse: wholeNumber(50, 1_000_000),
  },
  CHROMIUM_ISOLATION: {
    default: 'page',
    meaning: '`page`: pages are reused. `context`: each print gets a browser context of its own, at about four times the cost.',
    parse: oneOf('page', 'context'),
  },
  CHROMIUM_SANDBOX: {
    default: 'on',
    meaning: 'Chromium’s sandbox. Set `off` only if the host cannot provide it and you trust everything that is printed.',
    parse: oneOf('on', 'off'),
  },
  CHROMIUM_NETWORK_NAMESPACE: {
    default: 'auto',
    meaning: 'Run Chromium in an empty network namespace: `auto` (if the host allows it), `required`, or `off`.',
    parse: oneOf('auto', 'required', 'off'),
  },
  PUPPETEER_EXECUTABLE_PATH: {
    default: null,
    meaning: 'The browser to use. If not set, a chrome-headless-shell that Puppeteer installed, else the browser of the system.',
    parse: text,
  },
  PUPPETEER_CACHE_DIR: {
    default: null,
    meaning:
      'Folder where Puppeteer installs browsers. If not set, `~/.cache/puppeteer`, then `/var/cache/invoice-press/puppeteer`.',
    parse: text,
  },
  TMPDIR: {
    default: null,
    meaning:
      'Folder for the browsers’ temporary files. The service removes them when it stops. If not set, the folder of the system, `/tmp`.',
    parse: text,
  },
} as const satisfies Record<string, Setting<unknown>>;
