import { syntaxFault } from './syntax-fault.js';

/** Limits of a JSON text, besides the grammar. */
export interface JsonLimits {
  /** Deepest nesting of lists and objects. */
  deepest: number;
  /** Largest number of values in total. If not set, unlimited. */
  mostValues?: number;
  /** Where `__proto__` may be the name of a field; without it, nowhere. Some libraries would lose such a field, and others be changed by it. */
  takesAnyName?: (path: readonly PropertyKey[]) => boolean;
}

/** A fault and the path of its field; null for the text as a whole. */
export interface JsonFault {
  path: readonly PropertyKey[] | null;
  message: string;
}

/** A text is not JSON, or is beyond the limits. */
export class JsonError extends Error {
  override readonly name = 'JsonError';

  readonly faults: readonly JsonFault[];

  constructor(faults: readonly JsonFault[]) {
    super(faults.map(({ path, message }) => (path === null ? message : `"${path.map(String).join('.')}" ${message}`)).join('; '));
    this.faults = faults;
  }
}

/** Most fields of an object: ten times what any format here has. A million would take seconds to check, and as many faults to name. */
const MOST_NAMES = 1000;

/** Most duplicate fields that are reported. */
const MOST_FAULTS = 20;

// The last quote may be missing: otherwise each quote of a text that never ends would be compared with everything after it.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:,]/gs;

/**
 * Parses JSON. Stricter than JSON.parse: refuses duplicate fields, as a gateway may have read the other value. Refuses what is nested too deeply, or
 * has too many values or fields, before any object is made.
 * @throws JsonError in plain words
 */
export function readJson(text: string, limits: JsonLimits): unknown {
  const faults = shapeFaults(text, limits);
  if (faults.length > 0) throw new JsonError(faults);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The messages of JSON.parse change with the version of Node, and quote the text.
    throw new JsonError([{ path: null, message: syntaxFault(text) }]);
  }
}

/** An object or list that is open: its names so far, and the current value. */
interface Open {
  /** Null for a list. */
  names: Set<string> | null;
  key: string | number;
}

function shapeFaults(text: string, limits: JsonLimits): JsonFault[] {
  const { deepest, mostValues = Infinity } = limits;
  const open: Open[] = [];
  const faults: JsonFault[] = [];
  let values = 1;
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const around = open.at(-1);
    if (token === '{' || token === '[') {
      open.push(token === '{' ? { names: new Set(), key: '' } : { names: null, key: 0 });
      if (open.length > deepest) return [{ path: null, message: `is nested more than ${deepest} levels deep` }];
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && typeof around?.key === 'number') around.key += 1;
    else if (token === ':' && around?.names && last.startsWith('"')) {
      around.key = nameOf(last);
      const fault = nameFault(around.names, around.key, open, limits);
      if (fault) faults.push(fault);
      if (faults.length >= MOST_FAULTS) return faults;
      if (around.names.size > MOST_NAMES) {
        const path = open.slice(0, -1).map(({ key }) => key);
        return [{ path: path.length > 0 ? path : null, message: `has more than ${MOST_NAMES} fields` }];
      }
    }
    if ((token === ',' || token === '[') && (values += 1) > mostValues) {
      return [{ path: null, message: 'has more values than a document of its length' }];
    }
    last = token;
  }
  return faults;
}

function nameFault(
  names: Set<string>,
  name: string,
  open: readonly Open[],
  { takesAnyName = () => false }: JsonLimits,
): JsonFault | null {
  const isTwice = names.has(name);
  if (!isTwice && name !== '__proto__') {
    names.add(name);
    return null;
  }
  const path = open.map(({ key }) => key);
  if (isTwice) return { path, message: 'is a duplicate field' };
  names.add(name);
  return takesAnyName(path) ? null : { path, message: 'is a reserved name' };
}

/** The name in a token. JSON.parse reports an invalid one later. */
function nameOf(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
