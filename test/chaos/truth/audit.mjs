/**
 * @typedef {object} AuditRow
 * @property {string} request_id
 * @property {string} action
 * @property {string} organisation_id
 * @property {number | null} byte_length
 * @property {string | null} sha256
 * @property {string | null} number of the invoice
 *
 * @typedef {object} AuditVerdict
 * @property {number} rows
 * @property {number} missing 200s, whole or cut, that have no row
 * @property {number} doubled requests with more than one row
 * @property {number} contradicting rows that name other bytes, another length, invoice or organisation than the client got
 * @property {number} unknown rows of requests that no client sent
 * @property {number} undelivered rows of requests whose client got no byte of a 200
 * @property {number} denials404 404s for an invoice that have no denial
 */

export const AUDIT_QUERY = `SELECT request_id, action, organisation_id::text, byte_length, sha256, details->>'invoiceNumber' AS number FROM audit_entries`;

/** Holds what the clients saw against the audit log, both ways. @param {readonly import('../clients/ledger.mjs').RequestRecord[]} records @param {readonly AuditRow[]} rows */
export function compare(records, rows) {
  /** @type {Map<string, AuditRow[]>} */
  const byRequest = new Map();
  for (const row of rows) byRequest.set(row.request_id, [...(byRequest.get(row.request_id) ?? []), row]);
  const known = new Set(records.map(({ id }) => id));
  const verdict = { rows: rows.length, missing: 0, doubled: 0, contradicting: 0, unknown: 0, undelivered: 0, denials404: 0 };
  for (const record of records) judge(record, byRequest.get(record.id) ?? [], verdict);
  for (const id of byRequest.keys()) if (!known.has(id)) verdict.unknown += 1;
  return verdict;
}

/** @param {import('../clients/ledger.mjs').RequestRecord} record @param {AuditRow[]} rows @param {AuditVerdict} verdict */
function judge(record, rows, verdict) {
  const [row] = rows;
  if (rows.length > 1) verdict.doubled += 1;
  if (record.status === 404 && record.kind === 'foreign' && row?.action !== 'INVOICE_PDF_DENIED') verdict.denials404 += 1;
  const release = rows.find(({ action }) => action === 'INVOICE_PDF_DOWNLOADED');
  if (record.status === 200 && record.invoice) {
    if (!release) verdict.missing += 1;
    else if (contradicts(record, release)) verdict.contradicting += 1;
  } else if (release) verdict.undelivered += 1;
}

/** @param {import('../clients/ledger.mjs').RequestRecord} record @param {AuditRow} row */
function contradicts({ ending, sha256, length, contentLength, invoice, organisationId, answeredId, id }, row) {
  if (row.organisation_id !== organisationId || row.number !== invoice?.number) return true;
  if (answeredId !== id || row.byte_length !== contentLength) return true;
  return ending === 'complete' && (row.sha256 !== sha256 || row.byte_length !== length);
}
