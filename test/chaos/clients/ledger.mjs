import { createHash } from 'node:crypto';

/** Bytes that wait to be looked at; beyond them, a distinct PDF counts as one that nobody saw. */
const KEPT_SAMPLES = 1000;

const NODE_ID = /\(node\d{8}\)/g;

/**
 * @typedef {'complete' | 'cut' | 'aborted' | 'refused' | 'reset' | 'silent'} Ending
 *   complete: the whole answer; cut: the answer began and broke off; aborted: the client left, as planned; refused: no connection; reset: the connection
 *   ended without an answer; silent: no answer in the client's patience
 *
 * @typedef {object} RequestRecord
 * @property {string} id the request id that the client gave
 * @property {string} [answeredId] the X-Request-Id of the answer
 * @property {import('../world/seed-data.mjs').SeededInvoice} [invoice] undefined where the request is not for one of the caller's invoices
 * @property {string} organisationId whose token it was
 * @property {string} kind what the run calls it
 * @property {number} status 0 without an answer
 * @property {string} code of an error body
 * @property {string} [retryAfter]
 * @property {string} [connection]
 * @property {number} length bytes of the body that came
 * @property {number} [contentLength]
 * @property {string} sha256 of the body
 * @property {Ending} ending
 * @property {number} start performance.now() when it was due
 * @property {number} latency milliseconds from when it was due to the end
 */

/** What the clients of one world saw: a record of each request, and one specimen of each distinct PDF of each invoice. */
export class Ledger {
  /** @param {{ exactBytes?: boolean }} [options] exactBytes: whatever differs is different, also what Chromium takes from the clock */
  constructor({ exactBytes = false } = {}) {
    this.exactBytes = exactBytes;
    /** @type {RequestRecord[]} */
    this.records = [];
    /** @type {Map<string, { invoice: import('../world/seed-data.mjs').SeededInvoice, bytes: Buffer, count: number }>} */
    this.specimens = new Map();
    this.unseen = 0;
  }

  /** @param {RequestRecord} record @param {Buffer} body */
  add(record, body) {
    this.records.push(record);
    if (record.status !== 200 || record.ending !== 'complete' || !record.invoice) return;
    const key = `${record.invoice.number} ${sha256(this.exactBytes ? body : withoutChance(body))}`;
    const known = this.specimens.get(key);
    if (known) known.count += 1;
    else if (this.specimens.size < KEPT_SAMPLES) this.specimens.set(key, { invoice: record.invoice, bytes: body, count: 1 });
    else this.unseen += 1;
  }

  /** The records of a stretch of time. @param {number} from @param {number} [to] */
  between(from, to = Number.POSITIVE_INFINITY) {
    return this.records.filter(({ start }) => start >= from && start < to);
  }
}

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The PDF without what Chromium takes from elsewhere than the document: two dates from the clock, and the ids of table cells in the structure tree, which
 * count on from what the page has shown before.
 * @param {Buffer} bytes
 */
function withoutChance(bytes) {
  const text = bytes.toString('latin1').replaceAll(/\/(CreationDate|ModDate) \(D:[^)]*\)/g, '/$1 ()');
  const ids = new Set([...text.matchAll(NODE_ID)].map(([id]) => id));
  const ranks = new Map([...ids].toSorted().map((id, rank) => [id, `(node-${rank})`]));
  return Buffer.from(
    text.replaceAll(NODE_ID, (id) => ranks.get(id) ?? id),
    'latin1',
  );
}
