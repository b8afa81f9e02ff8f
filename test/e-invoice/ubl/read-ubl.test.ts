import { describe, expect, it } from '@jest/globals';
import { readUbl } from '../../../src/e-invoice/ubl/read-ubl.js';
import { ubl, ublLine, ublSubtotal, ublTax, ublTaxTotal, type UblParts } from '../../records/import/xml/fixtures/ubl.js';
import { EMPTY_TERMS } from '../fixtures/empty-terms.js';
import { readTree } from '../fixtures/read-tree.js';

const read = async (parts: UblParts = {}) => readUbl(await readTree(ubl(parts))).terms;
const EXTENSION =
  'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0';

describe('UBL of a stranger', () => {
  it('may hold nothing at all', async () => {
    const root = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
    const { terms, xpathOf } = readUbl(await readTree(root));
    expect(JSON.parse(JSON.stringify(terms))).toEqual(EMPTY_TERMS);
    expect(xpathOf(['BG-4', 'BG-5', 'BT-40'])).toBe('/ubl:Invoice');
  });

  it('stands as it was written, without white space around it', async () => {
    const terms = await read({
      header: '<cbc:Note>\n  first\n  second </cbc:Note><cbc:TaxPointDate>10.02.2026</cbc:TaxPointDate>',
      references: '<cbc:BuyerReference> </cbc:BuyerReference>',
    });
    expect([terms['BG-1'], terms['BT-7'], terms['BT-10']]).toEqual([[{ text: 'first\n  second' }], '10.02.2026', '']);
  });

  it('counts the first of what should be there once', async () => {
    const terms = await read({
      payment:
        '<cac:PaymentTerms><cbc:Note>30 days</cbc:Note></cac:PaymentTerms><cac:PaymentTerms><cbc:Note>60 days</cbc:Note></cac:PaymentTerms>',
      delivery:
        '<cac:Delivery><cbc:ActualDeliveryDate>2026-02-01</cbc:ActualDeliveryDate></cac:Delivery><cac:Delivery><cbc:ActualDeliveryDate>2026-03-01</cbc:ActualDeliveryDate></cac:Delivery>',
    });
    expect([terms['BT-20'], terms['BG-13']?.['BT-72']]).toEqual(['30 days', '2026-02-01']);
  });

  it.each([
    ['BG-6', { seller: '', sellerTail: '<cac:Contact/>' }, ['BG-4', 'BG-6']],
    ['BG-10', { parties: '<cac:PayeeParty/>' }, ['BG-10']],
    ['BG-11', { parties: '<cac:TaxRepresentativeParty/>' }, ['BG-11']],
    ['BG-13', { delivery: '<cac:Delivery/>' }, ['BG-13']],
    ['BG-14', { references: '<cac:InvoicePeriod/>' }, ['BG-14']],
    [
      'BG-15',
      { delivery: '<cac:Delivery><cac:DeliveryLocation><cac:Address/></cac:DeliveryLocation></cac:Delivery>' },
      ['BG-13', 'BG-15'],
    ],
    ['BG-18', { payment: '<cac:PaymentMeans><cac:CardAccount/></cac:PaymentMeans>' }, ['BG-16', '0', 'BG-18']],
  ])('has a group whose element holds nothing: %s', async (_, parts, keys) => {
    const group = keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], await read(parts));
    expect(JSON.stringify(group)).toMatch(/^\{("BT-60":\[\])?\}$/);
  });

  it('has no period if there is nothing but a tax point code', async () => {
    const code = '<cac:InvoicePeriod><cbc:DescriptionCode>432</cbc:DescriptionCode></cac:InvoicePeriod>';
    const terms = await read({ references: code, lines: ublLine('Invoice', { more: code }) });
    expect([terms['BT-8'], terms['BG-14'], terms['BG-25'][0]?.['BG-26']]).toEqual(['432', undefined, undefined]);
  });

  it('counts VAT alone, whatever the case of its scheme', async () => {
    const gst = ublTax('TaxCategory', 'S', '<cbc:Percent>9</cbc:Percent>', '', 'GST');
    const terms = await read({
      sellerTail:
        '<cac:PartyTaxScheme><cbc:CompanyID>T1</cbc:CompanyID><cac:TaxScheme><cbc:ID>FC</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>FR1</cbc:CompanyID><cac:TaxScheme><cbc:ID>vat</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>',
      taxTotals: ublTaxTotal('18.00', ublSubtotal('90.00', '8.10', gst) + ublSubtotal('90.00', '18.00')),
      lines: ublLine('Invoice', { tax: ublTax('ClassifiedTaxCategory', 'S', '', '', 'GST') }),
    });
    expect([terms['BG-4']['BT-31'], terms['BG-4']['BT-32']]).toEqual(['FR1', 'T1']);
    expect(terms['BG-23'].map((entry) => [entry['BT-118'], entry['BT-119']])).toEqual([
      [undefined, undefined],
      ['S', '20'],
    ]);
    expect(terms['BG-25'][0]?.['BT-151']).toBeUndefined();
  });

  it('has a creditor identifier among the identifiers of the seller or the payee', async () => {
    const ids =
      '<cac:PartyIdentification><cbc:ID schemeID="sepa">DE98ZZZ09999999999</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID>7</cbc:ID></cac:PartyIdentification>';
    const seller = await read({ seller: ids });
    expect([seller['BT-90'], seller['BG-4']['BT-29'], seller['BG-10']]).toEqual(['DE98ZZZ09999999999', [{ id: '7' }], undefined]);
    const payee = await read({ parties: `<cac:PayeeParty>${ids}</cac:PayeeParty>` });
    expect([payee['BT-90'], payee['BG-10']]).toEqual(['DE98ZZZ09999999999', { 'BT-60': [{ id: '7' }] }]);
  });

  it.each([
    [
      'in its currency, wherever it stands',
      ublTaxTotal('15', '', 'GBP') + ublTaxTotal('18', ublSubtotal('90', '18')),
      '18',
      '15',
      1,
    ],
    [
      'with a breakdown in both currencies',
      ublTaxTotal('18', ublSubtotal('90', '18')) + ublTaxTotal('15', ublSubtotal('75', '15'), 'GBP'),
      '18',
      '15',
      1,
    ],
    ['in a currency that is neither', ublTaxTotal('18', ublSubtotal('90', '18'), 'USD'), '18', undefined, 1],
    ['in two parts', ublTaxTotal('18', ublSubtotal('90', '18')) + ublTaxTotal('1', ublSubtotal('5', '1')), '18', undefined, 2],
  ])('has its total of VAT %s', async (_, taxTotals, total, accounting, entries) => {
    const terms = await read({ header: '', references: '<cbc:TaxCurrencyCode>GBP</cbc:TaxCurrencyCode>', taxTotals });
    const { 'BT-110': found, 'BT-111': inAccounting } = terms['BG-22'];
    expect([found, inAccounting, terms['BG-23'].length]).toEqual([total, accounting, entries]);
  });

  it('has prepaid payments only by the extension of XRechnung', async () => {
    const payment =
      '<cac:PrepaidPayment><cbc:ID>Z01</cbc:ID><cbc:PaidAmount currencyID="EUR">5</cbc:PaidAmount></cac:PrepaidPayment>';
    expect((await read({ payment }))['BG-DEX-09']).toEqual([]);
    expect((await read({ payment, specification: EXTENSION }))['BG-DEX-09']).toEqual([
      { 'BT-DEX-001': 'Z01', 'BT-DEX-002': '5' },
    ]);
  });

  it('may have its base64 in several lines', async () => {
    const file =
      '<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="a/b" filename="c">\n aG91\n cnM=\n</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>';
    expect((await read({ references: file }))['BG-24'][0]?.['BT-125']).toEqual({
      base64: 'aG91cnM=',
      mediaType: 'a/b',
      fileName: 'c',
    });
  });
});
