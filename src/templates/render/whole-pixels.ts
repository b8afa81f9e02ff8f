/** Scripts whose vowels and tones are glyphs of their own, above and below a letter: Devanagari and Thai. */
const MARKED = /[\u0900-\u097f\u0e00-\u0e7f\ua8e0-\ua8ff]/;

/**
 * Puts the letters of a document in such a script on whole pixels again. At its exact place, a mark often begins behind the beginning of the next letter.
 * Then PDFium, with which Chrome shows PDFs, copies letter and mark twice.
 */
export function withWholePixels(html: string): string {
  return MARKED.test(html) ? html.replace('</style>', 'html{text-rendering:auto}</style>') : html;
}
