import { describe, expect, it } from '@jest/globals';
import { cii, ciiLine } from './fixtures/cii.js';
import { faultOf, read } from './fixtures/read.js';
import { ubl, ublLine, ublTax, ublTotals } from './fixtures/ubl.js';

describe('a credit note in XML', () => {
  it('turns every quantity and amount, and no price, rate or percentage', async () => {
    const allowance = (tag: string) =>
      `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>R</cbc:AllowanceChargeReason><cbc:MultiplierFactorNumeric>10</cbc:MultiplierFactorNumeric>
       <cbc:Amount currencyID="EUR">10.00</cbc:Amount><cbc:BaseAmount currencyID="EUR">100.00</cbc:BaseAmount>${tag}</cac:AllowanceCharge>`;
    const price = '<cac:Price><cbc:PriceAmount currencyID="EUR">50.00</cbc:PriceAmount></cac:Price>';
    const { invoice } = await read(
      ubl({
        root: 'CreditNote',
        lines: ublLine('CreditNote', { more: allowance(''), price }),
        allowances: allowance(ublTax('TaxCategory')),
        totals: `${ublTotals}<cbc:PrepaidAmount currencyID="EUR">8.00</cbc:PrepaidAmount><cbc:PayableRoundingAmount currencyID="EUR">0</cbc:PayableRoundingAmount>`,
      }),
    );
    expect(invoice).toMatchObject({
      type: 'CREDIT_NOTE',
      typeCode: '381',
      lines: [
        {
          quantity: '-2',
          unitPrice: '50.00',
          netAmount: '-90.00',
          taxRate: '20',
          allowancesAndCharges: [{ kind: 'ALLOWANCE', percentage: '10', amount: '-10.00', baseAmount: '-100.00' }],
        },
      ],
      allowancesAndCharges: [{ kind: 'ALLOWANCE', amount: '-10.00', baseAmount: '-100.00', taxRate: '20' }],
      totals: {
        lineNetTotal: '-90.00',
        taxExclusive: '-90.00',
        taxTotal: '-18.00',
        taxInclusive: '-108.00',
        amountDue: '-108.00',
      },
      taxBreakdown: [{ rate: '20', taxableAmount: '-90.00', taxAmount: '-18.00' }],
      paidAmount: '-8.00',
      roundingAmount: '0',
    });
  });

  it.each(['381', '261', '396', '532'])('is one in CII with the code %s', async (typeCode) => {
    const { invoice } = await read(cii({ typeCode }));
    expect([invoice.type, invoice.lines[0]?.quantity, invoice.totals?.amountDue]).toEqual(['CREDIT_NOTE', '-2', '-108.00']);
  });

  it('turns what the credit note takes back with the other sign', async () => {
    const lines = ciiLine({ quantity: '<ram:BilledQuantity unitCode="HUR">-2</ram:BilledQuantity>', net: '-90.00' });
    expect((await read(cii({ typeCode: '381', lines }))).invoice.lines[0]).toMatchObject({ quantity: '2', netAmount: '90.00' });
  });

  it.each(['380', '384', '386', '389'])('is none with the code %s, whatever its signs', async (typeCode) => {
    const totals = ublTotals.replaceAll('>90.00', '>-90.00').replaceAll('>108.00', '>-108.00');
    const { invoice } = await read(ubl({ typeCode, totals }));
    expect([invoice.type, invoice.typeCode, invoice.lines[0]?.quantity, invoice.totals?.amountDue]).toEqual([
      'INVOICE',
      typeCode,
      '2',
      '-108.00',
    ]);
  });

  it('is refused in UBL with the code of an invoice', async () => {
    expect(await faultOf(ubl({ root: 'CreditNote', typeCode: '380' }))).toEqual({
      path: '/cn:CreditNote/cbc:CreditNoteTypeCode',
      message: 'must be the code of a credit note, such as 381 (BT-3)',
    });
  });
});
