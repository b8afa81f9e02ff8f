import { describe, expect, it } from '@jest/globals';
import { UnprintableTextError } from '../../../src/templates/index.js';
import type { Invoice } from '../../../src/invoices/invoice.js';
import { transferTo } from '../../../src/invoices/neutral.js';
import { noteList } from '../fixtures/build-invoice.js';
import * as fixtures from '../fixtures/invoices.js';
import { TODAY, templates } from '../fixtures/templates.js';

function refusal(invoice: Invoice): UnprintableTextError {
  try {
    templates.toView(invoice, { today: TODAY });
  } catch (error) {
    if (error instanceof UnprintableTextError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const [line, ...lines] = fixtures.twoRates.lines;
if (!line) throw new Error('the sample has lines');
const NO_ACCOUNT = { accountName: null, bankName: null, iban: null, bic: null, accountNumber: null, routingCode: null };
const ADDRESS = fixtures.twoRates.customer.billingAddress;
const withLines = (...given: typeof lines): Invoice => ({ ...fixtures.twoRates, lines: given });

describe('an invoice with characters that no font covers', () => {
  it('is refused: the error says which, and where the first stands', () => {
    const error = refusal(withLines(line, { ...line, name: 'Oak' }, line, { ...line, name: 'ᎠᎡᎢ \u{12000}', description: 'Ꭰ' }));
    expect(error).toMatchObject({
      code: 'unprintable_text',
      name: 'UnprintableTextError',
      codePoints: ['U+13A0', 'U+13A1', 'U+13A2', 'U+12000'],
      field: 'lines[3].name',
      message: 'no font covers U+13A0, U+13A1, U+13A2, U+12000 (first in lines[3].name)',
    });
  });

  it('is refused for the sign of an object, for which a font draws a box', () => {
    expect(refusal(withLines({ ...line, name: 'Poster \ufffc A2' }))).toMatchObject({
      field: 'lines[0].name',
      codePoints: ['U+FFFC'],
    });
  });

  it('names ten at most, without the text', () => {
    const error = refusal({ ...fixtures.twoRates, notes: noteList('secret ᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩᎪᎫᎬ') });
    expect(error.codePoints).toHaveLength(10);
    expect(error.field).toBe('notes.text');
    expect(`${error.message}${JSON.stringify(error)}`).not.toMatch(/secret|Ꭰ/);
  });

  it.each<[string, Partial<Invoice>]>([
    ['buyer.name', { customer: { ...fixtures.twoRates.customer, contactName: 'A', name: 'Ꭰ' } }],
    ['seller.brand', { organisation: { ...fixtures.twoRates.organisation, name: 'Ꭰ' } }],
    ['title', { number: 'Ꭰ-1' }],
    ['furtherDetails[0].label', { customAttributes: [{ name: 'Ꭰ', value: 'x' }] }],
    ['payment.entries[1].text', { paymentMeans: [transferTo({ ...NO_ACCOUNT, accountName: 'A', bankName: 'Ꭰ' })] }],
    ['buyer.addressLines[0]', { customer: { ...fixtures.twoRates.customer, billingAddress: { ...ADDRESS, line1: 'Ꭰ' } } }],
  ])('is refused for %s', (field, change) => {
    expect(refusal({ ...fixtures.twoRates, ...change })).toMatchObject({ field, codePoints: ['U+13A0'] });
  });

  it('is printed when they reach no page', () => {
    const { organisation, customer } = fixtures.twoRates;
    const invoice = { ...fixtures.twoRates, id: 'Ꭰ', customer: { ...customer, id: 'Ꭰ' }, organisation };
    expect(templates.toView(invoice, { today: TODAY }).number).toBe('ST-2026-0001');
  });
});
