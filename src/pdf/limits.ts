import type { SizeLimits } from '../invoices/checks/check-size.js';

/** What to print, and how. */
export interface PdfLimits extends SizeLimits {
  /** Time in addition for each row of a large document beyond `largeLines`. */
  millisecondsPerLine: number;
  /** UTF-16 units of the HTML. */
  htmlLength: number;
  /** Bytes of the PDF. */
  pdfBytes: number;
  /** Bytes of all files together that one e-invoice may embed. */
  embeddedBytes: number;
}
