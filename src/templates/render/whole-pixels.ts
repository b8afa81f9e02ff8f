/**
 * Scripts whose vowels, tones and stacked consonants are glyphs of their own, above and below a letter: Devanagari, Gurmukhi, Gujarati, Sinhala, Thai, Lao, Myanmar and
 * Khmer.
 */
const MARKED = /[\u0900-\u097f\u0a00-\u0aff\u0d80-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff]/;
const ON_PIXELS = 'html{text-rendering:auto}.brand-name{letter-spacing:0}';

/**
 * Puts the letters of a document in such a script on whole pixels again, and never closer than the font puts them. At its exact place, a mark often begins behind the
 * beginning of the next letter. Then PDFium, with which Chrome shows PDFs, copies letter and mark twice.
 */
export function withWholePixels(html: string): string {
  if (!MARKED.test(html)) return html;
  return html.replace('</style>', `${ON_PIXELS}</style>`);
}
