import { describe, expect, it } from '@jest/globals';
import { checkPdf } from '../../../src/chromium/page/check-pdf.js';

const page = '1 0 obj\n<</Type /Page\n/Parent 2 0 R>>\nendobj\n';
const filling = `% ${'x'.repeat(500)}\n`;
const end = 'startxref\n1234\n%%EOF\n';

describe('checkPdf', () => {
  it('accepts a whole PDF', () => {
    expect(() => checkPdf(Buffer.from(`%PDF-1.4\n${filling}${page}${end}`))).not.toThrow();
  });

  it.each([
    ['nothing', '', 'only 0 bytes'],
    ['a wrong start', `\n%PDF-1.4\n${filling}${page}${end}`, 'does not start'],
    ['a cut end', `%PDF-1.4\n${page}${filling}startxref\n1234\n%%E`, 'does not end'],
    ['no page', `%PDF-1.4\n${filling}<</Type /Pages>>${end}`, 'has no page'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => checkPdf(Buffer.from(bytes))).toThrow(message);
  });
});
