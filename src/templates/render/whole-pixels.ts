/**
 * Scripts whose vowels, tones and stacked consonants are glyphs of their own, above and below a letter: Devanagari, Gurmukhi, Gujarati, Sinhala, Thai, Lao, Myanmar and
 * Khmer.
 */
const MARKED = /[\u0900-\u097f\u0a00-\u0aff\u0d80-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua8e0-\ua8ff]/;
/** Burmese stacks consonants, and marks below them: it needs more space between two lines than any other script. */
const STACKED = /[\u1000-\u109f]/;

const ON_PIXELS = 'html{text-rendering:auto}.brand-name{letter-spacing:0}';
const TALL_LINES = ':is(.lines td.text,.note,.name,.multiline,.brand-name){line-height:1.75!important}';

/**
 * Puts the letters of a document in such a script on whole pixels again, and never closer than the font puts them. At its exact place, a mark often begins behind the
 * beginning of the next letter. Then PDFium, with which Chrome shows PDFs, copies letter and mark twice.
 */
export function withWholePixels(html: string): string {
  if (!MARKED.test(html)) return html;
  return html.replace('</style>', `${ON_PIXELS}${STACKED.test(html) ? TALL_LINES : ''}</style>`);
}
