import { compare } from './audit.mjs';
import { faultsOf } from './inspect.mjs';

/**
 * @typedef {object} Allowances what a run's own faults make unavoidable; nothing unless named
 * @property {boolean} [undelivered] rows of PDFs that no client got: the service or the database died between the row and the bytes, or the client left
 * @property {boolean} [cut] answers with status 200 that broke off: the service was killed while it sent
 * @property {boolean} [killed] the service was killed: requests without an answer, and without a line in the log
 * @property {(requestId: string) => boolean} [isStranger] whose audit rows are of clients that are not in the ledger
 */

/**
 * The truth about a world, when its clients are done: every PDF was the right one and whole, and the audit log says the same as the clients. Every run
 * ends with it.
 * @param {import('../world/world.mjs').World} world
 * @param {import('./checks.mjs').Checks} checks
 * @param {Allowances} [allowances]
 */
export async function checkTruth(world, checks, allowances = {}) {
  const { records } = world.ledger;
  checks.fact('requests', records.length);
  checks.fact('answers', tally(records));
  await checkPdfs(world.ledger, checks);
  checkAnswers(records, checks, allowances);
  const rows = await world.auditRows();
  const { isStranger = () => false } = allowances;
  const own = rows.filter((row) => !isStranger(row.request_id));
  checkAudit(records, compare(records, own), checks, allowances);
  checkProcesses(world, checks, allowances);
}

/** How often each answer came: by status and code, or by how it ended without one. @param {readonly import('../clients/ledger.mjs').RequestRecord[]} records */
export function tally(records) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { status, code, ending } of records) {
    const name = [status || '', code, ending === 'complete' ? '' : ending].filter(Boolean).join(' ');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b)));
}

/** @param {import('../clients/ledger.mjs').Ledger} ledger @param {import('./checks.mjs').Checks} checks */
async function checkPdfs({ specimens, unseen }, checks) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  let [wrong, foreign] = [0, 0];
  /** @type {string[]} */
  const faults = [];
  for (const { invoice, bytes, count } of specimens.values()) {
    kinds.set(invoice.number, (kinds.get(invoice.number) ?? 0) + 1);
    const found = await faultsOf(bytes, invoice);
    if (found.length > 0) wrong += count;
    if (found.some((fault) => fault.startsWith('foreign'))) foreign += count;
    faults.push(...found.slice(0, 3).map((fault) => `${invoice.number}: ${fault}`));
  }
  checks.fact('distinct PDFs inspected', specimens.size);
  if (faults.length > 0) checks.fact('faults', faults.slice(0, 10));
  checks.zero('wrong PDFs', wrong);
  checks.zero('foreign canaries', foreign);
  checks.zero(
    'PDFs beyond those of the invoices',
    [...kinds.values()].reduce((sum, count) => sum + count - 1, unseen),
  );
}

/** @param {readonly import('../clients/ledger.mjs').RequestRecord[]} records @param {import('./checks.mjs').Checks} checks @param {Allowances} allowances */
function checkAnswers(records, checks, { cut, killed }) {
  const truncated = records.filter(
    ({ status, ending, length, contentLength }) =>
      status === 200 && (ending === 'cut' || (ending === 'complete' && length !== contentLength)),
  );
  if (cut) checks.fact('200s that broke off', truncated.length);
  else checks.zero('truncated 200s', truncated.length);
  checks.zero('requests without any answer', records.filter(({ ending }) => ending === 'silent').length);
  const dropped = records.filter(({ ending }) => ending === 'reset' || ending === 'refused');
  if (killed) checks.fact('connections that broke', dropped.length);
  else checks.zero('connections that broke', dropped.length);
  const refused = records.filter(({ status, ending }) => (status === 503 || status === 429) && ending === 'complete');
  checks.zero('503 and 429 without Retry-After', refused.filter(({ retryAfter }) => !/^[1-9]\d*$/.test(retryAfter ?? '')).length);
  checks.zero('answers with internal_error or without a code', records.filter(isUnmapped).length);
}

/** @param {import('../clients/ledger.mjs').RequestRecord} record */
function isUnmapped({ status, code, ending }) {
  return ending === 'complete' && status >= 400 && (code === '' || code === 'internal_error');
}

/**
 * @param {readonly import('../clients/ledger.mjs').RequestRecord[]} records
 * @param {import('./audit.mjs').AuditVerdict} audit
 * @param {import('./checks.mjs').Checks} checks
 * @param {Allowances} allowances
 */
function checkAudit(records, audit, checks, { undelivered }) {
  checks.fact('audit rows', audit.rows);
  checks.zero('200s without audit row', audit.missing);
  checks.zero('requests with two audit rows', audit.doubled);
  checks.zero('audit rows that contradict the bytes', audit.contradicting);
  checks.zero('audit rows of nobody', audit.unknown);
  checks.zero('foreign 404s without denial', audit.denials404);
  // A client that leaves may do so after the row was written; nobody else may.
  const mayLack = records.filter(({ ending }) => ending === 'aborted' || ending === 'silent').length;
  if (undelivered) checks.fact('audit rows without delivery', audit.undelivered);
  else checks.atMost('audit rows without delivery (clients that left)', audit.undelivered, mayLack);
}

/** @param {import('../world/world.mjs').World} world @param {import('./checks.mjs').Checks} checks @param {Allowances} allowances */
function checkProcesses({ services, logged, ledger }, checks, { killed }) {
  const faults = services.reduce((sum, service) => sum + service.count('unhandledRejection', 'uncaughtException'), 0);
  checks.zero('unhandled faults in the service', faults);
  if (killed) return;
  // What a gateway of ours said in a service's place is in no log.
  const answered = ledger.records.filter(({ status, code }) => status !== 0 && code !== 'no_upstream');
  checks.zero('answers without exactly one log line', answered.filter(({ id }) => logged.get(id) !== 1).length);
}
