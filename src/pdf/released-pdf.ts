import type { PdfConformance } from './conformance.js';
import type { EInvoiceOutcome } from './e-invoice.js';
import type { FileName } from './file-name.js';

/** A PDF that may be sent: its audit entry is written. */
export interface ReleasedPdf {
  bytes: Buffer;
  fileName: FileName;
  conformance: PdfConformance;
}

/** The same of an invoice. */
export interface ReleasedInvoicePdf extends ReleasedPdf {
  /** What became of its e-invoice; null: none was wanted. */
  eInvoice: EInvoiceOutcome | null;
}
