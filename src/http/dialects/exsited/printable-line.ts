/** Control characters, lone surrogates and non-characters: readers cannot see them. */
const UNPRINTABLE = /\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;

/** Line breaks, and overrides of the text direction: they never belong in a single line. */
const BREAKS_THE_LINE = /[\u2028\u2029\u202d\u202e]/;

/** Whether a text is one line that readers can see, as invoice numbers must be. */
export function isPrintableLine(text: string): boolean {
  return !UNPRINTABLE.test(text) && !BREAKS_THE_LINE.test(text);
}
