import type { FileName } from './file-name.js';

/** A PDF that may leave: its audit entry is written. */
export interface ReleasedPdf {
  bytes: Buffer;
  fileName: FileName;
}
