import { describe, expect, it } from '@jest/globals';
import type { DocumentAllowanceCharge } from '../../../src/invoices/invoice.js';
import { PLAIN_ALLOWANCE_CHARGE } from '../../../src/invoices/neutral.js';
import { type InvoiceInput, buildInvoice } from '../../templates/fixtures/build-invoice.js';
import { TODAY, templates } from '../../templates/fixtures/templates.js';

const item = (change: Partial<DocumentAllowanceCharge>): DocumentAllowanceCharge => ({
  ...PLAIN_ALLOWANCE_CHARGE,
  kind: 'ALLOWANCE',
  reason: null,
  amount: '10.00',
  taxCategory: 'S',
  taxRate: '20',
  ...change,
});

const view = (change: Partial<InvoiceInput>, locale = 'en') =>
  templates.toView(buildInvoice({ organisation: {}, customer: {}, lines: [{ name: 'x', unitPrice: '500' }], ...change }), {
    today: TODAY,
    locale,
  });
const totals = (...given: Parameters<typeof view>) =>
  view(...given).totals.map(({ kind, label, reason, percentage, base, taxRate, amount }) =>
    [kind, label || reason, percentage, base, taxRate, amount].filter(Boolean).join(' | ').replaceAll('\u00a0', ' '),
  );

describe('allowances and charges of the document', () => {
  it('are a row each if there is one of a kind', () => {
    const allowancesAndCharges = [
      item({ reasonCode: '95', percentage: '2', baseAmount: '500.00' }),
      item({ kind: 'CHARGE', reasonCode: 'FC' }),
    ];
    expect(totals({ allowancesAndCharges }).slice(1, 3)).toEqual([
      'plain | Discount | 2% | of 500.00 | −10.00',
      'plain | Freight | 10.00',
    ]);
  });

  it('are the parts of their sum if there are several', () => {
    const allowancesAndCharges = [
      item({ reason: 'Spring' }),
      item({ reasonCode: '41', amount: '5.00' }),
      item({ kind: 'CHARGE' }),
    ];
    expect(totals({ allowancesAndCharges }).slice(1, 5)).toEqual([
      'plain | Allowances | −15.00',
      'detail | Spring | −10.00',
      'detail | Bonus | −5.00',
      'plain | Charge | 10.00',
    ]);
  });

  it('name their tax where there are several rates', () => {
    const allowancesAndCharges = [item({ taxRate: '5' }), item({ kind: 'CHARGE', taxCategory: 'O', taxRate: '0' })];
    expect(totals({ allowancesAndCharges }).slice(1, 3)).toEqual([
      'plain | Allowance | VAT 5% | −10.00',
      'plain | Charge | 10.00',
    ]);
  });

  it.each([
    ['de', 'Fracht', 'von 100,00'],
    ['ja', '運賃', '（対象額 100.00）'],
    ['he', 'הובלה', 'מתוך 100.00'],
  ])('have reasons and bases in %s', (locale, reason, base) => {
    const [, charge] = view(
      { allowancesAndCharges: [item({ kind: 'CHARGE', reasonCode: 'FC', percentage: '10', baseAmount: '100.00' })] },
      locale,
    ).totals;
    expect([charge?.reason, charge?.base]).toEqual([reason, base]);
  });
});

describe('the tax', () => {
  it('has a row for each named tax', () => {
    const furtherTaxes = [
      { taxName: 'TVQ', taxCategory: 'S' as const, taxRate: '9.975', exemptionReason: null, exemptionReasonCode: null },
    ];
    const lines = [{ name: 'x', unitPrice: '40', taxName: 'TPS', taxRate: '5', furtherTaxes }];
    expect(totals({ lines }, 'fr').slice(1, 4)).toEqual([
      'plain | TPS | 5 % | 2,00',
      'plain | TVQ | 9,975 % | 3,99',
      'sum | Total TTC | 45,99',
    ]);
    const { taxBreakdown, labels } = view({ lines }, 'fr');
    expect(taxBreakdown.map(({ label, taxAmount }) => [label, taxAmount])).toEqual([
      ['TPS', '2,00'],
      ['TVQ', '3,99'],
    ]);
    expect(labels.tax).toBe('Taxe');
  });

  it('is given in the currency of the accounts too (BT-111)', () => {
    expect(totals({ accountingTax: { currencyCode: 'SEK', amount: '1120.5' } })[3]).toBe('detail | VAT in SEK | SEK 1,120.50');
  });

  it('that is split says who pays it', () => {
    const lines = [{ name: 'x', unitPrice: '10', taxCategory: 'B' as const, taxRate: '22' }];
    expect(view({ lines }, 'it').taxBreakdown[0]?.reason).toMatch(/^Scissione dei pagamenti/);
  });
});

describe('what is withheld and what third parties get', () => {
  it('has rows of its own, in its own words', () => {
    const rows = totals(
      {
        withholdingTaxes: [{ name: 'Retención IRPF', rate: '15', baseAmount: '500.00', amount: '75.00' }],
        thirdPartyPayments: [{ type: 'Tasas', amount: '12.00', description: 'registro' }],
      },
      'es',
    );
    expect(rows.slice(3)).toEqual([
      'plain | Retención IRPF | 15 % | sobre 500,00 | −75,00',
      'plain | Tasas · registro | 12,00',
      'detail | Importe pagado | 0,00',
      'due | Total a pagar | 537,00',
    ]);
  });
});

describe('why no tax is charged', () => {
  const reasonOf = (exemptionReasonCode: string | null, exemptionReason: string | null = null) => {
    const lines = [{ name: 'x', unitPrice: '10', taxCategory: 'E' as const, taxRate: '0', exemptionReason, exemptionReasonCode }];
    const invoice = buildInvoice({ organisation: {}, customer: {}, lines });
    const taxBreakdown = invoice.taxBreakdown.map((entry) => ({ ...entry, exemptionReason, exemptionReasonCode }));
    return templates.toView({ ...invoice, taxBreakdown }, { today: TODAY }).taxBreakdown[0]?.reason;
  };

  it.each([
    ['VATEX-EU-F', 'Margin scheme – Second-hand goods'],
    ['VATEX-EU-132-1I', 'Exempt: Article 132(1)(i) of Directive 2006/112/EC'],
    ['VATEX-EU-79-C', 'Exempt: Article 79(c) of Directive 2006/112/EC'],
    ['VATEX-EU-151', 'Exempt: Article 151 of Directive 2006/112/EC'],
    ['OTHER-1', 'Exempt from tax'],
    [null, 'Exempt from tax'],
  ])('is said by the code %s', (code, words) => {
    expect(reasonOf(code)).toBe(words);
  });

  it('is the text of the record before any code', () => {
    expect(reasonOf('VATEX-EU-F', 'Own words')).toBe('Own words');
  });

  it('is said for each reason, with its amount', () => {
    const exempt = (exemptionReason: string, unitPrice: string) => ({
      name: 'x',
      unitPrice,
      taxCategory: 'E' as const,
      taxRate: '0',
      exemptionReason,
    });
    const invoice = buildInvoice({ organisation: {}, customer: {}, lines: [] });
    const taxBreakdown = [exempt('Care', '30.00'), exempt('Teaching', '70.00')].map(({ exemptionReason, unitPrice }) => ({
      name: null,
      category: 'E' as const,
      rate: '0',
      taxableAmount: unitPrice,
      taxAmount: '0.00',
      exemptionReason,
      exemptionReasonCode: null,
    }));
    const entries = templates.toView({ ...invoice, taxBreakdown }, { today: TODAY }).taxBreakdown;
    expect(entries.map(({ reason, taxableAmount }) => [reason, taxableAmount])).toEqual([
      ['Care', '30.00'],
      ['Teaching', '70.00'],
    ]);
  });
});
