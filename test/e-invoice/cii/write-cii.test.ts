import { describe, expect, it } from '@jest/globals';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { fullCreditNote, fullInvoice, written, xrechnung } from './fixtures.js';

/** Without the layout. */
const flat = (terms: EInvoice): string => written(terms).replaceAll(/>\n\s*</g, '><');
const count = (terms: EInvoice, part: string): number => flat(terms).split(part).length - 1;

const [LINE] = xrechnung()['BG-25'];
const line = (change: object): Partial<EInvoice> => ({ 'BG-25': LINE === undefined ? [] : [{ ...LINE, ...change }] });
const account = (change: object): Partial<EInvoice> => ({ 'BG-16': [{ 'BT-81': '30', 'BG-17': [change] }] });

describe('CII as it is written', () => {
  it.each<[string, Partial<EInvoice>, string]>([
    [
      'days are of format 102',
      {},
      '<ram:IssueDateTime><udt:DateTimeString format="102">20261102</udt:DateTimeString></ram:IssueDateTime>',
    ],
    [
      'the day of a preceding invoice is a qualified one',
      {},
      '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>INV-1000</ram:IssuerAssignedID><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20261001<',
    ],
    ['the date of the invoice as tax point is 5 of UNTDID 2475', { 'BT-8': '3' }, '<ram:DueDateTypeCode>5<'],
    ['the date of the delivery is 29', { 'BT-8': '35' }, '<ram:DueDateTypeCode>29<'],
    ['the date of the payment is 72', { 'BT-8': '432' }, '<ram:DueDateTypeCode>72<'],
    ['the tax point has its day', { 'BT-7': '2026-10-31' }, '<ram:TaxPointDate><udt:DateString format="102">20261031<'],
    [
      'a project has the name that the schema wants',
      {},
      '<ram:SpecifiedProcuringProject><ram:ID>Project 7</ram:ID><ram:Name>Project reference</ram:Name></ram:SpecifiedProcuringProject>',
    ],
    [
      'a delivery may be empty',
      { 'BG-13': undefined, 'BT-15': undefined, 'BT-16': undefined },
      '<ram:ApplicableHeaderTradeDelivery/>',
    ],
    [
      'a tender is a document of type 50',
      {},
      '<ram:IssuerAssignedID>Lot 3</ram:IssuerAssignedID><ram:TypeCode>50</ram:TypeCode></',
    ],
    [
      'the invoiced object is one of type 130',
      {},
      '<ram:IssuerAssignedID>METER-6</ram:IssuerAssignedID><ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>ABZ</ram:ReferenceTypeCode></',
    ],
    [
      'a supporting document is one of type 916',
      {},
      '<ram:TypeCode>916</ram:TypeCode><ram:Name>Hours of October</ram:Name><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="hours.pdf">',
    ],
    ['an account may be an IBAN', account({ 'BT-84': 'X1', isIban: true }), '<ram:IBANID>X1<'],
    ['or not', account({ 'BT-84': 'DE89370400440532013000', isIban: false }), '<ram:ProprietaryID>DE89370400440532013000<'],
    ['if nothing says so, its form does', account({ 'BT-84': 'DE89 3704 0044 0532 0130 00' }), '<ram:IBANID>DE89 3704'],
    ['or that it has none', account({ 'BT-84': '37040044/0532013000' }), '<ram:ProprietaryID>37040044/0532013000<'],
    [
      'the name stands between the two numbers',
      account({ 'BT-84': '1', isIban: false, 'BT-85': 'A' }),
      '<ram:AccountName>A</ram:AccountName><ram:ProprietaryID>1<',
    ],
    [
      'a price without discount has none',
      line({ 'BT-148': '105' }),
      '<ram:GrossPriceProductTradePrice><ram:ChargeAmount>105</ram:ChargeAmount></',
    ],
    [
      'a line without anything has a settlement',
      { 'BG-25': [{ 'BG-27': [], 'BG-28': [], 'BT-158': [], 'BG-32': [], 'BG-DEX-01': [] }] },
      '<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedLineTradeSettlement/></ram:IncludedSupplyChainTradeLineItem>',
    ],
    ['an empty text is not written', { 'BT-10': '', 'BT-13': '' }, '<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>'],
  ])('%s', (_, change, expected) => {
    expect(flat(xrechnung(change))).toContain(expected);
  });

  it('has the day of the tax point once, and its code in each entry of the breakdown', () => {
    const { 'BT-8': _, ...full } = fullInvoice();
    expect(full['BG-23']).toHaveLength(2);
    expect(count({ ...full, 'BT-7': '2026-10-31' }, '<ram:TaxPointDate>')).toBe(1);
    expect(count(fullInvoice(), '<ram:DueDateTypeCode>')).toBe(2);
  });

  it('has one element for the terms of payment, with the mandate of a direct debit', () => {
    const debit = { 'BT-81': '59', 'BG-17': [], 'BG-19': { 'BT-89': 'M-1', 'BT-91': 'DE1' } };
    expect(flat(xrechnung({ 'BG-16': [debit] }))).toContain(
      '<ram:SpecifiedTradePaymentTerms><ram:Description>Net in 30 days</ram:Description><ram:DueDateDateTime><udt:DateTimeString format="102">20261202</udt:DateTimeString></ram:DueDateDateTime><ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID></ram:SpecifiedTradePaymentTerms>',
    );
  });

  it('names currencies only at the totals of VAT', () => {
    expect(flat(fullInvoice()).match(/<[^<]*currencyID[^<]*/g)).toEqual([
      '<ram:TaxTotalAmount currencyID="EUR">18.05',
      '<ram:TaxTotalAmount currencyID="USD">21.12',
    ]);
  });

  it('has identifiers without a scheme before those with one', () => {
    expect(flat(fullInvoice())).toContain(
      '<ram:SellerTradeParty><ram:ID>S-9</ram:ID><ram:GlobalID schemeID="0088">4012345000009</ram:GlobalID><ram:Name>',
    );
  });

  it('is the same for a credit note, but for its type', () => {
    expect(written(fullCreditNote())).toBe(written(fullInvoice()).replace('>380<', '>381<'));
  });

  it.each([
    ['tags', '<b>&amp;</b>', '&lt;b&gt;&amp;amp;&lt;/b&gt;'],
    ['the end of a CDATA section', ']]>', ']]&gt;'],
    ['control characters, which XML cannot hold', 'a\u0000b\u0008c\u000bd\u007fe\u0085f', 'abcdef'],
    ['halves of surrogate pairs', 'a\ud800b\udc00c\ufffed\uffffe', 'abcde'],
    ['whole pairs and marks of direction', '𝕏\u200f\u202ex\u202c', '𝕏\u200f\u202ex\u202c'],
    ['line ends', 'a\r\nb\tc', 'a&#13;\nb\tc'],
  ])('keeps %s from doing harm', (_, hostile, expected) => {
    const xml = written(xrechnung({ 'BT-10': hostile, 'BT-18': { id: 'O', scheme: hostile } }));
    expect(xml).toContain(`<ram:BuyerReference>${expected}</ram:BuyerReference>`);
    expect(xml).toContain(`<ram:ReferenceTypeCode>${expected}</ram:ReferenceTypeCode>`);
  });

  it('keeps attributes closed', () => {
    const xml = written(xrechnung(line({ 'BT-130': '"><x a=\'\n', 'BT-129': '1' })));
    expect(xml).toContain(`<ram:BilledQuantity unitCode="&quot;&gt;&lt;x a='&#10;">1</ram:BilledQuantity>`);
  });
});
