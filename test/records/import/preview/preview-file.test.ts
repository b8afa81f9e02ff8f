import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ImportError } from '../../../../src/records/faults/errors.js';
import { type Preview, previewFile } from '../../../../src/records/import/preview/preview-file.js';
import { detectInput } from '../../../../src/records/import/xml/detect-input.js';
import { cii } from '../xml/fixtures/cii.js';
import { ubl } from '../xml/fixtures/ubl.js';

const SAMPLES = new URL('../../../../prisma/sample-data/', import.meta.url);
const LIMITS = { lines: 50, textLength: 2000, totalTextLength: 5000 };

const PARTY = { address: { line1: '4 Mill Lane', city: 'York', postcode: 'YO1 7HH', countryCode: 'GB' } };
const INVOICE = {
  number: 'HB-1001',
  currencyCode: 'GBP',
  issueDate: '2026-11-02',
  dueDate: '2026-12-02',
  seller: { name: 'Hollin Bakery', ...PARTY },
  buyer: { name: 'Brook Hotel', ...PARTY },
  lines: [{ name: 'Loaves', quantity: '40', unitPrice: '3.20', taxCategory: 'S', taxRate: '20' }],
};

function preview(content: string | Buffer | object, mostInvoices = 10): Promise<Preview> {
  const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  const bytes = Buffer.from(text as string);
  return previewFile({
    bytes,
    kind: detectInput(bytes) ?? 'json',
    mostBytes: 1_000_000,
    mostInvoices,
    limits: LIMITS,
    check: (one) => (one.includes('☃') ? 'no font has ☃' : null),
  });
}

const numbersIn = ({ invoices }: Preview) => invoices.map(({ number }) => number);
const faultsOf = async (content: string | object) =>
  preview(content).then(
    ({ faults }) => faults,
    (error: unknown) => {
      if (error instanceof ImportError) return error.faults;
      throw error;
    },
  );

describe('a file that is previewed', () => {
  it('is an import file with its organisations and customers', async () => {
    const found = await preview(readFileSync(new URL('02-amperwerk-messtechnik-de.json', SAMPLES)));
    expect(numbersIn(found)).toEqual(['RE-2026-1047', 'RE-2026-1052']);
    expect(found).toMatchObject({ faults: [], furtherInvoices: 0 });
    expect(found.invoices[0]?.organisation).toMatchObject({ name: expect.stringContaining('Amperwerk') as unknown });
  });

  it('is one invoice, as callers of the API send it, with the language of the seller’s country', async () => {
    const { invoices, faults } = await preview(INVOICE);
    expect(faults).toEqual([]);
    expect(invoices).toMatchObject([
      { number: 'HB-1001', totals: { amountDue: '153.60' }, organisation: { name: 'Hollin Bakery', locale: 'en-GB' } },
    ]);
  });

  it('is a PDF with an invoice inside', async () => {
    const xml = cii();
    const embedded = `4 0 obj\n<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 5 0 R >> >>\nendobj\n5 0 obj\n<< /Length ${xml.length} >>\nstream\n${xml}\nendstream\nendobj`;
    expect((await preview(`%PDF-1.7\n${embedded}\n%%EOF`)).invoices).toHaveLength(1);
  });

  it('is an invoice in UBL or in CII', async () => {
    expect(numbersIn(await preview(ubl()))).toEqual(['HB-7731']);
    const found = await preview(cii());
    expect(found.invoices).toHaveLength(1);
    expect(found.faults).toEqual([]);
  });

  it('may have the invoices of several organisations', async () => {
    const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const invoices = ids.map((organisationId, index) => ({ ...INVOICE, organisationId, number: `N${index}` }));
    expect(numbersIn(await preview({ invoices }))).toEqual(['N0', 'N1']);
  });

  it('says what is odd about it, and what of an XML document is not shown', async () => {
    const tail =
      '<cac:AdditionalDocumentReference><cbc:ID>X</cbc:ID><cbc:UUID>stray</cbc:UUID></cac:AdditionalDocumentReference>';
    const found = await preview(ubl({ references: tail }));
    expect(found.invoices).toHaveLength(1);
    expect(found.unmapped.map(({ xpath }) => xpath).join()).toContain('cbc:UUID');
    const odd = await preview({ ...INVOICE, seller: { ...INVOICE.seller, companyNumber: '1', companyNumberScheme: '9999' } });
    expect(odd.warnings).toMatchObject([{ path: expect.stringContaining('seller.companyNumberScheme') as unknown }]);
  });

  it('shows its good invoices beside the faults of the others', async () => {
    const bad = { ...INVOICE, number: 'BAD', lines: [{ ...INVOICE.lines[0], netAmount: '1.00' }] };
    const found = await preview({ invoices: [INVOICE, bad, { ...INVOICE, number: 'HB-1002' }] });
    expect(numbersIn(found)).toEqual(['HB-1001', 'HB-1002']);
    expect(found.faults).toEqual([{ path: 'invoices[1].lines[0].netAmount', message: 'is 1.00; it must be 128.00' }]);
  });

  it('says how many invoices are not shown', async () => {
    const found = await preview({ invoices: Array.from({ length: 5 }, (_, index) => ({ ...INVOICE, number: `N${index}` })) }, 2);
    expect([numbersIn(found), found.furtherInvoices]).toEqual([['N0', 'N1'], 3]);
  });

  it.each<[string, string | object, string]>([
    ['without a seller', { ...INVOICE, seller: undefined }, 'seller: is missing: the file does not have its organisation'],
    ['without a buyer', { ...INVOICE, buyer: undefined }, 'buyer: is missing: state the buyer'],
    ['for a stranger', { ...INVOICE, buyer: undefined, accountId: 'X1' }, 'no customer with the account id "X1"'],
    ['with a misspelt field', { ...INVOICE, dueDte: '2026-12-02' }, 'dueDte: is not a field of the format'],
    ['that no font can print', { ...INVOICE, terms: 'No ☃' }, 'terms: must be printable text: no font has ☃'],
    [
      'of too many lines',
      { ...INVOICE, lines: Array.from({ length: 51 }, () => INVOICE.lines[0]) },
      'lines: has more than 50 lines',
    ],
    ['with a text that is too long', { ...INVOICE, terms: 'x'.repeat(2001) }, 'terms: is longer than'],
    ['without invoices', { invoices: [] }, 'invoices: is empty'],
    ['that is cut', '{"number": ', 'file: is not JSON'],
    ['with a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'file: has a document type'],
    ['of another kind of XML', '<html/>', 'file: has the root element html'],
    ['in a PDF that has none', '%PDF-1.7\n%%EOF', 'file: is a PDF without an invoice inside'],
  ])('is refused with the place and a sentence: %s', async (_, content, message) => {
    const faults = await faultsOf(content);
    expect(faults.map((fault) => `${fault.path}: ${fault.message}`).join('\n')).toContain(message);
  });
});
