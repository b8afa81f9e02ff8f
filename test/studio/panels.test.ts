import { describe, expect, it } from '@jest/globals';
import type { Fault, Finding } from '../../studio/shared/api.js';
import { rangeOf } from '../../studio/web/src/panels/lengths.js';
import { furtherFault } from '../../studio/web/src/state/problems.js';
import { pdfName } from '../../studio/server/pdf-name.mjs';

describe('the slider of a length', () => {
  it.each([
    ['9pt', '0', '5mm', { unit: 'pt', from: 0, to: 14.17, at: 9 }],
    ['3mm', '0mm', '5mm', { unit: 'mm', from: 0, to: 5, at: 3 }],
    ['3mm', '1pt', '12px', { unit: 'mm', from: 0.36, to: 3.17, at: 3 }],
    ['0', '0', '1in', { unit: 'in', from: 0, to: 1, at: 0 }],
    ['1.5cm', '1mm', '10mm', { unit: 'cm', from: 0.1, to: 1, at: 1 }],
    ['1pc', '0', '12pt', { unit: 'pc', from: 0, to: 1, at: 1 }],
  ])('of %s, from %s to %s', (value, from, to, range) => {
    // As the page writes it: −0 is 0.
    expect(JSON.parse(JSON.stringify(rangeOf(value, from, to)))).toEqual(range);
  });

  it.each([
    ['wide', '0', '5mm'],
    ['1em', '0', '5mm'],
    ['1mm', null, '5mm'],
    ['1mm', '0', '50%'],
    ['3', '0', '5mm'],
  ])('is not there for %s, from %s to %s', (value, from, to) => {
    expect(rangeOf(value, from, to)).toBeNull();
  });
});

describe('a fault that keeps a document from being shown', () => {
  const fault: Fault = { code: 'template_error', message: 'no field', file: 'base/lines.hbs', line: 8, excerpt: [] };
  const finding: Finding = {
    rule: 'unknown-field',
    severity: 'error',
    message: 'no field',
    hint: null,
    file: 'base/lines.hbs',
    line: 8,
    excerpt: [],
  };

  it('counts once when the linter finds it too', () => {
    expect(furtherFault(fault, [finding])).toBeNull();
    expect(furtherFault({ ...fault, line: null }, [{ ...finding, line: 1 }])).toBeNull();
  });

  it('counts beside findings about something else', () => {
    const others: Finding[] = [
      { ...finding, line: 9 },
      { ...finding, file: 'base/line.hbs' },
      { ...finding, severity: 'warning' },
    ];
    expect(furtherFault(fault, others)).toBe(fault);
    const placeless = { ...fault, file: null, line: null };
    expect(furtherFault(placeless, [finding])).toBe(placeless);
    expect(furtherFault(null, [finding])).toBeNull();
  });
});

it('names the file of a PDF after its document, template and language', () => {
  expect(pdfName({ number: 'ST/2026 418', design: 'classic', lang: 'en-GB' })).toBe('ST_2026_418-classic-en-GB.pdf');
  expect(pdfName({ number: 'فاتورة-7', design: 'modern', lang: 'ar' })).toBe('فاتورة-7-modern-ar.pdf');
});
