import { type PrintedDocument, readPrintedDocument } from '../printed-text/printed-document.js';
import { checkNothingCut } from './check-nothing-cut.js';
import { checkPagesFilled } from './check-pages-filled.js';

/**
 * Reads a PDF, and checks that it shows everything.
 * @param texts that it probably shows; null: its pages have nothing but their margins
 * @param certain finds the texts that it does show
 */
export async function readChecked(
  pdf: Buffer,
  texts: readonly string[] | null,
  mayBeCut: boolean,
  certain: () => Promise<string[]>,
): Promise<PrintedDocument> {
  const printed = await readPrintedDocument(pdf);
  if (mayBeCut) return printed;
  if (texts) checkPagesFilled(printed);
  await checkNothingCut(printed, trimmed(texts ?? []), async () => trimmed(await certain()));
  return printed;
}

function trimmed(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim());
}
