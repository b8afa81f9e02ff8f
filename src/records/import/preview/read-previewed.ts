import { NOTHING_UNMAPPED } from '../../../invoices/warning.js';
import { NIL_UUID } from '../build/nil-uuid.js';
import { parseJson } from '../format/parse-import.js';
import { parseInTurns } from '../format/parse-in-turns.js';
import type { PrintCheck } from '../format/unprintable.js';
import { utf8 } from '../format/utf8.js';
import type { RecordLimits } from '../oversized.js';
import { organisationsNamedIn } from '../sent/own-organisation.js';
import { type ReadRecords, readSent, type RecordsKind } from '../sent/read-sent.js';

/** A file that somebody wants to see as documents, without storing it. */
export interface PreviewRequest {
  bytes: Uint8Array;
  kind: RecordsKind;
  mostBytes: number;
  /** Of the invoices of the file, these many are shown at most. */
  mostInvoices: number;
  limits: RecordLimits;
  /** Says which texts cannot be printed. */
  check: PrintCheck;
}

/**
 * Reads the records of a file. One that names no organisation, as callers of the API send it, gets one.
 * @throws ImportError
 */
export async function readPreviewed({ bytes, kind, mostBytes, check }: PreviewRequest): Promise<ReadRecords> {
  const records = kind === 'json' ? parseJson(utf8(bytes)) : null;
  const [organisationId = NIL_UUID, ...others] = organisationsNamedIn(records);
  if (others.length > 0) {
    const file = await parseInTurns(records, check);
    return { file, ...NOTHING_UNMAPPED, isBare: false, inSenderTerms: (error) => error };
  }
  return readSent({ bytes, kind, organisationId, mostXmlBytes: mostBytes, check });
}
