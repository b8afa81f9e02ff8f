import { expect } from '@jest/globals';
import { readZip } from '../batches/read-zip.js';
import { expectCleanPdf } from './clean-pdf.js';

/**
 * The body of an answer, whole. A PDF is looked at before the test sees it: its length is the one announced, and it is clean. The look takes a while; `after`
 * is what it waits for where the test cannot.
 */
export async function answerBytes(response: Response, after?: Promise<unknown>): Promise<Buffer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  // A part cannot be looked at; the tests compare it with the whole.
  if (response.status === 206) return bytes;
  if (response.headers.get('content-type') === 'application/zip') {
    const files = [...readZip(bytes)].filter(([name]) => name.endsWith('.pdf'));
    for (const [, file] of files) await expectCleanPdf(file);
    return bytes;
  }
  if (response.headers.get('content-type') !== 'application/pdf') {
    expect(bytes.includes('%PDF-')).toBe(false);
    return bytes;
  }
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  await after;
  await expectCleanPdf(bytes);
  return bytes;
}
