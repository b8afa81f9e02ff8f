/** Around a marked text, with its number between the first two. No text of a document has them: no font covers private use. */
export const MARKS = { start: '\u{f0000}', number: '\u{f0001}', end: '\u{f0002}' } as const;

/** A mark in a text. The group has its number; that of an end has none. */
export const MARK = new RegExp(`${MARKS.start}(\\d+)${MARKS.number}|${MARKS.end}`, 'gu');

/** A value without the marks in it: who reads a text, such as a helper, wants it as it was. */
export function withoutMarks(value: unknown): unknown {
  return typeof value === 'string' && value.includes(MARKS.end) ? value.replaceAll(MARK, '') : value;
}
