import { describe, expect, it } from '@jest/globals';
import { faultOf, faultsOf, read } from '../fixtures/read.js';
import { ubl, ublLine, ublTax } from '../fixtures/ubl.js';

const identification = (tag: string, id: string, scheme = '') =>
  `<cac:${tag}><cbc:ID${scheme && ` schemeID="${scheme}"`}>${id}</cbc:ID></cac:${tag}>`;
const price = (more: string, amount = '45.00') =>
  `<cac:Price><cbc:PriceAmount currencyID="EUR">${amount}</cbc:PriceAmount>${more}</cac:Price>`;

describe('the lines of a UBL invoice', () => {
  it('has everything of a line', async () => {
    const line = ublLine('Invoice', {
      id: 'A 1',
      head: '<cbc:Note>Done on Sunday</cbc:Note>',
      more: `<cbc:AccountingCost>K-9</cbc:AccountingCost><cac:InvoicePeriod><cbc:StartDate>2026-02-01</cbc:StartDate><cbc:EndDate>2026-02-03</cbc:EndDate></cac:InvoicePeriod>
        <cac:OrderLineReference><cbc:LineID>10</cbc:LineID></cac:OrderLineReference>
        <cac:DocumentReference><cbc:ID schemeID="AVD">METER 4</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>
        <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Sunday</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">3.00</cbc:Amount></cac:AllowanceCharge>`,
      item: `<cbc:Description>Two\nlines</cbc:Description>${identification('BuyersItemIdentification', 'B-3')}${identification('SellersItemIdentification', 'S-3')}${identification('StandardItemIdentification', '4006381333931', '0160')}
        <cac:OriginCountry><cbc:IdentificationCode>PT</cbc:IdentificationCode></cac:OriginCountry>
        <cac:CommodityClassification><cbc:ItemClassificationCode listID="STI" listVersionID="19.1">65434568</cbc:ItemClassificationCode></cac:CommodityClassification>
        <cac:CommodityClassification><cbc:ItemClassificationCode listID="TSP">7208</cbc:ItemClassificationCode></cac:CommodityClassification>`,
      tax: `${ublTax('ClassifiedTaxCategory')}<cac:AdditionalItemProperty><cbc:Name>Colour</cbc:Name><cbc:Value>green</cbc:Value></cac:AdditionalItemProperty>`,
      price: price(
        '<cbc:BaseQuantity unitCode="HUR">1</cbc:BaseQuantity><cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">5.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">50.00</cbc:BaseAmount></cac:AllowanceCharge>',
      ),
    });
    const { invoice, unmapped, places } = await read(ubl({ lines: line }));
    expect(unmapped).toEqual([]);
    expect(places.lines.map(({ xpath }) => xpath)).toEqual(['/ubl:Invoice/cac:InvoiceLine[1]']);
    expect(invoice.lines).toEqual([
      {
        lineId: 'A 1',
        name: 'Fitting',
        note: 'Done on Sunday',
        description: 'Two\nlines',
        itemId: 'S-3',
        buyerItemId: 'B-3',
        standardItem: { id: '4006381333931', scheme: '0160' },
        classifications: [
          { code: '65434568', scheme: 'STI', schemeVersion: '19.1' },
          { code: '7208', scheme: 'TSP' },
        ],
        countryOfOrigin: 'PT',
        attributes: [{ name: 'Colour', value: 'green' }],
        object: { id: 'METER 4', scheme: 'AVD' },
        orderLineReference: '10',
        accountingReference: 'K-9',
        chargingStartDate: '2026-02-01',
        chargingEndDate: '2026-02-03',
        quantity: '2',
        unitCode: 'HUR',
        unitPrice: '45.00',
        priceBaseQuantity: '1',
        grossPrice: '50.00',
        priceDiscount: '5',
        taxCategory: 'S',
        taxRate: '20',
        netAmount: '90.00',
        allowancesAndCharges: [{ kind: 'CHARGE', reason: 'Sunday', amount: '3.00' }],
      },
    ]);
  });

  it('leaves out identifiers that only count', async () => {
    const ids = async (...given: string[]) =>
      (await read(ubl({ lines: given.map((id) => ublLine('Invoice', { id })).join('') }))).invoice.lines.map(
        ({ lineId }) => lineId,
      );
    expect(await ids('1', '2')).toEqual([undefined, undefined]);
    expect(await ids('1', '3')).toEqual(['1', '3']);
    expect(await ids('10', '20')).toEqual(['10', '20']);
  });

  it('reports a base quantity in another unit', async () => {
    const { unmapped } = await read(
      ubl({ lines: ublLine('Invoice', { price: price('<cbc:BaseQuantity unitCode="DAY">1</cbc:BaseQuantity>') }) }),
    );
    expect(unmapped).toEqual([{ xpath: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Price/cbc:BaseQuantity/@unitCode', length: 3 }]);
  });

  it('has prices of many decimals', async () => {
    const { invoice } = await read(ubl({ lines: ublLine('Invoice', { price: price('', '0.0000450000') }) }));
    expect(invoice.lines[0]?.unitPrice).toBe('0.0000450000');
  });

  it('has sub-lines below their line, with amounts alone', async () => {
    const sub = (id: string, more: string, inner = '') =>
      `<cac:SubInvoiceLine><cbc:ID>${id}</cbc:ID>${more}<cac:Item><cbc:Name>Part ${id}</cbc:Name>${ublTax('ClassifiedTaxCategory')}</cac:Item>${inner}</cac:SubInvoiceLine>`;
    const net = (text: string) => `<cbc:LineExtensionAmount currencyID="EUR">${text}</cbc:LineExtensionAmount>`;
    const quantity = '<cbc:InvoicedQuantity unitCode="MTR">4</cbc:InvoicedQuantity>';
    const tail =
      sub('1.1', net('60.00'), sub('1.1.1', quantity + net('60.00'), price('', '15.00'))) + sub('1.2', quantity + net('30.00'));
    const { invoice, unmapped, places } = await read(
      ubl({ lines: ublLine('Invoice', { tail }) + ublLine('Invoice', { id: '2' }) }),
    );
    expect(unmapped).toEqual([]);
    expect(
      invoice.lines.map(({ lineId, level, quantity: count, unitPrice, priceBaseQuantity, netAmount }) => [
        lineId,
        level,
        count,
        unitPrice,
        priceBaseQuantity,
        netAmount,
      ]),
    ).toEqual([
      ['1', undefined, '2', '45.00', undefined, '90.00'],
      ['1.1', 1, '1', '60.00', '1', '60.00'],
      ['1.1.1', 2, '4', '15.00', undefined, '60.00'],
      ['1.2', 1, '4', '30.00', '4', '30.00'],
      ['2', undefined, '2', '45.00', undefined, '90.00'],
    ]);
    expect(places.lines[2]?.xpath).toBe('/ubl:Invoice/cac:InvoiceLine[1]/cac:SubInvoiceLine[1]/cac:SubInvoiceLine');
  });

  it('is refused with a line that lacks what it needs, or without lines', async () => {
    const lines = '<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>';
    expect(
      (await faultsOf(ubl({ lines }))).map(
        ({ path, message }) => `${path.replace('/ubl:Invoice/cac:InvoiceLine[1]/', '')} ${message}`,
      ),
    ).toEqual([
      'cac:Item/cbc:Name is missing (BT-153)',
      'cbc:InvoicedQuantity is missing (BT-129)',
      'cbc:LineExtensionAmount is missing (BT-131)',
      'cac:Price/cbc:PriceAmount is missing (BT-146)',
      'cac:Item/cac:ClassifiedTaxCategory is missing (BG-30)',
    ]);
    expect((await faultOf(ubl({ lines: ' ' }))).message).toContain('has no line (BR-16)');
  });

  it('names at most a hundred faults', async () => {
    const faults = await faultsOf(ubl({ lines: '<cac:InvoiceLine/>'.repeat(50) }));
    expect(faults).toHaveLength(100);
  });
});
