import { InvalidJsonError } from './errors.js';

/** Documents have a tenth of it. */
const DEEPEST = 30;
/** Names, quotes and commas alone take more. */
const FEWEST_BYTES_OF_A_VALUE = 8;

// The last quote may be missing: without that, each quote of a text that never ends would be looked at for all that follows it.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:,]/gs;

export interface JsonLimits {
  /** How many values there may be. */
  most?: number;
}

/**
 * Parses the body of a request, UTF-8. Stricter than JSON.parse: a field that stands twice is refused, as somebody on the way may have read the other one; and so is
 * what is nested too deeply, or of more values than any document of that length, before there is an object for each.
 * @throws InvalidJsonError with words for the caller
 */
export function parseJson(body: Uint8Array, { most = 100 + body.length / FEWEST_BYTES_OF_A_VALUE }: JsonLimits = {}): unknown {
  const text = decoded(body);
  checkShape(text, most);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new InvalidJsonError(`The body is no JSON${placeOf(error, text)}.`);
  }
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new InvalidJsonError('The body is no UTF-8.');
  }
}

/** Node's message quotes the body; the line says more, where Node tells it. */
function placeOf(error: unknown, text: string): string {
  const position = /at position (?<position>\d+)/.exec(String(error))?.groups?.['position'];
  return position === undefined ? '' : `: see line ${text.slice(0, Number(position)).split('\n').length}`;
}

/** The names that an open object has so far; null for a list. */
type Open = Set<string> | null;

function checkShape(text: string, most: number): void {
  const open: Open[] = [];
  let values = 1;
  let last = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > DEEPEST) throw new InvalidJsonError(`The body is nested more than ${DEEPEST} levels deep.`);
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ':') noteName(open.at(-1), last);
    if ((token === ',' || token === '[') && (values += 1) > most)
      throw new InvalidJsonError('The body has more values than a document of its length.');
    last = token;
  }
}

function noteName(names: Open | undefined, token: string): void {
  if (!names || !token.startsWith('"')) return;
  const name = token.includes('\\') ? unescaped(token) : token.slice(1, -1);
  const shown = JSON.stringify(name.slice(0, 60));
  if (name === '__proto__') throw new InvalidJsonError(`${shown} is no name of a field.`);
  if (names.has(name)) throw new InvalidJsonError(`The field ${shown} stands twice in one object.`);
  names.add(name);
}

/** What is no JSON is left for JSON.parse to find. */
function unescaped(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
