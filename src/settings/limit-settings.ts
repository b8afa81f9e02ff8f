import { oneOf, type Setting, wholeNumber } from './parsers.js';

/** How much, how large and how long. */
export const LIMIT_SETTINGS = {
  RATE_LIMIT_PER_MINUTE: {
    default: '3000',
    meaning: 'Most PDFs, XML, checks and imports that one organisation may request in a minute. `0` means no limit.',
    parse: wholeNumber(0, 1_000_000),
  },
  RATE_LIMIT_STORE: {
    default: 'memory',
    meaning:
      '`memory`: each process counts for itself. `database`: all replicas share one count in PostgreSQL, which costs one small write per PDF or import.',
    parse: oneOf('memory', 'database'),
  },
  REQUEST_TIMEOUT_MS: {
    default: '10000',
    meaning: 'Longest time for a PDF request: database, queue, print and audit together.',
    parse: wholeNumber(100, 600_000),
  },
  TIMEOUT_PER_LINE_MS: {
    default: '2',
    meaning:
      'Time that a large invoice gets in addition, in `REQUEST_TIMEOUT_MS` and in `PRINT_TIMEOUT_MS`, for each line beyond `LARGE_INVOICE_LINES`. With the defaults, 10,000 lines may print for 24 seconds.',
    parse: wholeNumber(0, 1000),
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
      'Largest share of slots and queue that one organisation may use, in percent. Beyond it, requests get `429`. Below `100`, and with three or more pages, one organisation never has all pages; while others ask too, it has about half of them.',
    parse: wholeNumber(1, 100),
  },
  LARGE_INVOICE_LINES: {
    default: '1000',
    meaning:
      'An invoice is large if it has more lines, or if its long texts (over 200 characters) together have more than 200 times this number of characters. Large invoices have a queue of their own, so that small ones do not wait for them.',
    parse: wholeNumber(1, 1_000_000),
  },
  LARGE_PRINTS: { default: '1', meaning: 'Number of large invoices that are printed at a time.', parse: wholeNumber(1, 1000) },
  MAX_INVOICE_LINES: {
    default: '10000',
    meaning:
      'Most lines of an invoice; more get `422`. Printing takes about one second for each 1,000 lines (see `TIMEOUT_PER_LINE_MS`), and Chromium takes up to 0.5 GB, however many lines there are. A template whose tables are not marked with `data-long` takes three times as long and 4 GB for 10,000.',
    parse: wholeNumber(1, 1_000_000),
  },
  MAX_DOCUMENT_BYTES: {
    default: '2000000',
    meaning:
      'Most bytes of JSON in the body of a document; more get `413`, and the body is not read. 3,000 lines take about 1.2 MB. Memory: up to this size for each PDF that prints or waits.',
    parse: wholeNumber(1000, 100_000_000),
  },
  MAX_IMPORT_BYTES: {
    default: '20000000',
    meaning:
      'Most bytes in the body of an import, or of an invoice to print that is not stored; more get `413`, and the body is not read. Memory: an import of 20 MB takes 0.4 GB with embedded files, 0.7 GB with 24,000 small invoices, and 1 GB with 100,000 lines in ten invoices. One import works at a time.',
    parse: wholeNumber(1000, 100_000_000),
  },
  IMPORT_TIMEOUT_MS: {
    default: '120000',
    meaning: 'Time that an import over HTTP gets in addition to `REQUEST_TIMEOUT_MS`. It includes the wait for another import.',
    parse: wholeNumber(1000, 600_000),
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
} as const satisfies Record<string, Setting<unknown>>;
