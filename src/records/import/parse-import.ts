import { ImportError } from '../errors.js';
import { type ImportFile, importFile } from './schema.js';

/** How many faults one message names: the rest usually repeats them. */
const MAX_FAULTS = 20;

/**
 * Parses the text of an import file.
 * @throws ImportError naming the path of every faulty field
 */
export function parseImport(text: string): ImportFile {
  const result = importFile.safeParse(parseJson(text));
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({ path: pathText(path), message }));
  const shown = faults.slice(0, MAX_FAULTS);
  if (faults.length > shown.length) shown.push({ path: 'file', message: `and ${faults.length - shown.length} more` });
  throw new ImportError(shown);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportError([{ path: 'file', message: `is not JSON: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

/** `invoices[3].lines[0].quantity`; the file itself for the root. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || 'file';
}
