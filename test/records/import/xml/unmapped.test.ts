import { describe, expect, it } from '@jest/globals';
import { cii, ciiLine } from './fixtures/cii.js';
import { read } from './fixtures/read.js';
import { ubl, ublLine } from './fixtures/ubl.js';

const unmappedOf = async (xml: string) => (await read(xml)).unmapped;

describe('what the model has no place for', () => {
  it('is reported with its XPath and the length of its content', async () => {
    const lines = ublLine() + ublLine('Invoice', { id: '2', item: '<cbc:PackSizeNumeric>  12 </cbc:PackSizeNumeric>' });
    expect(
      await unmappedOf(ubl({ header: '<cbc:Note languageID="fr">Bonjour</cbc:Note><cbc:UUID>a-b</cbc:UUID>', lines })),
    ).toEqual([
      { xpath: '/ubl:Invoice/cac:InvoiceLine[2]/cac:Item/cbc:PackSizeNumeric', length: 2 },
      { xpath: '/ubl:Invoice/cbc:Note/@languageID', length: 2 },
      { xpath: '/ubl:Invoice/cbc:UUID', length: 3 },
    ]);
  });

  it('has the names of the standard, whatever the prefixes; other namespaces by their address', async () => {
    const xml = ubl({ header: '<x:a xmlns:x="urn:example:x" x:b="c">d</x:a><plain xmlns="">e</plain>' })
      .replaceAll('cbc:', 'q:')
      .replaceAll(':cbc=', ':q=');
    expect(await unmappedOf(xml)).toEqual([
      { xpath: '/ubl:Invoice/Q{urn:example:x}a', length: 1 },
      { xpath: '/ubl:Invoice/Q{urn:example:x}a/@Q{urn:example:x}b', length: 1 },
      { xpath: '/ubl:Invoice/plain', length: 1 },
    ]);
  });

  it('includes text between elements', async () => {
    const xml = ubl().replace('<cac:LegalMonetaryTotal>', '<cac:LegalMonetaryTotal>stray');
    expect(await unmappedOf(xml)).toEqual([{ xpath: '/ubl:Invoice/cac:LegalMonetaryTotal', length: 5 }]);
  });

  it('counts brothers of one name', async () => {
    expect(await unmappedOf(ubl({ header: '<cbc:UUID>a</cbc:UUID><cbc:UUID>b</cbc:UUID>' }))).toEqual([
      { xpath: '/ubl:Invoice/cbc:UUID[1]', length: 1 },
      { xpath: '/ubl:Invoice/cbc:UUID[2]', length: 1 },
    ]);
  });

  it('is not what only repeats, qualifies or is empty', async () => {
    const header = `<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CopyIndicator>false</cbc:CopyIndicator><cbc:LineCountNumeric>1</cbc:LineCountNumeric><cbc:UUID> </cbc:UUID>`;
    const xml = ubl({ header })
      .replace('<cbc:DocumentCurrencyCode>', '<cbc:DocumentCurrencyCode listID="ISO4217" listAgencyID="6">')
      .replace('<Invoice ', '<Invoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ');
    expect(await unmappedOf(xml)).toEqual([]);
  });

  it('is an indicator that says something', async () => {
    expect(await unmappedOf(ubl({ header: '<cbc:CopyIndicator>true</cbc:CopyIndicator>' }))).toEqual([
      { xpath: '/ubl:Invoice/cbc:CopyIndicator', length: 4 },
    ]);
    const context = (value: string) => `<ram:TestIndicator><udt:Indicator>${value}</udt:Indicator></ram:TestIndicator>`;
    expect(await unmappedOf(cii({ context: context('false') }))).toEqual([]);
    expect(await unmappedOf(cii({ context: context('true') }))).toHaveLength(1);
  });

  it('is the second value of a field that takes one', async () => {
    const settlement =
      '<ram:BillingSpecifiedPeriod><ram:StartDateTime><udt:DateTimeString format="102">20260101</udt:DateTimeString></ram:StartDateTime></ram:BillingSpecifiedPeriod>';
    expect(await unmappedOf(cii({ settlementTail: settlement + settlement }))).toEqual([]);
    expect(
      (await unmappedOf(cii({ settlementTail: settlement + settlement.replace('0101', '0102') }))).map(({ xpath }) =>
        xpath.replace(/.*Settlement\//, ''),
      ),
    ).toEqual([
      'ram:BillingSpecifiedPeriod[2]/ram:StartDateTime/udt:DateTimeString',
      'ram:BillingSpecifiedPeriod[2]/ram:StartDateTime/udt:DateTimeString/@format',
    ]);
  });

  it('is counted beyond the first ten thousand', async () => {
    const { unmapped, furtherUnmapped } = await read(ubl({ header: '<cbc:UUID>a</cbc:UUID>'.repeat(10_007) }));
    expect([unmapped.length, furtherUnmapped]).toEqual([10_000, 7]);
  });

  it('is found in the lines of CII too', async () => {
    const lines = ciiLine() + ciiLine({ id: '2', productTail: '<ram:BatchID>LOT 4</ram:BatchID>' });
    expect(await unmappedOf(cii({ lines }))).toEqual([
      {
        xpath:
          '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem[2]/ram:SpecifiedTradeProduct/ram:BatchID',
        length: 5,
      },
    ]);
  });
});
