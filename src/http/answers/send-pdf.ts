import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { CallerGoneError } from '../../pdf/deadline.js';
import type { ReleasedPdf } from '../../pdf/released-pdf.js';
import type { FileName } from '../../pdf/file-name.js';
import { conformanceHeader } from './conformance.js';
import { DISPLAY_POLICY, STRICT_POLICY } from './content-policy.js';

export type Disposition = 'attachment' | 'inline';

/** The body is written in pieces, because only then we notice a caller that goes away while it reads. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Answers with a complete PDF. Nothing on the way may store or change it, and a browser that shows it runs no script from it.
 * @throws CallerGoneError when the connection ends before the last byte is handed over
 */
export async function sendPdf(response: Response, pdf: ReleasedPdf, disposition: Disposition): Promise<void> {
  const { bytes, fileName, conformance } = pdf;
  response.status(200).set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': contentDisposition(disposition, fileName),
    'Content-Length': String(bytes.length),
    'X-Document-Conformance': conformanceHeader(conformance),
    'Cache-Control': 'private, no-store, no-transform',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': disposition === 'inline' ? DISPLAY_POLICY : STRICT_POLICY,
  });
  await sendBytes(response, bytes);
}

/** Writes a complete body. @throws CallerGoneError when the connection ends before the last byte is handed over */
export async function sendBytes(response: Response, bytes: Buffer): Promise<void> {
  await pipeline(Readable.from(chunksOf(bytes)), response).catch(() => {
    throw new CallerGoneError();
  });
}

/** RFC 6266. The names hold letters, digits, hyphens and underscores only, so nothing needs quoting. */
export function contentDisposition(disposition: Disposition, { ascii, unicode }: FileName): string {
  const extended = unicode === null ? '' : `; filename*=UTF-8''${encodeURIComponent(unicode)}`;
  return `${disposition}; filename="${ascii}"${extended}`;
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
