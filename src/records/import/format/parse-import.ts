import type { z } from 'zod';
import { MOST_FAULTS } from '../../../invoices/import-errors.js';
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
  /** One for each field. */
  faults: ImportFault[];
  /** How many more there are. */
  furtherFaults: number;
}

/** Examines some of the records of a file. Only the whole file shows whether a number or a name stands there twice. */
export function examineRecords(records: unknown, check: PrintCheck = () => null): Examined {
  const result = parsed(records);
  if (!result.success) return { file: null, ...faultsOf(result.error.issues, records) };
  const faults = unprintable(result.data, check).map(({ path, message }) => ({ path: writtenPath(path, records), message }));
  return { file: result.data, faults, furtherFaults: 0 };
}

function parsed(records: unknown): ReturnType<typeof importFile.safeParse> {
  try {
    return importFile.safeParse(records, { error: shortMessage });
  } catch (error) {
    // zod moves the faults of a list as arguments of one call: hundreds of thousands are too many for the stack.
    if (error instanceof RangeError) throw new ImportError([{ path: 'file', message: 'has too many faults to name them' }]);
    throw error;
  }
}

const UNKNOWN = 'is not a field of the format';

/** The message of zod would have all names in it. */
const shortMessage = ({ code }: { code?: string | undefined }) => (code === 'unrecognized_keys' ? UNKNOWN : undefined);

/** Joins the parts of a file. The first part also has the organisations and customers. @throws ImportError */
export function fileOf(parts: readonly Examined[]): ImportFile {
  const files = parts.flatMap(({ file }) => file ?? []);
  const [first] = files;
  const isWhole = files.length === parts.length;
  const file = first && { ...first, invoices: files.flatMap(({ invoices }) => invoices) };
  const faults = [...(file && isWhole ? repetitions(file) : []), ...parts.flatMap((part) => part.faults)];
  const further = parts.reduce((count, { furtherFaults }) => count + furtherFaults, 0);
  if (!file || faults.length > 0) throw new ImportError(faults, further);
  return file;
}

/** Notes may be one text, which is read as a list of one. */
function writtenPath(path: readonly PropertyKey[], records: unknown): string {
  const at = path.indexOf('notes');
  const isText = at >= 0 && typeof valueAt(path.slice(0, at + 1), records) === 'string';
  return pathText(isText ? path.slice(0, at + 1) : path);
}

/** zod reports all unknown keys of an object as one issue, and all that is wrong with a value; we report one fault with a path for each field. */
function faultsOf(issues: readonly z.core.$ZodIssue[], records: unknown): Omit<Examined, 'file'> {
  const faults = new Map<string, string>();
  let furtherFaults = 0;
  const add = (path: readonly PropertyKey[], messageOf: () => string) => {
    if (faults.size >= MOST_FAULTS) furtherFaults += 1;
    else if (!faults.has(writtenPath(path, records))) faults.set(writtenPath(path, records), messageOf());
  };
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') add(issue.path, () => wording(issue, records));
    else for (const key of issue.keys) add([...issue.path, key], () => UNKNOWN);
  }
  return { faults: [...faults].map(([path, message]) => ({ path, message })), furtherFaults };
}

/** The messages of zod in the terms of the import format, for people who write such a file. */
function wording(issue: z.core.$ZodIssue, records: unknown): string {
  const isOfType = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (isOfType && isMissing(issue.path, records)) return 'is missing';
  switch (issue.code) {
    case 'invalid_type':
      // Our own messages start with "must". The rest are zod's.
      return issue.message.startsWith('Invalid input') ? `must be ${NOUNS[issue.expected] ?? issue.expected}` : issue.message;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `must be one of: ${issue.values.join(', ')}` : issue.message;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be ${issue.minimum} or more`;
    case 'too_big':
      if (issue.origin === 'string') return `must not be longer than ${issue.maximum} characters`;
      return issue.origin === 'array' ? `must not hold more than ${issue.maximum}` : `must be ${issue.maximum} or less`;
    default:
      return issue.message;
  }
}

function isMissing(path: readonly PropertyKey[], records: unknown): boolean {
  return valueAt(path, records) === undefined;
}

function valueAt(path: readonly PropertyKey[], records: unknown): unknown {
  let value = records;
  for (const key of path) value = (value as Partial<Record<PropertyKey, unknown>> | null | undefined)?.[key];
  return value;
}

const NOUNS: Partial<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
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
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortName(String(key))}`)).join('');
  return text.replace(/^\./, '') || 'file';
}

/** Longer names are cut, as the name of an unknown field comes from the caller. */
const LONGEST_NAME = 60;

const shortName = (name: string) => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
