/** Control characters, lone surrogates and non-characters: no text that a reader could see. */
const UNPRINTABLE = /\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;

/** What breaks a line, and the overrides that turn the text after them around: in one line they are never meant. */
const BREAKS_THE_LINE = /[\u2028\u2029\u202d\u202e]/;

/** Whether a text is one line that a reader could see. Invoice numbers and their like are. */
export function isPrintableLine(text: string): boolean {
  return !UNPRINTABLE.test(text) && !BREAKS_THE_LINE.test(text);
}
