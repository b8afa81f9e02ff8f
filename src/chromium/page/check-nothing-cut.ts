import { ContentCutError } from '../errors.js';
import { readPrintedDocument, type PrintedDocument } from '../printed-text/printed-document.js';
import { digitsOf, textsWithoutDigits } from '../printed-text/match-digits.js';
import { lettersIn } from '../printed-text/letters.js';

/** A glyph without characters in its font's map may be one digit, or a ligature of a few letters. */
const lettersOfUnknownGlyph = 4;
/** So many texts are named in an error. */
const mostNamed = 5;

/**
 * Checks that a PDF shows its document whole: no text or figure reaches out of the page or of the box that clips it, and no digit and no letter is missing. (Chromium leaves out glyphs that lie
 * outside altogether, so what can be seen of the edges is not enough.)
 * @param likely the texts that the document shows, as far as that costs nothing to know
 * @param certain the same, with what styles hide taken into account; asked only where something seems to be missing
 * @throws ContentCutError, or Error for a PDF in a form that Chromium does not write
 */
export async function checkNothingCut(pdf: Buffer, likely: readonly string[], certain: () => Promise<string[]>): Promise<void> {
  const printed = await readPrintedDocument(pdf);
  const { cutTexts, cutFigures } = printed;
  if (cutTexts.length > 0) throw new ContentCutError(cutTexts.slice(0, mostNamed));
  if (cutFigures.length > 0) throw new ContentCutError(cutFigures.map((page) => ({ page, text: null })));
  if (missingIn(printed, likely) === null) return;
  const texts = await certain();
  // What styles hide may be hidden, but not everything.
  const missing = texts.length === 0 ? [] : missingIn(printed, texts);
  if (missing) throw new ContentCutError(missing.slice(0, mostNamed).map((text) => ({ page: null, text })));
}

/** The texts that the PDF does not show whole, as far as they can be told; null when nothing is missing. */
function missingIn({ texts: shown, unknown }: PrintedDocument, texts: readonly string[]): string[] | null {
  const withoutDigits = textsWithoutDigits(texts, shown);
  if (digitsOf(withoutDigits.join('')).length > unknown) return withoutDigits;
  const sum = (all: readonly string[]) => all.reduce((letters, text) => letters + lettersIn(text), 0);
  if (sum(texts) <= sum(shown) + unknown * lettersOfUnknownGlyph) return null;
  // A text that is there as well in another place is not found.
  const everything = squeezed(shown.join('\n'));
  return texts.filter((text) => !everything.includes(squeezed(text)));
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}
