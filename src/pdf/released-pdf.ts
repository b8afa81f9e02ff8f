import type { PdfConformance } from './conformance.js';
import type { FileName } from './file-name.js';

/** A PDF that may be sent: its audit entry is written. */
export interface ReleasedPdf {
  bytes: Buffer;
  fileName: FileName;
  conformance: PdfConformance;
}
