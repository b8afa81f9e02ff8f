import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { SourceText } from './source-text.js';

/** A fault in a JSON text. */
export interface JsonFault {
  offset: number;
  message: string;
  /** Duplicate keys are still valid JSON. */
  isDuplicate: boolean;
}

/** JSON with the place of each part. If it is faulty, as much as can be read. */
export interface LocatedJson {
  value: unknown;
  faults: readonly JsonFault[];
  /** Where a field begins. If it is absent, where the nearest part around it begins. */
  offsetOf(path: readonly PropertyKey[]): number;
  has(path: readonly PropertyKey[]): boolean;
}

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false };
/** Deeper than any template file needs. There is a limit because the parser is recursive. */
const DEEPEST = 30;

/** Parses the JSON of a template's file. Unlike JSON.parse, it names the place, and finds duplicate keys. */
export function parseLocatedJson(text: SourceText): LocatedJson {
  const deep = offsetTooDeep(text.text);
  if (deep !== null)
    return { value: undefined, faults: [faultAt(deep, 'nested too deeply')], offsetOf: () => 0, has: () => false };
  const errors: ParseError[] = [];
  const root = parseTree(text.text, errors, STRICT);
  // One fault for each place is enough.
  const distinct = errors.filter(({ offset }, index) => offset !== errors[index - 1]?.offset);
  const faults = distinct.map(({ error, offset }) => {
    const comma = commaBefore(text.text, offset);
    return comma === null
      ? faultAt(offset, wordsOf(printParseErrorCode(error)))
      : faultAt(comma, `remove the comma before "${text.text[offset]}"`);
  });
  if (faults.length === 0 && !isJson(text.text)) faults.push(faultAt(0, 'cannot be read'));
  const offsets = new Map<string, number>();
  const value = root && new Reader(text, offsets, faults).valueOf(root, []);
  return {
    value,
    faults: faults.toSorted((one, other) => one.offset - other.offset),
    has: (path) => offsets.has(pathKey(path)),
    offsetOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const offset = offsets.get(pathKey(path.slice(0, length)));
        if (offset !== undefined) return offset;
      }
      return 0;
    },
  };
}

type Path = readonly PropertyKey[];

const pathKey = (path: Path) => JSON.stringify(path.map(String));

const faultAt = (offset: number, message: string): JsonFault => ({
  offset,
  message: `not valid JSON: ${message}`,
  isDuplicate: false,
});

class Reader {
  readonly #text: SourceText;
  readonly #offsets: Map<string, number>;
  readonly #faults: JsonFault[];

  constructor(text: SourceText, offsets: Map<string, number>, faults: JsonFault[]) {
    this.#text = text;
    this.#offsets = offsets;
    this.#faults = faults;
  }

  valueOf({ type, children = [], value }: Node, path: Path): unknown {
    if (type === 'array') return children.map((item, index) => this.#inner(item, item.offset, [...path, index]));
    if (type !== 'object') return value as unknown;
    const entries = new Map<string, unknown>();
    for (const { children: [key, inner] = [] } of children) {
      if (typeof key?.value !== 'string') continue;
      const name = key.value;
      const before = entries.has(name) ? this.#offsets.get(pathKey([...path, name])) : undefined;
      if (before !== undefined) {
        const message = `"${name}" is there twice; first in line ${this.#text.positionAt(before).line}`;
        this.#faults.push({ offset: key.offset, message, isDuplicate: true });
      } else if (name === '__proto__') {
        // Some libraries lose this key, others change the prototype.
        this.#faults.push({ offset: key.offset, message: '"__proto__" is a reserved name', isDuplicate: false });
      } else entries.set(name, this.#inner(inner, key.offset, [...path, name]));
    }
    return Object.fromEntries(entries);
  }

  #inner(node: Node | undefined, offset: number, path: Path): unknown {
    this.#offsets.set(pathKey(path), offset);
    return node && this.valueOf(node, path);
  }
}

/** Where a text is nested too deeply for the parser; null if it is not. */
function offsetTooDeep(text: string): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > DEEPEST) return index;
  }
  return null;
}

/** A comma that ends a list or an object: the parser expects what should follow it, and only in the next line. */
function commaBefore(text: string, offset: number): number | null {
  if (text[offset] !== '}' && text[offset] !== ']') return null;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') ? before.length - 1 : null;
}

/** "CommaExpected": "comma expected" */
function wordsOf(code: string): string {
  return code.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** Last check: JSON.parse decides what is valid JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
