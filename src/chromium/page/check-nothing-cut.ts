import { ContentCutError } from '../errors.js';
import type { PrintedDocument } from '../printed-text/printed-document.js';
import { digitsOf, textsWithoutDigits } from '../printed-text/match-digits.js';
import { lettersIn } from '../printed-text/letters.js';

/** A glyph without characters in its font's map may be one digit, or a ligature of a few letters. */
const lettersOfUnknownGlyph = 4;
/** Most texts that an error names. */
const mostNamed = 5;

/**
 * Checks that a PDF shows its document whole: no text or figure reaches out of the page or of the box that clips it, and no digit or letter is missing. (Looking at the edges
 * is not enough, as Chromium leaves out glyphs that lie wholly outside.)
 * @param likely the texts that the document probably shows: cheap to find
 * @param certain finds the texts that it does show, as styles may hide some; called only if something seems to be missing
 * @throws ContentCutError
 */
export async function checkNothingCut(
  printed: PrintedDocument,
  likely: readonly string[],
  certain: () => Promise<string[]>,
): Promise<void> {
  const { cutTexts, cutFigures } = printed;
  if (cutTexts.length > 0) throw new ContentCutError(cutTexts.slice(0, mostNamed));
  if (cutFigures.length > 0) throw new ContentCutError(cutFigures.map((page) => ({ page, text: null })));
  if (missingIn(printed, likely) === null) return;
  const texts = await certain();
  // Styles may hide some texts. A document that hides all of them is at fault.
  const missing = texts.length === 0 ? [] : missingIn(printed, texts);
  if (missing) throw new ContentCutError(missing.slice(0, mostNamed).map((text) => ({ page: null, text })));
}

/** The texts that the PDF does not show whole, as far as they can be identified. Null if nothing is missing. */
function missingIn({ texts: shown, unknown }: PrintedDocument, texts: readonly string[]): string[] | null {
  const withoutDigits = textsWithoutDigits(texts, shown);
  if (digitsOf(withoutDigits.join('')).length > unknown) return withoutDigits;
  const sum = (all: readonly string[]) => all.reduce((letters, text) => letters + lettersIn(text), 0);
  if (sum(texts) <= sum(shown) + unknown * lettersOfUnknownGlyph) return null;
  // This misses a text that is also in another place.
  const everything = squeezed(shown.join('\n'));
  return texts.filter((text) => !everything.includes(squeezed(text)));
}

/** Without blanks and marks of direction, in the form that fonts know. */
function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}
