/*
 * What a text may hold that comes from outside, in an import file as in a document that a caller sends. Each function says why it refuses a text, as the end of a
 * sentence ("U+FFFC cannot be printed"), or null when it takes it.
 */

/**
 * What a reader could not see, or would see as a box: control characters other than tab and line feed, lone surrogates, non-characters, private use, and placeholders
 * for something that is missing (U+FFF9 to U+FFFD: annotations, objects, lost characters).
 */
export const UNPRINTABLE = /(?![\n\t])[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Private_Use}\ufff9-\ufffd]/u;

/** Characters that start a new line or jump within it. */
const BREAKS_THE_LINE = /[\n\t\u2028\u2029]/u;

/** Characters that print as nothing or as a blank. Arabic number signs are format characters (Cf) too, but are drawn. */
const INVISIBLE = /(?![\u0600-\u0605\u06dd\u0890\u0891\u08e2])[\p{Format}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Embeddings, overrides and isolates (UAX #9), the characters that end them, and the end of a line, which ends them all. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069\n]/gu;
const OVERRIDES = '\u202d\u202e';
const END_OF_EMBEDDING = '\u202c';
const END_OF_ISOLATE = '\u2069';
const EMBEDDINGS = '\u202a\u202b';

/** Text of several lines. */
export function textFault(text: string): string | null {
  const [found] = UNPRINTABLE.exec(text) ?? [];
  return found === undefined ? directionFault(text) : `${unicodeName(found)} cannot be printed`;
}

/** One line of text. */
export function lineFault(text: string): string | null {
  const [found] = BREAKS_THE_LINE.exec(text) ?? [];
  return found === undefined ? textFault(text) : `${unicodeName(found)} does not fit into one line`;
}

/** A number, code or reference that people compare and look up. Two that look the same must be the same. */
export function numberFault(text: string): string | null {
  const [found] = INVISIBLE.exec(text) ?? [];
  const fault = lineFault(text);
  return fault ?? (found === undefined ? null : `${unicodeName(found)} is invisible, so two numbers could look alike`);
}

/**
 * Overrides print the digits of an amount backwards, and so can an embedding or isolate that goes on too far. So overrides are refused, and embeddings and isolates must be
 * closed in their own line. Direction marks (U+200E, U+200F, U+061C) reverse nothing.
 */
export function directionFault(text: string): string | null {
  const open: string[] = [];
  for (const [found] of text.matchAll(DIRECTIONS)) {
    if (OVERRIDES.includes(found)) return `${unicodeName(found)} overrides the direction of the text`;
    const last = open.at(-1);
    if (found === '\n') {
      if (last !== undefined) return notClosed(last);
    } else if (found === END_OF_EMBEDDING || found === END_OF_ISOLATE) {
      const isEmbedding = last !== undefined && EMBEDDINGS.includes(last);
      if (last === undefined || isEmbedding !== (found === END_OF_EMBEDDING)) return `${unicodeName(found)} closes nothing`;
      open.pop();
    } else open.push(found);
  }
  const last = open.at(-1);
  return last === undefined ? null : notClosed(last);
}

function notClosed(character: string): string {
  return `${unicodeName(character)} is not closed in its line`;
}

/** The text with uniform line ends: CR LF and Unicode's separators of lines and paragraphs become line feeds. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n|[\u2028\u2029]/gu, '\n');
}

/** `U+13A0`. */
export function unicodeName(character: string | number): string {
  const codePoint = typeof character === 'number' ? character : (character.codePointAt(0) ?? 0);
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
