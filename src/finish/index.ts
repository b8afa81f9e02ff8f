/* What Chromium printed → a PDF for archives, screen readers and the next print. */
export { finishPdf, type FinishedPdf, type FinishOptions, type PrintedPdf } from './pass/finish-pdf.js';
export { Finisher } from './thread/finisher.js';
export { ThreadOnDemand } from './thread/thread-on-demand.js';
export { readCharacters } from './fonts/character-map.js';
export { readObjects } from './objects/read-objects.js';
export type { EInvoiceFile } from './attachments/e-invoice-file.js';
export { UnexpectedPdfError } from './errors.js';
export type { PagesOfPart, PrintedParts } from './join/printed-parts.js';
export type { ConformanceFault, Gate } from './conformance/fault.js';
export { type Standard, standardNames, standards } from './standards.js';
export { BatchTooLargeToMergeError } from './merge/errors.js';
export type { DocumentToMerge, MergedPdf, MergeFault, MergeLimits, MergeOptions } from './merge/merged-pdf.js';
export { mergePdfs } from './merge/merge-pdfs.js';
export { Merger } from './merge/merger.js';
