import { describe, expect, it } from '@jest/globals';
import { checkSize } from '../../../src/invoices/checks/check-size.js';
import { sampleInvoice } from '../../harness/invoices/sample-invoices.js';

const invoice = sampleInvoice('ST-2026-0001');
const limits = { lines: invoice.lines.length, textLength: 2000, totalTextLength: 5000, largeLines: 20 };
const withNames = (...names: string[]) => ({
  ...invoice,
  lines: invoice.lines.map((line, index) => ({ ...line, name: names[index] ?? line.name })),
});

describe('checkSize', () => {
  it('takes an invoice at its limits, whatever its logo weighs', () => {
    const organisation = { ...invoice.organisation, logo: new Uint8Array(10_000) };
    expect(checkSize({ ...invoice, organisation }, limits)).toEqual({ isLarge: false });
    expect(checkSize(withNames('x'.repeat(2000), 'x'.repeat(2000)), limits)).toEqual({ isLarge: false });
  });

  it('refuses one line more', () => {
    expect(() => checkSize(invoice, { ...limits, lines: invoice.lines.length - 1 })).toThrow(
      `lines: larger than ${invoice.lines.length - 1} lines`,
    );
  });

  it('refuses a text that is too long, and says where it stands', () => {
    expect(() => checkSize(withNames('a', 'b', 'x'.repeat(2001)), limits)).toThrow('lines.2.name: larger than 2000 characters');
  });

  it('refuses long texts that are too long together', () => {
    const names = ['x'.repeat(2000), 'x'.repeat(2000), 'x'.repeat(1001)];
    expect(() => checkSize(withNames(...names), limits)).toThrow('the long texts: larger than 5000 characters together');
  });

  it('refuses a letter with more than a thousand marks, and says where it stands', () => {
    const tower = (marks: number) => `Amount${'\u0301'.repeat(marks)} due`;
    expect(checkSize(withNames(tower(999)), limits)).toEqual({ isLarge: false });
    expect(() => checkSize(withNames('a', tower(1000)), limits)).toThrow(
      'lines.1.name: larger than 1000 characters for one letter with its marks',
    );
  });

  it('tells what is large by its lines, and by its long texts', () => {
    expect(checkSize(invoice, { ...limits, largeLines: invoice.lines.length - 1 })).toEqual({ isLarge: true });
    expect(checkSize(withNames('x'.repeat(2000), 'x'.repeat(2000), 'x'.repeat(201)), limits)).toEqual({ isLarge: true });
  });
});
