/** @typedef {import('./ledger.mjs').RequestRecord} RequestRecord */

/** The complete 200s. @param {readonly RequestRecord[]} records */
export function good(records) {
  return records.filter(({ status, ending }) => status === 200 && ending === 'complete');
}

/** The requests that were turned away. @param {readonly RequestRecord[]} records */
export function refused(records) {
  return records.filter(({ status, code }) => status === 429 || (status === 503 && code === 'overloaded'));
}

/** @param {readonly RequestRecord[]} records */
export function latencies(records) {
  return records.map(({ latency }) => latency);
}

/** Share of complete 200s; 0 of none. @param {readonly RequestRecord[]} records */
export function shareGood(records) {
  return records.length === 0 ? 0 : good(records).length / records.length;
}

/** Complete 200s a second that ended in a stretch of time. @param {readonly RequestRecord[]} records @param {number} from @param {number} to */
export function goodput(records, from, to) {
  const ended = good(records).filter(({ start, latency }) => start + latency >= from && start + latency < to);
  return (ended.length / (to - from)) * 1000;
}
