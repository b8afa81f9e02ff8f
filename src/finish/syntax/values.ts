import { UnexpectedPdfError } from '../errors.js';

/*
 * The values of a PDF (ISO 32000-2, 7.3) as text. Nothing here looks for a word inside a value: "endobj" may stand in a title, and "/Contents" in an address. One character of
 * text is one byte. This runs for every object of a document, so it compares codes of characters and makes few strings.
 */

/** Codes of the signs that begin and end values. */
const sign = {
  slash: 0x2f,
  open: 0x28,
  close: 0x29,
  less: 0x3c,
  greater: 0x3e,
  openList: 0x5b,
  closeList: 0x5d,
  backslash: 0x5c,
} as const;

/** Classes of the 256 characters (ISO 32000-2, 7.2.3): 1 white space, 2 delimiters, 0 regular characters. */
const classes = new Uint8Array(256);
for (const blank of '\0\t\n\f\r ') classes[blank.charCodeAt(0)] = 1;
for (const delimiter of '()<>[]{}/%') classes[delimiter.charCodeAt(0)] = 2;

/** Whether a character is white space. */
export function isBlank(code: number): boolean {
  return classes[code] === 1;
}

/** Where the next value begins, at or after a place. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (classes[text.charCodeAt(next)] === 1) next += 1;
  return next;
}

/** Where the value that begins at a place ends: `<<…>>`, `[…]`, `(…)`, `<…>`, `/Name`, `12 0 R`, a number or a word. @throws UnexpectedPdfError where it does not end */
export function endOfValue(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (code === sign.slash) return endOfName(text, start + 1);
  if (code === sign.less) {
    if (text.charCodeAt(start + 1) !== sign.less) return text.indexOf('>', start) + 1 || cutOff();
    return endOfList(text, start + 2, sign.greater) + 1;
  }
  if (code === sign.openList) return endOfList(text, start + 1, sign.closeList);
  if (code === sign.open) return endOfLiteral(text, start);
  if (Number.isNaN(code)) return cutOff();
  return endOfWord(text, start, code);
}

/** Calls a function with each key and value of a dictionary, in their order. @param text `<<…>>` */
export function eachEntry(text: string, each: (key: string, value: string) => void): void {
  const end = text.length - 2;
  for (let at = skipBlanks(text, 2); at < end;) {
    const keyEnd = endOfName(text, at + 1);
    const valueAt = skipBlanks(text, keyEnd);
    const valueEnd = endOfValue(text, valueAt);
    each(text.slice(at, keyEnd), text.slice(valueAt, valueEnd));
    at = skipBlanks(text, valueEnd);
  }
}

/** The values of an array, in their order. @param list `[…]` */
export function valuesOf(list: string): string[] {
  const end = list.length - 1;
  const values: string[] = [];
  for (let at = skipBlanks(list, 1); at < end;) {
    const next = endOfValue(list, at);
    values.push(list.slice(at, next));
    at = skipBlanks(list, next);
  }
  return values;
}

/** The number of the object that a value refers to; undefined if it is no reference. */
export function referenceIn(value: string | undefined): number | undefined {
  return value?.endsWith(' 0 R') ? Number(value.slice(0, -4)) : undefined;
}

/** The numbers of the objects that an array refers to, in its order. Its other values are left out. @param list `[…]` */
export function referencesIn(list: string): number[] {
  return valuesOf(list).flatMap((value) => referenceIn(value) ?? []);
}

/** `12 0 R` */
export function referenceTo(object: number): string {
  return `${object} 0 R`;
}

function endOfList(text: string, start: number, bracket: number): number {
  let at = skipBlanks(text, start);
  while (text.charCodeAt(at) !== bracket) at = skipBlanks(text, endOfValue(text, at));
  return at + 1;
}

function endOfLiteral(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === sign.backslash) at += 1;
    else if (code === sign.open) open += 1;
    else if (code === sign.close && (open -= 1) === 0) return at + 1;
  }
  return cutOff();
}

function endOfName(text: string, start: number): number {
  let at = start;
  while (classes[text.charCodeAt(at)] === 0) at += 1;
  return at;
}

const restOfReference = ' 0 R';

function endOfWord(text: string, start: number, first: number): number {
  const end = endOfName(text, start + 1);
  const isReference =
    first >= 0x30 &&
    first <= 0x39 &&
    text.startsWith(restOfReference, end) &&
    classes[text.charCodeAt(end + restOfReference.length)] !== 0;
  return isReference ? end + restOfReference.length : end;
}

function cutOff(): never {
  throw new UnexpectedPdfError('has a value that does not end');
}
