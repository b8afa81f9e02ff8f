import { oneOf, type Setting, wholeNumber } from './parsers.js';

/** Batches: who works on them, how large they may be, how long their files stay. */
export const BATCH_SETTINGS = {
  ROLE: {
    default: 'all',
    meaning:
      '`http`: answers requests, and leaves batches to others. `worker`: works on batches and webhooks; it has no routes but `/healthz`, `/readyz` and metrics. `all`: does both. Any number of each may share one database and one storage.',
    parse: oneOf('all', 'http', 'worker'),
  },
  BATCH_MAX_INVOICES: {
    default: '100000',
    meaning: 'Most invoices of one batch; more get `422`.',
    parse: wholeNumber(1, 1_000_000),
  },
  BATCH_CHUNK_INVOICES: {
    default: '100',
    meaning:
      'Invoices of one chunk: what a worker takes at a time. Organisations take turns by chunks, so smaller chunks are fairer, and larger ones cost less.',
    parse: wholeNumber(1, 1000),
  },
  BATCH_CHUNK_TIMEOUT_S: {
    default: '300',
    meaning:
      'After this time, the chunk of a worker that died is given to another one. A worker that is slower gives the rest of its chunk back in time.',
    parse: wholeNumber(10, 3600),
  },
  BATCH_PRINTS: {
    default: null,
    meaning:
      'Most invoices of batches that one process prints at a time. If not set: all pages of its browsers, less one if it answers requests too. While requests come, it is one in any case, and none while a request waits.',
    parse: wholeNumber(1, 1000),
  },
  BATCH_MERGE_INVOICES: {
    default: '2000',
    meaning:
      'Most invoices of a batch that is delivered as one merged PDF. Memory: twice the size of that PDF; 2,000 invoices of one page take about 0.3 GB.',
    parse: wholeNumber(1, 20_000),
  },
  BATCH_RESULT_HOURS: {
    default: '72',
    meaning: 'How long the files of a batch are kept after it has ended.',
    parse: wholeNumber(1, 100_000),
  },
  BATCH_RECORD_DAYS: {
    default: '90',
    meaning: 'How long the rows of a batch are kept after its files were deleted. Audit entries stay.',
    parse: wholeNumber(1, 10_000),
  },
} as const satisfies Record<string, Setting<unknown>>;
