const BLANK = /[ \t\r\n]*/y;
const TEXT = /"[^"\\]*(?:\\.[^"\\]*)*"?/sy;
const WORD = /[-+.\w]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What may come next. */
type Next = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | ', or end' | 'nothing';

/** A text and how far it has been read. */
interface Reading {
  text: string;
  at: number;
  open: ('{' | '[')[];
  next: Next;
}

/** Where a text stops being JSON and why, for people who write such texts. Quotes nothing of the text. */
export function syntaxFault(text: string): string {
  const reading: Reading = { text, at: 0, open: [], next: 'value' };
  if (text.trim() === '') return 'is not JSON: it is empty';
  for (;;) {
    reading.at += matched(BLANK, reading).length;
    const fault = step(reading);
    if (fault === 'end') return 'is not JSON';
    if (fault) return `is not JSON: line ${text.slice(0, reading.at).split('\n').length}: ${fault}`;
  }
}

/** Reads one token. @returns what is wrong with it, or null; "end" at the end of JSON without a fault */
function step(reading: Reading): string | null {
  const { text, at, next, open } = reading;
  const sign = text[at];
  if (sign === undefined) return next === 'nothing' ? 'end' : `the text ends before its last ${bracketMissing(open)}`;
  if (next === 'nothing') return 'something follows after the end of the data';
  if (sign === '"') return readText(reading);
  if ('{['.includes(sign)) return openOne(reading, sign as '{' | '[');
  if ('}]'.includes(sign)) return closeOne(reading, sign);
  if (sign === ',' || sign === ':') return readSign(reading, sign);
  return readWord(reading, sign);
}

function bracketMissing(open: Reading['open']): string {
  const last = open.at(-1);
  return last === undefined ? 'value' : `"${last === '{' ? '}' : ']'}"`;
}

const WANTED: Record<Next, string> = {
  value: 'a value is expected',
  'value or ]': 'a value or "]" is expected',
  name: 'the name of a field in double quotes is expected',
  'name or }': 'the name of a field in double quotes or "}" is expected',
  ':': '":" is expected after the name of a field',
  ', or end': '"," or a closing bracket is expected',
  nothing: 'the end is expected',
};

/** After a value: the next one, or the end of what is open. */
function afterValue(reading: Reading): null {
  reading.next = reading.open.length === 0 ? 'nothing' : ', or end';
  return null;
}

const takesValue = (next: Next) => next === 'value' || next === 'value or ]';
const takesName = (next: Next) => next === 'name' || next === 'name or }';

function readText(reading: Reading): string | null {
  const token = matched(TEXT, reading);
  const { next } = reading;
  if (!takesValue(next) && !takesName(next)) return WANTED[next];
  if (token.length < 2 || !token.endsWith('"')) return 'a text that begins here has no closing quote';
  // Control characters must be escaped in a text.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(token))
    return String.raw`a text has a line break, a tab or another control character in it: write \n or \t`;
  if (/\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/.test(token.replaceAll('\\\\', '')))
    return 'a text has a backslash in it that means nothing: write two';
  reading.at += token.length;
  if (takesValue(next)) return afterValue(reading);
  reading.next = ':';
  return null;
}

function openOne(reading: Reading, sign: '{' | '['): string | null {
  if (!takesValue(reading.next)) return WANTED[reading.next];
  reading.open.push(sign);
  reading.at += 1;
  reading.next = sign === '{' ? 'name or }' : 'value or ]';
  return null;
}

function closeOne(reading: Reading, sign: string): string | null {
  const { open, next } = reading;
  const isOwn = open.at(-1) === (sign === '}' ? '{' : '[');
  if ((next === 'name' || next === 'value') && isOwn && precedingSign(reading) === ',') return `a comma stands before "${sign}"`;
  if (!isOwn || !(next === ', or end' || next.endsWith(sign))) return WANTED[next];
  open.pop();
  reading.at += 1;
  return afterValue(reading);
}

function precedingSign({ text, at }: Reading): string | undefined {
  return text.slice(0, at).trimEnd().at(-1);
}

function readSign(reading: Reading, sign: ',' | ':'): string | null {
  const { next, open } = reading;
  if (sign === ':' ? next !== ':' : next !== ', or end') return WANTED[next];
  reading.at += 1;
  reading.next = sign === ',' && open.at(-1) === '{' ? 'name' : 'value';
  return null;
}

function readWord(reading: Reading, sign: string): string | null {
  const { next } = reading;
  if (sign === "'" || sign === '“' || sign === '„') return 'use straight double quotes around names and texts';
  if (sign === '/' || sign === '#') return 'comments are not allowed';
  const word = matched(WORD, reading);
  if (word === '') return `${WANTED[next]}, and there is ${codePoint(sign, reading)}`;
  if (!takesValue(next)) return WANTED[next];
  if (!['true', 'false', 'null'].includes(word) && !NUMBER.test(word)) {
    return /^[-+.\d]/.test(word) ? 'a number is not written as in JSON: 0.5, -12 or 1e3' : 'a text must be in double quotes';
  }
  reading.at += word.length;
  return afterValue(reading);
}

/** The character in quotes; its number if it is invisible. */
function codePoint(sign: string, { text, at }: Reading): string {
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{L}\p{P}\p{S}]/u.test(sign) ? `"${sign}"` : `the character U+${code}`;
}

function matched(pattern: RegExp, { text, at }: Reading): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
