import { type PrintedDocument, readPrintedDocument } from '../printed-text/printed-document.js';
import { checkNothingCut } from './check-nothing-cut.js';
import { checkPagesFilled } from './check-pages-filled.js';

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
): Promise<PrintedDocument> {
  const printed = await readPrintedDocument(pdf, area);
  if (mayBeCut) return printed;
  if (texts) checkPagesFilled(printed);
  await checkNothingCut(printed, trimmed(texts ?? []), async () => trimmed(await certain()));
  return printed;
}

function trimmed(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim());
}
