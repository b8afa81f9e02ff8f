import type { z } from 'zod';
import { JsonError, readJson } from '../../../text/read-json.js';
import { ImportError, type ImportFault } from '../../faults/errors.js';
import { repetitions } from './repetitions.js';
import { type ImportFile, importFile } from './schema.js';
import { type PrintCheck, unprintable } from './unprintable.js';

/**
 * Parses the text of an import file.
 * @param check says which texts cannot be printed; without it, every text is taken
 * @throws ImportError naming the path of every faulty field
 */
export function parseImport(text: string, check?: PrintCheck): ImportFile {
  return parseRecords(parseJson(text), check);
}

/** The same for records that are read already. @throws ImportError */
export function parseRecords(records: unknown, check?: PrintCheck): ImportFile {
  return fileOf([examineRecords(records, check)]);
}

/** Records, or what is wrong with them. */
export interface Examined {
  /** Null if a record does not have the shape of the format. */
  file: ImportFile | null;
  faults: ImportFault[];
}

/** Examines some of the records of a file. Only the whole file shows whether a number or a name stands there twice. */
export function examineRecords(records: unknown, check: PrintCheck = () => null): Examined {
  const result = importFile.safeParse(records);
  if (!result.success) return { file: null, faults: result.error.issues.flatMap(faultsOf) };
  const faults = unprintable(result.data, check).map(({ path, message }) => ({ path: pathText(path), message }));
  return { file: result.data, faults };
}

/** The file that parts make, of which the first has all that is no invoice. @throws ImportError */
export function fileOf(parts: readonly Examined[]): ImportFile {
  const files = parts.flatMap(({ file }) => file ?? []);
  const [first] = files;
  const isWhole = files.length === parts.length;
  const file = first && { ...first, invoices: files.flatMap(({ invoices }) => invoices) };
  const faults = [...(file && isWhole ? repetitions(file) : []), ...parts.flatMap((part) => part.faults)];
  if (!file || faults.length > 0) throw new ImportError(faults);
  return file;
}

/** zod reports all unknown keys of an object as one issue; we report one fault with a path for each. */
function faultsOf(issue: z.core.$ZodIssue): ImportFault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: pathText(issue.path), message: wording(issue) }];
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: 'is not a field of the format' }));
}

/** The messages of zod in the terms of the import format, for people who write such a file. */
function wording(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      // Our own messages start with "must". The rest are zod's, which end in "received undefined" if a field is missing.
      if (!issue.message.startsWith('Invalid input')) return issue.message;
      return issue.message.endsWith('received undefined') ? 'is missing' : `must be ${NOUNS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `must be one of: ${issue.values.join(', ')}` : issue.message;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : issue.message;
    case 'too_big':
      return issue.origin === 'string'
        ? `must not be longer than ${issue.maximum} characters`
        : `must not hold more than ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const NOUNS: Partial<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

/** Custom objects alone may be nested 32 deep. */
const DEEPEST = 64;

/** JSON of strangers. @throws ImportError */
export function parseJson(text: string): unknown {
  try {
    return readJson(text.replace(/^\uFEFF/, ''), { deepest: DEEPEST, takesAnyName: isInCustomObjects });
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new ImportError(error.faults.map(({ path, message }) => ({ path: pathText(path ?? []), message })));
  }
}

const isInCustomObjects = ([, , field]: readonly PropertyKey[]) => field === 'customObjects';

/** `invoices[3].lines[0].quantity`; the file itself for the root. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || 'file';
}
