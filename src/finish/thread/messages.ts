import type { FinishedPdf, FinishOptions, PrintedPdf } from '../pass/finish-pdf.js';

/** A PDF to finish, to the thread. */
export interface Job {
  id: number;
  printed: PrintedPdf;
  options: FinishOptions;
}

/** What became of it, from the thread. */
export type Answer = { id: number } & ({ finished: FinishedPdf } | { unexpected: string } | { failed: string });

/** A buffer that came from another thread: there it is a plain array of bytes. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
