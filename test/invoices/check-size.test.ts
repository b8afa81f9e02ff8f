import { describe, expect, it } from '@jest/globals';
import { checkSize } from '../../src/invoices/check-size.js';
import { sampleInvoice } from '../helpers/sample-invoices.js';

const invoice = sampleInvoice('ST-2026-0001');
const limits = { lines: invoice.lines.length, textLength: 500 };

describe('checkSize', () => {
  it('takes an invoice at its limits, whatever its logo weighs', () => {
    const organisation = { ...invoice.organisation, logo: new Uint8Array(10_000) };
    expect(() => checkSize({ ...invoice, organisation }, limits)).not.toThrow();
  });

  it('refuses one line more', () => {
    expect(() => checkSize(invoice, { ...limits, lines: invoice.lines.length - 1 })).toThrow(
      `lines: larger than ${invoice.lines.length - 1} lines`,
    );
  });

  it('refuses a text that is too long, and says where it stands', () => {
    const lines = invoice.lines.map((line, index) => (index === 2 ? { ...line, name: 'x'.repeat(501) } : line));
    expect(() => checkSize({ ...invoice, lines }, limits)).toThrow('lines.2.name: larger than 500 characters');
  });
});
