import { type PrintedDocument, readPrintedDocument } from '../printed-text/printed-document.js';
import { checkNothingCut } from './check-nothing-cut.js';
import { checkPagesFilled } from './check-pages-filled.js';

/** What a PDF shows. */
export interface Checked {
  printed: PrintedDocument;
  /** Those of the document, without those that its styles were found to hide; null: not known. */
  texts: readonly string[] | null;
}

/**
 * Reads a PDF, and checks that it shows everything.
 * @param texts that it probably shows; null: its pages have nothing but their margins
 * @param certain finds the texts that it does show
 * @param area the height of an area at the bottom of the last page, in points
 */
export async function readChecked(
  pdf: Buffer,
  texts: readonly string[] | null,
  mayBeCut: boolean,
  certain: () => Promise<string[]>,
  area = 0,
): Promise<Checked> {
  const printed = await readPrintedDocument(pdf, area);
  if (mayBeCut) return { printed, texts };
  if (texts) checkPagesFilled(printed);
  let known = texts;
  await checkNothingCut(printed, trimmed(texts ?? []), async () => {
    known = await certain();
    return trimmed(known);
  });
  return { printed, texts: known };
}

function trimmed(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim());
}
