import { parseArgs } from 'node:util';
import type { EntrySelection } from '../../records/audit/read-entries.js';
import { EXPORT_FORMATS, type ExportFormat } from '../audit/formats.js';
import { isDay } from '../../text/day.js';
import { isUuid, usage } from './usage.js';

/** Reads the command line of an export. @throws an error with the code `usage` and the help */
export function readExportArguments(
  args: string[],
  help: string,
): { selection: EntrySelection; format: ExportFormat; out: string } {
  const text = { type: 'string' } as const;
  const options = { organisation: text, all: { type: 'boolean' }, from: text, to: text, format: text, out: text } as const;
  const { organisation, all = false, from = '', to = '', format: asked = 'jsonl', out } = parseArgs({ args, options }).values;
  if (all === (organisation !== undefined)) throw usage('give --organisation or --all', help);
  if (!all && !isUuid(organisation)) throw usage('--organisation must be a UUID', help);
  if (!isDay(from)) throw usage('--from must be a day, such as 2026-11-01', help);
  if (!isDay(to)) throw usage('--to must be a day, such as 2026-12-01', help);
  if (to <= from) throw usage('--to must be after --from: its day is not in the file', help);
  const format = EXPORT_FORMATS.find((one) => one === asked);
  if (!format) throw usage(`--format must be one of: ${EXPORT_FORMATS.join(', ')}`, help);
  const organisationId = organisation?.toLowerCase() ?? null;
  const file = out ?? `audit-${organisationId ?? 'all'}-${from}-${to}.${format}`;
  return { selection: { organisationId, from, to }, format, out: file };
}
