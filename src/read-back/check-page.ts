import { PageDiffersError } from './errors.js';
import { differencesOnPage, type Expected } from './match/compare-page.js';
import { readDocument } from './pdf/read-document.js';

/**
 * Reads the text of a finished PDF back from its bytes, and compares it with the facts of its invoice.
 * @throws PageDiffersError if the page does not say what it must; UnexpectedPdfError if the bytes are not a PDF in the form of this service
 */
export function checkPage(bytes: Buffer, expected: Expected): void {
  const differences = differencesOnPage(readDocument(bytes), expected);
  if (differences.length > 0) throw new PageDiffersError(differences);
}
