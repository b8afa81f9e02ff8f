import { NOTHING_UNMAPPED } from '../../../invoices/warning.js';
import { NIL_UUID } from '../build/nil-uuid.js';
import { parseJson } from '../format/parse-import.js';
import { parseInTurns } from '../format/parse-in-turns.js';
import { utf8 } from '../format/utf8.js';
import { organisationsNamedIn } from '../sent/own-organisation.js';
import { type ReadRecords, readSent } from '../sent/read-sent.js';
import type { PreviewRequest } from './preview-file.js';

/**
 * Reads the records of a file. One that names no organisation, as callers of the API send it, gets one.
 * @throws ImportError
 */
export async function readPreviewed({ bytes, kind, mostBytes, check }: PreviewRequest): Promise<ReadRecords> {
  const records = kind === 'json' ? parseJson(utf8(bytes)) : null;
  const [organisationId = NIL_UUID, ...others] = organisationsNamedIn(records);
  if (others.length > 0) return { file: await parseInTurns(records, check), ...NOTHING_UNMAPPED, isBare: false };
  return readSent({ bytes, kind, organisationId, mostXmlBytes: mostBytes, check });
}
