import { TemplateError } from '../template-error.js';

/** JSON that still knows on which line each of its parts stands. */
export interface LocatedJson {
  value: unknown;
  /** Counted from 1; of the nearest part around it for what is not there. */
  lineOf(path: readonly PropertyKey[]): number;
}

const TOKEN =
  /[ \t\r\n]*(?:(?<sign>[{}[\],:])|(?<text>"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")|(?<plain>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;
/** More than any file of a package needs; a file cannot exhaust the stack. */
const DEEPEST = 30;

/** Parses the JSON of a file. Beyond JSON.parse it names the line, and refuses a key that stands twice. @throws TemplateError */
export function parseLocatedJson(file: string, text: string): LocatedJson {
  const reader = new Reader(file, text);
  const value = reader.document();
  return {
    value,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const line = reader.lines.get(pathKey(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

type Path = readonly PropertyKey[];

const pathKey = (path: Path) => JSON.stringify(path.map(String));

class Reader {
  readonly lines = new Map<string, number>();
  readonly #file: string;
  readonly #text: string;
  #at = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  document(): unknown {
    const value = this.#value([]);
    if (this.#text.slice(this.#at).trim() !== '') this.#refuse('nothing may follow the last brace');
    return value;
  }

  #value(path: Path): unknown {
    if (path.length > DEEPEST) this.#refuse('is nested too deeply');
    const token = this.#next('a value');
    if (token === '{') return this.#object(path);
    if (token === '[') return this.#array(path);
    if (/^[}\],:]$/.test(token)) this.#refuse(`a value is expected before ${token}`);
    return JSON.parse(token);
  }

  #object(path: Path): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    if (this.#take('}')) return {};
    do {
      const token = this.#next('a key');
      if (!token.startsWith('"')) this.#refuse(`a key in double quotes is expected before ${token}`);
      const key = JSON.parse(token) as string;
      // Half of all libraries would lose it, the other half be changed by it.
      if (key === '__proto__') this.#refuse('"__proto__" is no key');
      if (entries.has(key)) this.#refuse(`"${key}" stands twice`);
      const inner = [...path, key];
      this.lines.set(pathKey(inner), this.#line());
      if (!this.#take(':')) this.#refuse(`":" is expected after "${key}"`);
      entries.set(key, this.#value(inner));
    } while (this.#take(','));
    if (!this.#take('}')) this.#refuse('"," or "}" is expected');
    return Object.fromEntries(entries);
  }

  #array(path: Path): unknown[] {
    const items: unknown[] = [];
    if (this.#take(']')) return items;
    do {
      const inner = [...path, items.length];
      const before = this.#at;
      this.#next('a value');
      this.lines.set(pathKey(inner), this.#line());
      this.#at = before;
      items.push(this.#value(inner));
    } while (this.#take(','));
    if (!this.#take(']')) this.#refuse('"," or "]" is expected');
    return items;
  }

  #take(sign: string): boolean {
    const match = this.#match();
    if (match?.groups?.['sign'] !== sign) return false;
    this.#at += match[0].length;
    return true;
  }

  #next(expected: string): string {
    const match = this.#match();
    if (!match) {
      const rest = this.#text.slice(this.#at).trimStart();
      this.#at = this.#text.length - rest.length;
      const found = rest === '' ? 'the file ends' : `there is ${JSON.stringify(rest.slice(0, 12))}`;
      this.#refuse(`is no JSON: ${expected} is expected, and ${found}`);
    }
    this.#at += match[0].length;
    return match[0].trimStart();
  }

  #match(): RegExpExecArray | null {
    TOKEN.lastIndex = this.#at;
    return TOKEN.exec(this.#text);
  }

  #line(): number {
    return this.#text.slice(0, this.#at).split('\n').length;
  }

  #refuse(reason: string): never {
    throw new TemplateError(this.#file, this.#line(), reason);
  }
}
