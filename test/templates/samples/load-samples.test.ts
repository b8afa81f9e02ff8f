import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_TYPES } from '../../../src/invoices/billing-document.js';
import { loadSamples, samplesOf } from '../../../src/templates/index.js';
import { parseSample } from '../../../src/templates/samples/load-samples.js';
import { templates } from '../fixtures/templates.js';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentOf, sample, samples } from '../fixtures/samples.js';
import { pngImage } from '../../harness/images/png-image.js';

const MINIMAL = {
  title: 'Least',
  documentType: 'invoice',
  organisation: { name: 'Seller' },
  customer: { name: 'Buyer' },
  number: '1',
  currencyCode: 'EUR',
  issueDate: '2026-03-01',
  lines: [{ name: 'x', unitPrice: '10', taxRate: '20' }],
};
const noImage = () => new Uint8Array();
const parse = (data: object) => parseSample('base/samples/x.json', JSON.stringify(data), noImage);

describe('the samples that are shipped', () => {
  it('are of every document type', () => {
    expect(new Set(samples.map(({ documentType }) => documentType))).toEqual(new Set(DOCUMENT_TYPES));
  });

  it('come to every design that inherits them', () => {
    expect(samplesOf(templates.files)).toEqual(samples);
  });

  it('have a title each, and no two the same', () => {
    expect(new Set(samples.map(({ title }) => title)).size).toBe(samples.length);
  });

  it('are what their names say', () => {
    expect(documentOf('four-hundred-lines', 'INVOICE').lines).toHaveLength(400);
    expect(documentOf('one-line', 'INVOICE').lines).toHaveLength(1);
    expect(documentOf('yen', 'INVOICE').totals.amountDue).toMatch(/^\d+$/);
    expect(documentOf('dinar', 'INVOICE').totals.amountDue).toMatch(/^\d+\.\d{3}$/);
    expect(documentOf('reverse-charge', 'INVOICE').totals.taxTotal).toBe('0.00');
    expect(documentOf('paid', 'INVOICE').totals.amountDue).toBe('0.00');
    expect(documentOf('everything', 'INVOICE').taxBreakdown).toHaveLength(2);
    expect(documentOf('statement-settled', 'STATEMENT').closingBalance).toBe('0.00');
    expect(documentOf('statement', 'STATEMENT').entries.length).toBeGreaterThan(90);
  });

  it('have the payment details of a QR-bill: a QR-IBAN, and a QR reference with its check digit', () => {
    const { paymentMeans, remittanceInformation } = documentOf('swiss-qr-bill', 'INVOICE');
    // Institutions 30000 to 31999 are those of QR-IBANs.
    expect(paymentMeans[0]?.iban).toMatch(/^CH\d{2}3[01]\d{3}/);
    const digits = Array.from((remittanceInformation ?? '').replaceAll(' ', ''), Number);
    const table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    const carry = digits.slice(0, 26).reduce((sum, digit) => table[(sum + digit) % 10] ?? 0, 0);
    expect([digits.length, digits[26]]).toEqual([27, (10 - carry) % 10]);
  });

  it.each(
    samples.flatMap(({ name, document }) => {
      const accounts = document.type === 'STATEMENT' ? [document.paymentAccount] : document.paymentMeans;
      return accounts.flatMap((account) => (account?.iban ? [[name, account.iban] as const] : []));
    }),
  )('%s has an IBAN with valid check digits', (_, iban) => {
    const bare = iban.replaceAll(' ', '');
    const digits = Array.from(bare.slice(4) + bare.slice(0, 4), (sign) => parseInt(sign, 36)).join('');
    expect(BigInt(digits) % 97n).toBe(1n);
  });

  it('name people and firms that cannot exist', () => {
    const addresses = samples.flatMap(({ document: { organisation, customer } }) => [
      organisation.email,
      organisation.website,
      customer.email,
    ]);
    const given = addresses.filter((address) => address !== null);
    expect(given.length).toBeGreaterThan(50);
    expect(given.filter((address) => !/\.example(\/|$)/.test(address))).toEqual([]);
  });
});

describe('a sample', () => {
  it('takes neutral values for what it leaves out, and calculates what follows', () => {
    const { name, title, documentType, document, today } = parse(MINIMAL);
    expect({ name, title, documentType, today }).toEqual({
      name: 'x',
      title: 'Least',
      documentType: 'invoice',
      today: '2026-03-01',
    });
    expect(document).toMatchObject({
      type: 'INVOICE',
      status: 'ISSUED',
      dueDate: null,
      notes: [],
      payments: [],
      organisation: { legalName: null, logo: null, address: { city: null } },
      lines: [{ quantity: '1', priceBaseQuantity: '1', taxCategory: 'S', netAmount: '10.00', taxAmount: '2.00' }],
      totals: { taxInclusive: '12.00', paidAmount: '0.00', amountDue: '12.00' },
    });
  });

  it('repeats its lines and numbers the turns', () => {
    const { document } = parse({
      ...MINIMAL,
      repeat: 3,
      lines: [
        { name: 'A{n}', description: 'no. {n}', unitPrice: '1', taxRate: '0' },
        { name: 'B', unitPrice: '2', taxRate: '0' },
      ],
    });
    expect(document).toMatchObject({
      lines: [{ name: 'A1', description: 'no. 1' }, { name: 'B' }, { name: 'A2' }, { name: 'B' }, { name: 'A3' }, { name: 'B' }],
      totals: { taxInclusive: '9.00' },
    });
  });

  it('has its logo from the file beside it', () => {
    const { organisation } = sample('simple').document;
    expect(
      Buffer.from(organisation.logo ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it.each([
    [
      'a misspelt field',
      { ...MINIMAL, dueDte: '2026-03-01' },
      'base/samples/x.json:1: has no key "dueDte"; did you mean "dueDate"?',
    ],
    ['a misspelt field of a line', { ...MINIMAL, lines: [{ ...MINIMAL.lines[0], price: '1' }] }, '"lines[0]" has no key "price"'],
    [
      'a number for an amount',
      { ...MINIMAL, lines: [{ name: 'x', unitPrice: 10, taxRate: '20' }] },
      '"lines[0].unitPrice" must be text in quotes',
    ],
    [
      'another type of document',
      { ...MINIMAL, documentType: 'invoce' },
      '"documentType" "invoce" is not a type of document; did you mean "invoice"?',
    ],
    [
      'no type of document',
      { ...MINIMAL, documentType: undefined },
      '"documentType" is missing; it must be one of: invoice, credit-note',
    ],
    ['a list in place of a sample', [], 'base/samples/x.json:1: must be an object'],
    ['an unknown status', { ...MINIMAL, status: 'SENT' }, '"status" must be one of: "DRAFT", "ISSUED", "VOID"'],
    ['no number', { ...MINIMAL, number: undefined }, '"number" is missing; it must be text in quotes'],
    ['an empty number', { ...MINIMAL, number: '' }, '"number" must be a text that is not empty'],
    ['a day that does not exist', { ...MINIMAL, issueDate: '2026-02-30' }, '"issueDate" must be a day, such as "2026-11-02"'],
    [
      'no amount',
      { ...MINIMAL, lines: [{ name: 'x', unitPrice: 'ten', taxRate: '20' }] },
      '"lines[0].unitPrice" must be a decimal number as text',
    ],
    ['a day that is none', { ...MINIMAL, issueDate: '2026-02-30' }, '"issueDate" '],
    ['no currency', { ...MINIMAL, currencyCode: 'EURO' }, '"currencyCode" must be an ISO 4217 code'],
    [
      'a language that is none',
      { ...MINIMAL, customer: { name: 'x', locale: 'de_DE!' } },
      '"customer.locale" must be a BCP 47 tag',
    ],
    ['a type that there is not', { ...MINIMAL, documentType: 'letter' }, '"documentType" '],
    ['a figure that is calculated', { ...MINIMAL, totals: {} }, 'has no key "totals"'],
    ['a payment of a quote', { ...MINIMAL, documentType: 'quote', payments: [] }, 'has no key "payments"'],
    [
      'an amount finer than its currency',
      { ...MINIMAL, currencyCode: 'JPY', payments: [{ number: '1', amount: '1.5', paidOn: '2026-03-01' }] },
      'an amount without decimals, as JPY has none',
    ],
    [
      'a receipt that leaves something due',
      { ...MINIMAL, documentType: 'receipt' },
      'base/samples/x.json: totals.amountDue is 12.00',
    ],
    [
      'a logo outside the folder',
      { ...MINIMAL, organisation: { name: 'x', logo: '../logo.png' } },
      '"organisation.logo" must be the name of a PNG or JPEG',
    ],
  ])('is refused with file and path: %s', (_, data, message) => {
    expect(() => parse(data)).toThrow(message);
    expect(() => parse(data)).toThrow(expect.objectContaining({ code: 'template_error', file: 'base/samples/x.json' }));
  });

  it('is refused with its line where it is no JSON', () => {
    expect(() => parseSample('base/samples/x.json', '{\n  "title": "x",\n  oops\n}', noImage)).toThrow(
      /^base\/samples\/x\.json:3: /,
    );
  });

  it('is refused when its logo is missing or no image', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samples-'));
    const named = { ...MINIMAL, organisation: { name: 'x', logo: 'logo.png' } };
    writeFileSync(join(folder, 'x.json'), JSON.stringify(named));
    expect(() => loadSamples(folder)).toThrow(
      'x.json:1: "organisation.logo" names "logo.png", which is not in the folder of the sample',
    );
    writeFileSync(join(folder, 'logo.png'), '<svg/>');
    expect(() => loadSamples(folder)).toThrow(/names "logo.png"; a logo must be .*: it is neither PNG nor JPEG$/);
    writeFileSync(join(folder, 'logo.png'), pngImage().subarray(0, -20));
    expect(() => loadSamples(folder)).toThrow(/: the PNG ends early$/);
    // Thirty megapixels, as the header says.
    const header = Buffer.from('89504e470d0a1a0a0000000d4948445200001770000013880806000000', 'hex');
    writeFileSync(join(folder, 'logo.png'), header);
    expect(() => loadSamples(folder)).toThrow('a logo must be a PNG or JPEG image of at most 512 KiB and 4 megapixels');
  });
});
