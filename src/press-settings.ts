import { oneOf, type Setting, text, wholeNumber } from './setting-parsers.js';

/** The settings of what prints: the template, time, turns, sizes and Chromium. */
export const PRESS_SETTINGS = {
  TEMPLATE: {
    default: 'classic',
    meaning: 'The template of documents for which neither their custom form nor their organisation names one.',
    parse: text,
  },
  REQUEST_TIMEOUT_MS: {
    default: '10000',
    meaning: 'How long a PDF may take altogether: database, queue, print and audit.',
    parse: wholeNumber(100, 600_000),
  },
  PRINT_TIMEOUT_MS: {
    default: '6000',
    meaning:
      'How long one print in Chromium may take of that, the wait for a page and a second attempt included. A document that takes longer gets `504`, and is not tried again for a minute.',
    parse: wholeNumber(100, 600_000),
  },
  CHROMIUM_RESPONSE_TIMEOUT_MS: {
    default: null,
    meaning:
      'How long a browser may take to answer while it prints. One that does not answer is killed, and the document is printed on another. This does not limit a print: a browser that works on a long document answers. Absent: a third of `PRINT_TIMEOUT_MS`, but at least 1000 and at most 5000.',
    parse: wholeNumber(100, 600_000),
  },
  PUPPETEER_EXECUTABLE_PATH: {
    default: null,
    meaning: 'The browser to use. Absent: a chrome-headless-shell that Puppeteer installed, else the system’s.',
    parse: text,
  },
  PUPPETEER_CACHE_DIR: {
    default: null,
    meaning: 'Where Puppeteer installs browsers. Absent: `~/.cache/puppeteer`, then `/var/cache/invoice-press/puppeteer`.',
    parse: text,
  },
  TMPDIR: {
    default: null,
    meaning: 'Folder for the temporary files of browsers; the service removes them when it stops. Absent: the system’s, `/tmp`.',
    parse: text,
  },
  CHROMIUM_BROWSERS: { default: '2', meaning: 'Browser processes.', parse: wholeNumber(1, 64) },
  CHROMIUM_PAGES: { default: '2', meaning: 'Warm pages, so prints at a time, in each browser.', parse: wholeNumber(1, 32) },
  QUEUE_LIMIT: {
    default: '64',
    meaning: 'PDFs that may wait for their turn; more are refused at once with `503`, before anything is read.',
    parse: wholeNumber(0, 100_000),
  },
  QUEUE_TIMEOUT_MS: {
    default: '4000',
    meaning: 'How long a PDF may wait for its turn. Whoever would wait longer is refused at once with `503`.',
    parse: wholeNumber(1, 600_000),
  },
  ORGANISATION_SHARE_PERCENT: {
    default: '50',
    meaning:
      'How much of turns and queue one organisation may have at a time; what is more is refused with `429`. Below `100`, a page is always left to the others, where there are three or more.',
    parse: wholeNumber(1, 100),
  },
  LARGE_INVOICE_LINES: {
    default: '1000',
    meaning:
      'An invoice with more lines is large, and so is one whose long texts (over 200 characters) have more than 200 times as many characters together. `LARGE_PRINTS` large invoices are printed at a time, so that small ones do not wait for them.',
    parse: wholeNumber(1, 1_000_000),
  },
  LARGE_PRINTS: { default: '1', meaning: 'Large invoices that are worked on at a time.', parse: wholeNumber(1, 1000) },
  MAX_INVOICE_LINES: {
    default: '10000',
    meaning:
      'Lines that an invoice may have; a larger one is refused with `422`. Printing takes one to two seconds for each 1,000 lines: beyond 3,000 or so the time-outs have to be raised too, for 10,000 to `REQUEST_TIMEOUT_MS=60000`, `PRINT_TIMEOUT_MS=50000` and `DATABASE_QUERY_TIMEOUT_MS=5000`, and Chromium takes over 4 GB for it, so `CHROMIUM_MAX_MEMORY_MB=6000`.',
    parse: wholeNumber(1, 1_000_000),
  },
  MAX_DOCUMENT_BYTES: {
    default: '2000000',
    meaning:
      'Bytes of JSON that a document from outside may have; `413` beyond, without reading it. 3,000 lines take about 1.2 MB. As many bodies may be in memory as PDFs may wait and be worked on.',
    parse: wholeNumber(1000, 100_000_000),
  },
  MAX_TEXT_LENGTH: {
    default: '20000',
    meaning: 'Characters that one text of an invoice, or of a document from outside, may have; `422` beyond.',
    parse: wholeNumber(1, 10_000_000),
  },
  MAX_TOTAL_TEXT_LENGTH: {
    default: '500000',
    meaning:
      'Characters that all texts of more than 200 characters may have together in one document; `422` beyond. Printing 500,000 takes about three seconds, more in unusual scripts.',
    parse: wholeNumber(1, 100_000_000),
  },
  MAX_HTML_LENGTH: {
    default: '20000000',
    meaning: 'Characters that the HTML of a document may have; `422` beyond, before it is printed.',
    parse: wholeNumber(1000, 500_000_000),
  },
  MAX_PDF_BYTES: {
    default: '50000000',
    meaning: 'Bytes that a PDF may have; `422` beyond.',
    parse: wholeNumber(1000, 500_000_000),
  },
  CHROMIUM_MAX_PRINTS: {
    default: '1000',
    meaning: 'Prints after which a browser is replaced.',
    parse: wholeNumber(1, 1_000_000),
  },
  CHROMIUM_MAX_AGE_S: {
    default: '3600',
    meaning: 'Seconds after which a browser is replaced.',
    parse: wholeNumber(1, 10_000_000),
  },
  CHROMIUM_MAX_MEMORY_MB: {
    default: '2000',
    meaning: 'Memory of a browser with its helpers, in megabytes, beyond which it is replaced.',
    parse: wholeNumber(50, 1_000_000),
  },
  CHROMIUM_ISOLATION: {
    default: 'page',
    meaning:
      '`page`: warm pages are used again. `context`: every print gets a browser context of its own, at about four times the cost.',
    parse: oneOf('page', 'context'),
  },
  CHROMIUM_SANDBOX: {
    default: 'on',
    meaning: 'Chromium’s own sandbox. `off` only where the host cannot give one and everything that is printed is trusted.',
    parse: oneOf('on', 'off'),
  },
  CHROMIUM_NETWORK_NAMESPACE: {
    default: 'auto',
    meaning: 'An empty network namespace around Chromium: `auto` where the host allows it, `required`, or `off`.',
    parse: oneOf('auto', 'required', 'off'),
  },
} as const satisfies Record<string, Setting<unknown>>;
