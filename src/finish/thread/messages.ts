import type { PrintedParts } from '../join/printed-parts.js';
import type { FinishedPdf, FinishOptions, PrintedPdf } from '../pass/finish-pdf.js';

/** A PDF to finish, to the thread. */
export interface Job {
  id: number;
  printed: PrintedPdf | PrintedParts;
  options: FinishOptions;
}

/** What became of it, from the thread. */
export type Answer = { id: number } & ({ finished: FinishedPdf } | { unexpected: string } | { failed: string });

/** What Chromium printed, after its way from another thread. */
export function received(printed: PrintedPdf | PrintedParts): PrintedPdf | PrintedParts {
  if ('parts' in printed) {
    const parts = printed.parts.map((part) => ({ ...part, bytes: asBuffer(part.bytes) }));
    return { parts, furniture: asBuffer(printed.furniture) };
  }
  const replacements = Array.from(printed.replacements ?? [], ([number, stream]) => [number, asBuffer(stream)] as const);
  return { ...printed, bytes: asBuffer(printed.bytes), replacements: new Map(replacements) };
}

/** What is known of the document, after the same way. */
export function receivedOptions({ attachments, eInvoice, ...options }: FinishOptions): FinishOptions {
  return {
    ...options,
    ...(attachments && { attachments: attachments.map((file) => ({ ...file, bytes: asBuffer(file.bytes) })) }),
    ...(eInvoice && { eInvoice: { ...eInvoice, bytes: asBuffer(eInvoice.bytes) } }),
  };
}

/** The bytes as a buffer: one that came from another thread has become a plain array of bytes. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
