import type { DocumentToMerge, MergedPdf, MergeOptions } from './merged-pdf.js';
import { OpenMerge } from './open-merge.js';

/**
 * Merges finished PDFs into one, in their order. Tags, outlines, links and files stay; each document is a part of the structure, with its title and language, and an entry of the
 * outline; its pages are labelled. What is equal in several documents, such as a logo, is in the file once, and so is a font, with the glyphs of all of them. It claims a standard only if all of them do. It does not claim to be an
 * e-invoice: their XML stays as files. Equal documents give equal bytes.
 *
 * It costs twice the memory of the merged file, some 10 kB for each invoice, and what the largest document takes while it is read: two thousand invoices of 65 kB need 240 MB in all.
 * Each invoice of a page takes three to four milliseconds of a processor. `Merger` does it in a thread.
 * @param documents are read one by one, and not kept
 * @throws BatchTooLargeToMergeError; UnexpectedPdfError for a PDF that `finishPdf` did not make or that was changed since, and without documents
 */
export function mergePdfs(documents: Iterable<DocumentToMerge>, options: MergeOptions): MergedPdf {
  const merge = new OpenMerge(options);
  for (const document of documents) merge.add(document);
  return merge.end();
}
