import { oneOf, type Setting, text, wholeNumber } from './parsers.js';

/** The settings of what prints: the template, time, turns, sizes and Chromium. */
export const PRESS_SETTINGS = {
  TEMPLATE: {
    default: 'classic',
    meaning: 'Template for documents whose custom form and organisation name none.',
    parse: text,
  },
  REQUEST_TIMEOUT_MS: {
    default: '10000',
    meaning: 'Longest time for a PDF request: database, queue, print and audit together.',
    parse: wholeNumber(100, 600_000),
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
      'How long a browser may be silent while it prints. A silent browser is killed, and another one prints the document. This does not limit a print: a browser that works on a long document still answers. If not set, a third of `PRINT_TIMEOUT_MS`, at least 1000 and at most 5000.',
    parse: wholeNumber(100, 600_000),
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
  CHROMIUM_BROWSERS: { default: '2', meaning: 'Number of browser processes.', parse: wholeNumber(1, 64) },
  CHROMIUM_PAGES: {
    default: '2',
    meaning: 'Number of pages in each browser. Each page prints one document at a time.',
    parse: wholeNumber(1, 32),
  },
  QUEUE_LIMIT: {
    default: '64',
    meaning: 'Most PDFs in the queue. Further requests get `503` immediately.',
    parse: wholeNumber(0, 100_000),
  },
  QUEUE_TIMEOUT_MS: {
    default: '4000',
    meaning: 'Longest wait in the queue. A request that would wait longer gets `503` immediately.',
    parse: wholeNumber(1, 600_000),
  },
  ORGANISATION_SHARE_PERCENT: {
    default: '50',
    meaning:
      'Largest share of slots and queue that one organisation may use, in percent. Beyond it, requests get `429`. Below `100`, and with three or more pages, one page is always left to the others.',
    parse: wholeNumber(1, 100),
  },
  LARGE_INVOICE_LINES: {
    default: '1000',
    meaning:
      'An invoice with more lines is large. So is one whose long texts (over 200 characters) together have more than 200 times as many characters. Large invoices have a queue of their own, so that small ones do not wait for them.',
    parse: wholeNumber(1, 1_000_000),
  },
  LARGE_PRINTS: { default: '1', meaning: 'Number of large invoices that are printed at a time.', parse: wholeNumber(1, 1000) },
  MAX_INVOICE_LINES: {
    default: '10000',
    meaning:
      'Most lines of an invoice; more get `422`. Printing takes one to two seconds for each 1,000 lines. Above about 3,000 lines, raise the timeouts too; 10,000 lines need `REQUEST_TIMEOUT_MS=60000`, `PRINT_TIMEOUT_MS=50000`, `DATABASE_QUERY_TIMEOUT_MS=5000` and, as Chromium takes over 4 GB, `CHROMIUM_MAX_MEMORY_MB=6000`.',
    parse: wholeNumber(1, 1_000_000),
  },
  MAX_DOCUMENT_BYTES: {
    default: '2000000',
    meaning:
      'Most bytes of JSON in the body of a document; more get `413`, and the body is not read. 3,000 lines take about 1.2 MB. One body for each PDF that prints or waits may be in memory.',
    parse: wholeNumber(1000, 100_000_000),
  },
  MAX_TEXT_LENGTH: {
    default: '20000',
    meaning: 'Most characters of one text of an invoice or document; more get `422`.',
    parse: wholeNumber(1, 10_000_000),
  },
  MAX_TOTAL_TEXT_LENGTH: {
    default: '500000',
    meaning:
      'Most characters of all long texts (over 200 characters) of a document together; more get `422`. Printing 500,000 takes about three seconds, more in unusual scripts.',
    parse: wholeNumber(1, 100_000_000),
  },
  MAX_HTML_LENGTH: {
    default: '20000000',
    meaning: 'Most characters of the HTML of a document; more get `422` before it is printed.',
    parse: wholeNumber(1000, 500_000_000),
  },
  MAX_PDF_BYTES: {
    default: '50000000',
    meaning: 'Most bytes of a PDF; more get `422`.',
    parse: wholeNumber(1000, 500_000_000),
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
    meaning:
      '`page`: pages are used again. `context`: each print gets a browser context of its own, at about four times the cost.',
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
} as const satisfies Record<string, Setting<unknown>>;
