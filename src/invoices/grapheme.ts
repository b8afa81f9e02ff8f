const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Finds the character at an index as a reader counts them: a letter with its marks, an emoji made of several (Unicode, UAX #29). */
export function graphemesOf(text: string): (index: number) => { start: number; end: number } {
  const segments = SEGMENTER.segment(text);
  return (index) => {
    const { index: start, segment } = segments.containing(index) ?? { index, segment: '' };
    return { start, end: start + segment.length };
  };
}

/** Whether any character with its marks takes more than this many UTF-16 units. */
export function hasLongGrapheme(text: string, longest: number): boolean {
  if (text.length <= longest) return false;
  const at = graphemesOf(text);
  // A character that is too long spans a multiple of the limit.
  for (let index = longest; index < text.length; index += longest) {
    const { start, end } = at(index);
    if (end - start > longest) return true;
  }
  return false;
}
