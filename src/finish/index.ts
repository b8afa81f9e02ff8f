/* What Chromium printed → a PDF for archives, screen readers and the next print. */
export { finishPdf, type FinishedPdf, type FinishOptions, type PrintedPdf } from './pass/finish-pdf.js';
export { Finisher } from './thread/finisher.js';
export { readObjects } from './objects/read-objects.js';
export { UnexpectedPdfError } from './errors.js';
