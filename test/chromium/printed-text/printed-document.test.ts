import { describe, expect, it } from '@jest/globals';
import { readPrintedDocument } from '../../../src/chromium/index.js';
import { minimalPdf } from '../../harness/pdf/minimal-pdf.js';

describe('a PDF of another form than Chromium writes is not passed', () => {
  it.each<[string, Buffer]>([
    ['no PDF', Buffer.from('nothing')],
    ['an empty file', Buffer.alloc(0)],
    ['a table that is a stream', Buffer.from('%PDF-1.7\n1 0 obj\n<</Type /XRef>>\nendobj\nstartxref\n9\n%%EOF\n')],
    [
      'a table without a catalog',
      Buffer.from('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n'),
    ],
    [
      'a catalog that is not there',
      Buffer.from('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1\n/Root 7 0 R>>\nstartxref\n9\n%%EOF\n'),
    ],
    ['half of one', minimalPdf().subarray(0, 300)],
  ])('%s', async (_, pdf) => {
    await expect(readPrintedDocument(pdf)).rejects.toThrow(/PDF/);
  });
});
