import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import type { ProfileId } from '../../../src/e-invoice/profiles.js';
import { readUbl } from '../../../src/e-invoice/ubl/read-ubl.js';
import { arbitraryTerms } from '../fixtures/arbitrary-terms.js';
import { HOSTILE_TEXTS } from '../fixtures/arbitrary-values.js';
import { readTree } from '../fixtures/read-tree.js';
import { validTerms, VAT_CATEGORIES } from '../fixtures/valid-terms.js';
import { profile } from '../fixtures/profiles.js';
import { fullCreditNote, fullInvoice, written } from './fixtures.js';

const thereAndBack = async (terms: EInvoice, of?: ProfileId) =>
  readUbl(await readTree(written(terms, of === undefined ? undefined : profile(of)))).terms;

/** UBL cannot say whether an account is an IBAN. */
function withoutIbanMark(terms: EInvoice): EInvoice {
  const unmarked = terms['BG-16'].map((means) => ({
    ...means,
    'BG-17': means['BG-17'].map((account) => ({ ...account, isIban: undefined })),
  }));
  return { ...terms, 'BG-16': unmarked };
}

/** A credit note of UBL has no element for third-party payments. */
function withoutPaymentsIfCredit(terms: EInvoice): EInvoice {
  return terms['BT-3'] === '381' ? { ...terms, 'BG-DEX-09': [] } : terms;
}

describe('UBL that was written is read as the same terms', () => {
  it.each(VAT_CATEGORIES)('of VAT category %s', async (category) => {
    const terms = withoutIbanMark(validTerms(category));
    expect(await thereAndBack(terms)).toEqual(terms);
    const creditNote = { ...terms, 'BT-3': '381' };
    expect(await thereAndBack(creditNote)).toEqual(creditNote);
  });

  it.each([
    ['an invoice', fullInvoice()],
    ['a credit note', fullCreditNote()],
  ])('with every term: %s', async (_, terms) => {
    expect(await thereAndBack(terms)).toEqual(terms);
  });

  it.each([
    ['a creditor identifier and no payee', { 'BT-90': 'DE98ZZZ09999999999', 'BG-10': undefined }],
    ['a sales order and no purchase order', { 'BT-13': undefined }],
    ['a tax point code and no period', { 'BT-8': '432', 'BG-14': undefined }],
    ['an accounting currency that is that of the invoice', { 'BT-6': 'EUR', 'BG-22': { 'BT-110': '27.55', 'BT-111': '27.55' } }],
    ['a note without a subject', { 'BG-1': [{ text: 'Thank you.' }] }],
    ['a subject that UBL has no form for', { 'BG-1': [{ text: '#x# y' }] }],
    ['nothing but lines', { 'BG-22': {}, 'BG-23': [], 'BG-24': [], 'BG-16': [], 'BT-83': undefined, 'BG-13': undefined }],
    ['no lines', { 'BG-25': [] }],
  ])('with %s', async (_, change) => {
    const terms = withoutIbanMark({ ...validTerms(), ...change });
    expect(await thereAndBack(terms)).toEqual(terms);
  });

  it.each(HOSTILE_TEXTS)('with hostile text: %j', async (text) => {
    const terms = withoutIbanMark(validTerms());
    const hostile: EInvoice = {
      ...terms,
      'BT-1': text,
      'BG-1': [{ subjectCode: 'AAI', text }],
      'BG-4': { ...terms['BG-4'], 'BT-27': text, 'BT-29': [{ id: text, scheme: text }] },
      'BG-16': terms['BG-16'].map((means) => ({ ...means, 'BT-82': text })),
      'BG-25': terms['BG-25'].map((line) => ({ ...line, 'BT-130': text, 'BT-153': text })),
    };
    expect(await thereAndBack(hostile)).toEqual(hostile);
  });

  it('with any terms that UBL can hold', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTerms('UBL').map(withoutPaymentsIfCredit), async (terms) => {
        expect(await thereAndBack(terms)).toEqual(terms);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what UBL has no element for', () => {
  it('is a second account: it becomes a payment of its own, with the same code', async () => {
    const account = (iban: string) => ({ 'BT-84': iban });
    const accounts = [account('DE89370400440532013000'), account('FR7630006000011234567890189')];
    const terms = { ...validTerms(), 'BG-16': [{ 'BT-81': '58', 'BT-82': 'SEPA', 'BG-17': accounts }] };
    expect((await thereAndBack(terms))['BG-16']).toEqual([
      { 'BT-81': '58', 'BT-82': 'SEPA', 'BG-17': [accounts[0]] },
      { 'BT-81': '58', 'BG-17': [accounts[1]] },
    ]);
  });

  it('is the due date of a credit note without a way to pay: the code says that none is defined', async () => {
    const { 'BG-16': means, ...terms } = await thereAndBack({ ...validTerms(), 'BT-3': '381', 'BG-16': [] });
    expect([terms['BT-9'], terms['BT-83'], means]).toEqual(['2026-12-02', 'INV-1001', [{ 'BT-81': '1', 'BG-17': [] }]]);
  });

  it('is a gross price without a discount: the discount is 0', async () => {
    const terms = validTerms();
    const lines = terms['BG-25'].map((line) => ({ ...line, 'BT-148': line['BT-146'] }));
    const [line] = (await thereAndBack({ ...terms, 'BG-25': lines }))['BG-25'];
    expect([line?.['BT-147'], line?.['BT-148']]).toEqual(['0', '100.00']);
  });

  it.each(['xrechnung-ubl', 'peppol', 'en16931-ubl'] as const)(
    'is the extension, if BT-24 does not name that of %s',
    async (of) => {
      const plain = { ...fullInvoice(), 'BT-24': profile(of).specification };
      const read = await thereAndBack(plain, of);
      expect([read['BG-DEX-09'], read['BG-25'].flatMap((line) => line['BG-DEX-01'])]).toEqual([[], []]);
      expect(written(plain, profile(of)).toString()).not.toMatch(/SubInvoiceLine|PrepaidPayment/);
    },
  );
});
