import { describe, expect, it } from '@jest/globals';
import { faultOf, faultsOf, read } from '../fixtures/read.js';
import { ubl, ublLine, ublSubtotal, ublTax, ublTaxTotal, ublTotals } from '../fixtures/ubl.js';

const allowance = (isCharge: boolean, more: string) =>
  `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator>${more}</cac:AllowanceCharge>`;
const amountOf = (tag: string, text: string, currency = 'EUR') => `<cbc:${tag} currencyID="${currency}">${text}</cbc:${tag}>`;

describe('the figures of a UBL invoice', () => {
  it('go in as they are stated', async () => {
    const totals = `${amountOf('LineExtensionAmount', '90.00')}${amountOf('TaxExclusiveAmount', '91')}${amountOf('TaxInclusiveAmount', '109.2')}
      ${amountOf('AllowanceTotalAmount', '4.00')}${amountOf('ChargeTotalAmount', '5.00')}${amountOf('PrepaidAmount', '9.00')}${amountOf('PayableRoundingAmount', '-0.20')}${amountOf('PayableAmount', '100.00')}`;
    const { invoice, unmapped } = await read(ubl({ totals }));
    expect(unmapped).toEqual([]);
    expect(invoice.totals).toEqual({
      lineNetTotal: '90.00',
      allowanceTotal: '4.00',
      chargeTotal: '5.00',
      taxExclusive: '91',
      taxTotal: '18.00',
      taxInclusive: '109.2',
      amountDue: '100.00',
    });
    expect([invoice.paidAmount, invoice.roundingAmount]).toEqual(['9.00', '-0.20']);
    expect(invoice.taxBreakdown).toEqual([{ category: 'S', rate: '20', taxableAmount: '90.00', taxAmount: '18.00' }]);
  });

  it('has reasons in the breakdown, and no rate where there is no tax', async () => {
    const reasons =
      '<cbc:TaxExemptionReasonCode>VATEX-EU-AE</cbc:TaxExemptionReasonCode><cbc:TaxExemptionReason>Autoliquidation</cbc:TaxExemptionReason>';
    const entry = ublSubtotal('90.00', '0', ublTax('TaxCategory', 'O', '', reasons));
    const { invoice } = await read(
      ubl({ taxTotals: ublTaxTotal('0', entry), lines: ublLine('Invoice', { tax: ublTax('ClassifiedTaxCategory', 'O', '') }) }),
    );
    expect(invoice.taxBreakdown).toEqual([
      {
        category: 'O',
        rate: '0',
        taxableAmount: '90.00',
        taxAmount: '0',
        exemptionReason: 'Autoliquidation',
        exemptionReasonCode: 'VATEX-EU-AE',
      },
    ]);
    expect(invoice.lines[0]).toMatchObject({ taxCategory: 'O', taxRate: '0' });
  });

  it('has the tax in the currency of the accounts', async () => {
    const references = '<cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>';
    const taxTotals = ublTaxTotal('198.7', '', 'SEK') + ublTaxTotal('18.00', ublSubtotal('90.00', '18.00'));
    const { invoice, unmapped } = await read(ubl({ references, taxTotals }));
    expect(unmapped).toEqual([]);
    expect(invoice.accountingTax).toEqual({ currencyCode: 'SEK', amount: '198.7' });
    expect(invoice.totals?.taxTotal).toBe('18.00');
    expect((await faultOf(ubl({ references }))).message).toBe(
      'in SEK is missing (BT-111), the currency that cbc:TaxCurrencyCode names',
    );
  });

  it('names a tax that is not VAT', async () => {
    const taxTotals = ublTaxTotal(
      '18.00',
      ublSubtotal('90.00', '18.00', ublTax('TaxCategory', 'S', '<cbc:Percent>20</cbc:Percent>', '', 'GST')),
    );
    const taxes =
      ublTax('ClassifiedTaxCategory', 'S', '<cbc:Percent>5</cbc:Percent>', '', 'GST') +
      ublTax('ClassifiedTaxCategory', 'S', '<cbc:Percent>9.975</cbc:Percent>', '', 'QST');
    const { invoice } = await read(ubl({ taxTotals, lines: ublLine('Invoice', { tax: taxes }) }));
    expect(invoice.taxBreakdown?.[0]).toMatchObject({ name: 'GST' });
    expect(invoice.lines[0]).toMatchObject({
      taxName: 'GST',
      taxRate: '5',
      furtherTaxes: [{ taxName: 'QST', taxCategory: 'S', taxRate: '9.975' }],
    });
  });

  it('has allowances and charges of the document', async () => {
    const allowances =
      allowance(
        false,
        `<cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason><cbc:MultiplierFactorNumeric>4</cbc:MultiplierFactorNumeric>${amountOf('Amount', '4.00')}${amountOf('BaseAmount', '100.00')}${ublTax('TaxCategory')}`,
      ) +
      allowance(
        true,
        `<cbc:AllowanceChargeReason>Freight</cbc:AllowanceChargeReason>${amountOf('Amount', '5.00')}${ublTax('TaxCategory', 'Z', '')}`,
      );
    const { invoice, unmapped } = await read(ubl({ allowances }));
    expect(unmapped).toEqual([]);
    expect(invoice.allowancesAndCharges).toEqual([
      {
        kind: 'ALLOWANCE',
        reason: 'Discount',
        reasonCode: '95',
        percentage: '4',
        amount: '4.00',
        baseAmount: '100.00',
        taxCategory: 'S',
        taxRate: '20',
      },
      { kind: 'CHARGE', reason: 'Freight', amount: '5.00', taxCategory: 'Z', taxRate: '0' },
    ]);
  });

  it('leaves a percentage that cannot be one, and reports it', async () => {
    const allowances = allowance(
      true,
      `<cbc:AllowanceChargeReason>Rush</cbc:AllowanceChargeReason><cbc:MultiplierFactorNumeric>150</cbc:MultiplierFactorNumeric>${amountOf('Amount', '5.00')}${ublTax('TaxCategory')}`,
    );
    const { invoice, unmapped } = await read(ubl({ allowances }));
    expect(invoice.allowancesAndCharges?.[0]?.percentage).toBeUndefined();
    expect(unmapped).toEqual([{ xpath: '/ubl:Invoice/cac:AllowanceCharge/cbc:MultiplierFactorNumeric', length: 3 }]);
  });

  it('is refused with an amount in another currency', async () => {
    const lines = ublLine('Invoice').replace('currencyID="EUR">45.00', 'currencyID="USD">45.00');
    expect(await faultOf(ubl({ lines }))).toEqual({
      path: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Price/cbc:PriceAmount/@currencyID',
      message: 'is USD, but the invoice is in EUR (BT-5): all its amounts must be',
    });
  });

  it.each(['1e3', '1,000.00', '', 'NaN', '0x10', '1.00001', '12345678901234567890', '--1', '1.2.3', '.'])(
    'is refused with the amount "%s"',
    async (text) => {
      const fault = await faultOf(
        ubl({ totals: ublTotals.replace('108.00</cbc:PayableAmount>', `${text}</cbc:PayableAmount>`) }),
      );
      expect(fault.path).toBe('/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount');
      expect(fault.message).toBe(
        text === '' ? 'is missing (BT-115)' : 'must be an amount with at most 4 decimals, such as 1234.50 (BT-115)',
      );
    },
  );

  it.each([
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 5 ', '5'],
    ['007.10', '7.10'],
    ['-0.00', '0.00'],
    ['1.500000', '1.5'],
    ['-.25', '-0.25'],
  ])('reads the amount "%s" as %s', async (text, expected) => {
    const { invoice } = await read(
      ubl({ totals: ublTotals.replace('108.00</cbc:PayableAmount>', `${text}</cbc:PayableAmount>`) }),
    );
    expect(invoice.totals?.amountDue).toBe(expected);
  });

  it('is refused with a category, a rate or an indicator that cannot be', async () => {
    const wrong = (tax: string) => faultOf(ubl({ lines: ublLine('Invoice', { tax }) }));
    expect((await wrong(ublTax('ClassifiedTaxCategory', 'X'))).message).toBe(
      'must be one of S, Z, E, AE, K, G, O, L, M, B (BT-151)',
    );
    expect(
      (
        await faultsOf(
          ubl({ lines: ublLine('Invoice', { tax: ublTax('ClassifiedTaxCategory', 'S', '<cbc:Percent>120</cbc:Percent>') }) }),
        )
      )[0],
    ).toEqual({
      path: '/ubl:Invoice/cac:InvoiceLine[1]/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent',
      message: 'must be from 0 to 100 (BT-152)',
    });
    expect((await wrong(ublTax('ClassifiedTaxCategory', 'S', ''))).message).toBe(
      'has no rate (BT-152), which the tax category S needs',
    );
    expect((await wrong('')).message).toBe('is missing (BG-30)');
    const allowances = allowance(
      true,
      `${amountOf('Amount', '5.00')}<cbc:AllowanceChargeReason>R</cbc:AllowanceChargeReason>${ublTax('TaxCategory')}`,
    ).replace('>true<', '>yes<');
    expect((await faultOf(ubl({ allowances }))).message).toBe('must be true or false (BG-20, BG-21)');
  });
});
