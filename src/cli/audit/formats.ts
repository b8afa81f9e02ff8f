import { type Entry, ENTRY_COLUMNS } from '../../records/audit/read-entries.js';

export const EXPORT_FORMATS = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How a format writes its head and an entry. Every line ends with a line break. */
export const FORMATS: Readonly<Record<ExportFormat, { head: string; lineOf: (entry: Entry) => string }>> = {
  jsonl: { head: '', lineOf: jsonLine },
  csv: { head: csvLine(ENTRY_COLUMNS), lineOf: (entry) => csvLine(ENTRY_COLUMNS.map((name) => entry[name])) },
};

/** Columns whose text is JSON already. */
const JSON_COLUMNS: ReadonlySet<string> = new Set(['id', 'byteLength', 'details']);

function jsonLine(entry: Entry): string {
  const fields = ENTRY_COLUMNS.map((name) => {
    const value = entry[name];
    return `${JSON.stringify(name)}:${value !== null && JSON_COLUMNS.has(name) ? value : JSON.stringify(value)}`;
  });
  return `{${fields.join(',')}}\n`;
}

/** RFC 4180; null is an empty cell. */
function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quoted(harmless(cell)))).join(',')}\r\n`;
}

/** A spreadsheet takes a cell that begins like this for a formula, and a formula may send data away. An apostrophe makes it a text. */
function harmless(cell: string): string {
  return /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
