import { UnexpectedPdfError } from '../errors.js';

/*
 * The values of a PDF (ISO 32000-2, 7.3) as text. Nothing here looks for a word inside a value: "endobj" may stand in a title, and "/Contents" in an address. One character of
 * text is one byte.
 */

const slash = 0x2f;
const percent = 0x25;

/** Whether a character is white space (ISO 32000-2, table 1). */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x0c || code === 0;
}

/** Whether a character ends a name or a number: one of `()<>[]{}/%` (ISO 32000-2, table 2). */
export function isDelimiter(code: number): boolean {
  return (
    code === slash ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x3c ||
    code === 0x3e ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x7b ||
    code === 0x7d ||
    code === percent
  );
}

/** Where the next value begins, at or after a place. */
export function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && isBlank(text.charCodeAt(next))) next += 1;
  return next;
}

/** Where the value that begins at a place ends: `<<…>>`, `[…]`, `(…)`, `<…>`, `/Name`, `12 0 R`, a number or a word. @throws UnexpectedPdfError where it does not end */
export function endOfValue(text: string, start: number): number {
  switch (text[start]) {
    case undefined:
      return cutOff();
    case '<':
      return text[start + 1] === '<' ? endOfList(text, start + 2, '>') + 1 : endAfter(text, start, '>');
    case '[':
      return endOfList(text, start + 1, ']');
    case '(':
      return endOfLiteral(text, start);
    default:
      return endOfWord(text, start);
  }
}

/** The values of an array, or the keys and values of a dictionary, in their order. @param list with its brackets */
export function valuesOf(list: string): string[] {
  const isDictionary = list.startsWith('<<');
  const end = list.length - (isDictionary ? 2 : 1);
  const values: string[] = [];
  for (let at = skipBlanks(list, isDictionary ? 2 : 1); at < end;) {
    const next = endOfValue(list, at);
    values.push(list.slice(at, next));
    at = skipBlanks(list, next);
  }
  return values;
}

/** The number of the object that a value refers to; undefined if it is no reference. */
export function referenceIn(value: string | undefined): number | undefined {
  const number = value === undefined ? undefined : /^(\d+) 0 R$/.exec(value)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** `12 0 R` */
export function referenceTo(object: number): string {
  return `${object} 0 R`;
}

function endOfList(text: string, start: number, bracket: string): number {
  let at = skipBlanks(text, start);
  while (text[at] !== bracket) at = skipBlanks(text, endOfValue(text, at));
  return at + 1;
}

function endAfter(text: string, start: number, sign: string): number {
  return text.indexOf(sign, start) + 1 || cutOff();
}

function endOfLiteral(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '(') open += 1;
    else if (sign === ')' && (open -= 1) === 0) return at + 1;
  }
  return cutOff();
}

const restOfReference = / 0 R(?![A-Za-z])/y;

function endOfWord(text: string, start: number): number {
  const first = text.charCodeAt(start);
  let at = start + 1;
  while (at < text.length && !isBlank(text.charCodeAt(at)) && !isDelimiter(text.charCodeAt(at))) at += 1;
  if (first < 0x30 || first > 0x39) return at;
  restOfReference.lastIndex = at;
  return restOfReference.test(text) ? restOfReference.lastIndex : at;
}

function cutOff(): never {
  throw new UnexpectedPdfError('has a value that does not end');
}
