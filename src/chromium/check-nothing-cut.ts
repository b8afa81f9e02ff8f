import { ContentCutError } from './errors.js';
import { readPrintedDocument, type PrintedDocument } from './printed-text/printed-document.js';
import { addToTally, emptyTally, shortfall } from './printed-text/tally.js';

/** A glyph of which a font does not say what it stands for may be one digit, or a few letters joined. */
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
  if (!isShort(printed, likely)) return;
  const texts = await certain();
  // What styles hide may be hidden, but not everything.
  if (texts.length === 0) throw new ContentCutError([]);
  if (isShort(printed, texts)) throw new ContentCutError(missingTexts(printed, texts));
}

function isShort(printed: PrintedDocument, texts: readonly string[]): boolean {
  const wanted = emptyTally();
  for (const text of texts) addToTally(wanted, text);
  const { digits, letters } = shortfall(wanted, printed.tally);
  return digits > printed.unknown || letters > printed.unknown * lettersOfUnknownGlyph;
}

/** Which texts the PDF does not show whole, as far as that can be told: a text that is there as well in another place is not found. */
function missingTexts(printed: PrintedDocument, texts: readonly string[]): { page: null; text: string }[] {
  const shown = squeezed(printed.text());
  return texts
    .filter((text) => !shown.includes(squeezed(text)))
    .slice(0, mostNamed)
    .map((text) => ({ page: null, text }));
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}
