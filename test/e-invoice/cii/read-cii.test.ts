import { describe, expect, it } from '@jest/globals';
import { readCii, readCiiLine } from '../../../src/e-invoice/cii/read-cii.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { cii, ciiDate, ciiLine, type CiiParts, ciiTax, ciiTotals } from '../../records/import/xml/fixtures/cii.js';
import { EMPTY_TERMS } from '../fixtures/empty-terms.js';
import { readTree } from '../fixtures/read-tree.js';

const read = async (parts: CiiParts = {}): Promise<EInvoice> => readCii(await readTree(cii(parts))).terms;
/** Without what is absent. */
const said = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const means = (content: string) =>
  `<ram:SpecifiedTradeSettlementPaymentMeans>${content}</ram:SpecifiedTradeSettlementPaymentMeans>`;
const code = (typeCode: string) => `<ram:TypeCode>${typeCode}</ram:TypeCode>`;
const debtor = (iban: string) =>
  `<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>${iban}</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>`;
const creditor = (content: string) =>
  `<ram:PayeePartyCreditorFinancialAccount>${content}</ram:PayeePartyCreditorFinancialAccount>`;
const terms = (content: string) => `<ram:SpecifiedTradePaymentTerms>${content}</ram:SpecifiedTradePaymentTerms>`;
const mandate = terms('<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID>');
const charge = (content: string) => `<ram:SpecifiedTradeAllowanceCharge>${content}</ram:SpecifiedTradeAllowanceCharge>`;
const vatTotals = (content: string) => ciiTotals.replace(/<ram:TaxTotalAmount.*<\/ram:TaxTotalAmount>/, content);

describe('CII of a stranger', () => {
  it('may hold nothing at all', async () => {
    const root = '<CrossIndustryInvoice xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>';
    const { terms: nothing, xpathOf } = readCii(await readTree(root));
    expect(said(nothing)).toEqual(EMPTY_TERMS);
    expect(xpathOf(['BG-4', 'BG-5', 'BT-40'])).toBe('/rsm:CrossIndustryInvoice');
  });

  it('may have other prefixes', async () => {
    const other = cii()
      .replaceAll('ram:', 'a:')
      .replace('xmlns:ram', 'xmlns:a')
      .replaceAll('rsm:', '')
      .replace('xmlns:rsm', 'xmlns');
    expect(readCii(await readTree(other.replace(':rsm=', '='))).terms).toEqual(await read());
  });

  it.each<[string, string, string]>([
    ['a day of format 102', ciiDate('20260228'), '2026-02-28'],
    ['white space around it', ciiDate('\n 20260228 '), '2026-02-28'],
    ['a day that no month has', ciiDate('20260230'), '2026-02-30'],
    ['a month that no year has', ciiDate('20261301'), '20261301'],
    ['a day as UBL has it, with its format', ciiDate('2026-02-28'), '2026-02-28 (format 102)'],
    ['the same without a format', '<udt:DateTimeString>2026-02-28</udt:DateTimeString>', '2026-02-28 (format unknown)'],
    ['a day with a time', ciiDate('20260228120000', '204'), '20260228120000'],
    ['a day of no format', '<udt:DateTimeString>20260228</udt:DateTimeString>', '20260228'],
    ['no day', ciiDate('soon'), 'soon'],
    ['nothing', ciiDate(''), ''],
  ])('keeps %s', async (_, date, expected) => {
    expect((await read({ settlementTail: terms(`<ram:DueDateDateTime>${date}</ram:DueDateDateTime>`) }))['BT-9']).toBe(expected);
  });

  it('stands as it was written, without white space around it', async () => {
    const invoice = await read({
      document: '<ram:IncludedNote><ram:Content>\n first\n  second </ram:Content></ram:IncludedNote>',
      agreement: '<ram:BuyerReference>\n </ram:BuyerReference>',
      settlementTail: terms('<ram:Description>#SKONTO#\n</ram:Description>'),
    });
    expect([said(invoice['BG-1']), invoice['BT-10'], invoice['BT-20']]).toEqual([
      [{ text: 'first\n  second' }],
      '',
      '#SKONTO#\n',
    ]);
  });

  it('counts the first of what should be there once', async () => {
    const invoice = await read({
      settlementHead: '<ram:PaymentReference>A</ram:PaymentReference><ram:PaymentReference>B</ram:PaymentReference>',
      settlementTail:
        terms('<ram:Description>30 days</ram:Description>') +
        terms(`<ram:Description>60 days</ram:Description><ram:DueDateDateTime>${ciiDate('20260301')}</ram:DueDateDateTime>`),
      agreementTail: '50 130 50 130'
        .split(' ')
        .map(
          (type, at) =>
            `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>D${at}</ram:IssuerAssignedID>${code(type)}</ram:AdditionalReferencedDocument>`,
        )
        .join(''),
    });
    expect([invoice['BT-83'], invoice['BT-20'], invoice['BT-9']]).toEqual(['A', '30 days', '2026-03-01']);
    expect(said([invoice['BT-17'], invoice['BT-18'], invoice['BG-24']])).toEqual(['D0', { id: 'D1' }, []]);
  });

  it.each<[string, CiiParts, (invoice: EInvoice) => unknown]>([
    ['a contact', { seller: '<ram:DefinedTradeContact/>' }, (invoice) => invoice['BG-4']['BG-6']],
    ['an address', { buyer: '<ram:PostalTradeAddress/>' }, (invoice) => invoice['BG-7']['BG-8']],
    ['a tax representative', { agreementTail: '<ram:SellerTaxRepresentativeTradeParty/>' }, (invoice) => invoice['BG-11']],
    ['a delivery', { delivery: '<ram:ShipToTradeParty/>' }, (invoice) => invoice['BG-13']],
    ['a period', { settlementTail: '<ram:BillingSpecifiedPeriod/>' }, (invoice) => invoice['BG-14']],
    [
      'a card',
      { settlement: means('<ram:ApplicableTradeSettlementFinancialCard/>') },
      (invoice) => invoice['BG-16'][0]?.['BG-18'],
    ],
    [
      'a direct debit',
      { settlement: means('<ram:PayerPartyDebtorFinancialAccount/>') },
      (invoice) => invoice['BG-16'][0]?.['BG-19'],
    ],
    ['an entry of the breakdown', { taxes: '<ram:ApplicableTradeTax/>' }, (invoice) => invoice['BG-23'][0]],
  ])('has %s that is empty', async (_, parts, group) => {
    expect(said(group(await read(parts)))).toEqual({});
  });
});

describe('What CII writes in several ways', () => {
  it('a department stands for the name of a contact', async () => {
    const contact = '<ram:DefinedTradeContact><ram:DepartmentName>Sales</ram:DepartmentName></ram:DefinedTradeContact>';
    expect((await read({ seller: contact }))['BG-4']['BG-6']?.name).toBe('Sales');
  });

  it('identifiers are those with a scheme and those without', async () => {
    const ids =
      '<ram:ID>S-9</ram:ID><ram:ID schemeID="0204">L-9</ram:ID><ram:GlobalID schemeID="0088">G-9</ram:GlobalID><ram:GlobalID>X</ram:GlobalID>';
    expect(said((await read({ sellerHead: ids }))['BG-4']['BT-29'])).toEqual([
      { id: 'S-9' },
      { id: 'L-9', scheme: '0204' },
      { id: 'G-9', scheme: '0088' },
      { id: 'X' },
    ]);
  });

  it.each([
    ['true', 1],
    ['1', 1],
    ['false', 0],
    ['0', 0],
    ['', 0],
  ])('the indicator of a charge is %j', async (indicator, charges) => {
    const given = charge(`<ram:ChargeIndicator><udt:Indicator>${indicator}</udt:Indicator></ram:ChargeIndicator>`);
    const invoice = await read({ settlementTail: given, lines: ciiLine({ settlement: given }) });
    expect([invoice['BG-21'].length, invoice['BG-20'].length]).toEqual([charges, 1 - charges]);
    expect([invoice['BG-25'][0]?.['BG-28'].length, invoice['BG-25'][0]?.['BG-27'].length]).toEqual([charges, 1 - charges]);
  });

  it('a base quantity may stand at the gross price alone', async () => {
    const gross =
      '<ram:GrossPriceProductTradePrice><ram:ChargeAmount>9</ram:ChargeAmount><ram:BasisQuantity unitCode="KGM">10</ram:BasisQuantity></ram:GrossPriceProductTradePrice>';
    const [line] = (await read({ lines: ciiLine({ agreement: gross }) }))['BG-25'];
    expect([line?.['BT-148'], line?.['BT-149'], line?.['BT-150']]).toEqual(['9', '10', 'KGM']);
  });

  it.each([
    ['5', '3'],
    ['29', '35'],
    ['72', '432'],
    ['11', '11'],
  ])('the tax point %s of UNTDID 2475 is %s of UNTDID 2005', async (code2475, code2005) => {
    const taxes = ciiTax('ApplicableTradeTax', { more: `<ram:DueDateTypeCode>${code2475}</ram:DueDateTypeCode>` });
    expect((await read({ taxes }))['BT-8']).toBe(code2005);
  });

  it('the total of VAT is the one in the currency of the invoice', async () => {
    const amounts =
      '<ram:TaxTotalAmount currencyID="USD">20.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="EUR">18.00</ram:TaxTotalAmount>';
    const both = await read({ settlementHead: '<ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode>', totals: vatTotals(amounts) });
    expect([both['BG-22']['BT-110'], both['BG-22']['BT-111']]).toEqual(['18.00', '20.00']);
    const without = await read({ totals: vatTotals('<ram:TaxTotalAmount>18.00</ram:TaxTotalAmount>') });
    expect([without['BG-22']['BT-110'], without['BG-22']['BT-111']]).toEqual([undefined, undefined]);
  });

  it('a file in base64 may have line ends', async () => {
    const document = `<ram:AdditionalReferencedDocument>${code('74')}<ram:AttachmentBinaryObject mimeCode="text/csv">\n QUJD\n RA==\n</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>`;
    expect(said((await read({ agreementTail: document }))['BG-24'])).toEqual([
      { 'BT-125': { base64: 'QUJDRA==', mediaType: 'text/csv' } },
    ]);
  });

  it('several accounts may stand in one element; the BIC belongs to the first', async () => {
    const bic =
      '<ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>BIC</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>';
    const accounts = creditor('<ram:IBANID>DE1</ram:IBANID>') + creditor('<ram:ProprietaryID>2</ram:ProprietaryID>');
    expect(said((await read({ settlement: means(accounts + bic) + means(bic) }))['BG-16'])).toEqual([
      {
        'BG-17': [
          { 'BT-84': 'DE1', isIban: true, 'BT-86': 'BIC' },
          { 'BT-84': '2', isIban: false },
        ],
      },
      { 'BG-17': [{ 'BT-86': 'BIC' }] },
    ]);
  });

  it.each<[string, string, unknown]>([
    [
      'each direct debit by its code',
      means(code('30')) + means(code('59')) + means(code('49')),
      [null, { 'BT-89': 'M-1' }, { 'BT-89': 'M-1' }],
    ],
    ['the one with an account of the debtor', means('') + means(debtor('FR7')), [null, { 'BT-89': 'M-1', 'BT-91': 'FR7' }]],
    ['the first, if none is a direct debit', means(code('30')) + means(code('10')), [{ 'BT-89': 'M-1' }, null]],
    ['one of its own, if there is none', '', [{ 'BT-89': 'M-1' }]],
  ])('the mandate belongs to %s', async (_, settlement, expected) => {
    const invoice = await read({ settlement, settlementTail: mandate });
    expect(said(invoice['BG-16'].map((one) => one['BG-19'] ?? null))).toEqual(expected);
  });

  it('a sub-line of Factur-X EXTENDED is a line', async () => {
    expect((await read({ lines: ciiLine({ id: '1' }) + ciiLine({ id: '1.1' }) }))['BG-25'].map((line) => line['BT-126'])).toEqual(
      ['1', '1.1'],
    );
  });
});

it('a line that is read alone is that of the whole', async () => {
  const root = await readTree(cii());
  const line = root.children.at(-1)?.children[0];
  if (line === undefined) throw new Error('the invoice has a line');
  expect([readCiiLine(line)]).toEqual(readCii(root).terms['BG-25']);
});
