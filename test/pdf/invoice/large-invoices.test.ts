import { describe, expect, it } from '@jest/globals';
import type { InvoiceKey } from '../../../src/invoices/invoice-reference.js';
import { LargeInvoices } from '../../../src/pdf/invoice/large-invoices.js';
import { ORGANISATION_A, ORGANISATION_B } from '../../harness/service/tokens.js';

const key = (reference: object, organisationId = ORGANISATION_A) => ({ organisationId, ...reference }) as InvoiceKey;

describe('the invoices that were large', () => {
  it('are known by organisation and reference, and by no other', () => {
    const large = new LargeInvoices();
    large.note(key({ sequence: 7n }), true);
    large.note(key({ id: 'x', number: 'y' }), true);
    expect([key({ sequence: 7n }), key({ id: 'x', number: 'y' })].map((one) => large.has(one))).toEqual([true, true]);
    const others = [
      key({ sequence: 7n }, ORGANISATION_B),
      key({ sequence: 8n }),
      key({ number: '7' }),
      key({ id: '7' }),
      key({ id: 'x' }),
      key({ id: 'x', customerId: 'y' }),
    ];
    expect(others.filter((one) => large.has(one))).toEqual([]);
  });

  it('are forgotten when they are small', () => {
    const large = new LargeInvoices();
    large.note(key({ number: 'A' }), true);
    large.note(key({ number: 'A' }), false);
    expect(large.has(key({ number: 'A' }))).toBe(false);
  });

  it('are at most a thousand: the oldest is forgotten', () => {
    const large = new LargeInvoices();
    for (let index = 0; index < 1001; index += 1) large.note(key({ number: `N${index}` }), true);
    expect(['N0', 'N1', 'N1000'].map((number) => large.has(key({ number })))).toEqual([false, true, true]);
  });
});
