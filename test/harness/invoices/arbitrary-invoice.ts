import * as fc from 'fast-check';
import type { Calculable, Calculated } from '../../../src/invoices/totals/calculable.js';
import type { Checkable } from '../../../src/invoices/checks/checkable.js';

// Random invoices for property tests: every currency size, every way of rounding, several rates and taxes, returns, discounts on lines and document, headings,
// subtotals and sub-lines, tax that is withheld.

const TAXES = [
  { taxCategory: 'S', taxRate: '20' },
  { taxCategory: 'S', taxRate: '20.00' },
  { taxCategory: 'S', taxRate: '19' },
  { taxCategory: 'S', taxRate: '8.875' },
  { taxCategory: 'S', taxRate: '5.5' },
  { taxCategory: 'S', taxRate: '33.333' },
  { taxCategory: 'Z', taxRate: '0' },
  { taxCategory: 'AE', taxRate: '0' },
  { taxCategory: 'E', taxRate: '0', exemptionReason: 'Article 132' },
  { taxCategory: 'E', taxRate: '0.00', exemptionReason: 'Article 135' },
  { taxCategory: 'E', taxRate: '0' },
  { taxCategory: 'E', taxRate: '0', exemptionReason: 'Article 135', exemptionReasonCode: 'VATEX-EU-135-1' },
  // Two taxes on the same amount, and one of them alone.
  {
    taxCategory: 'S',
    taxRate: '5',
    taxName: 'TPS',
    furtherTaxes: [{ taxCategory: 'S' as const, taxRate: '9.975', taxName: 'TVQ' }],
  },
  { taxCategory: 'S', taxRate: '5', taxName: 'TPS' },
] as const;

const DIGITS = { JPY: 0, EUR: 2, KWD: 3, CLF: 4 } as const;

/** A decimal text with up to `maxScale` decimals, small and large ones alike. */
function decimalText(max: number, maxScale: number, min = -max): fc.Arbitrary<string> {
  return fc
    .tuple(fc.oneof(fc.integer({ min: Math.max(min, -200), max: 200 }), fc.integer({ min, max })), fc.nat({ max: maxScale }))
    .map(([whole, scale]) => scaled(whole, scale));
}

function scaled(whole: number, scale: number): string {
  const size = String(Math.abs(whole)).padStart(scale + 1, '0');
  const digits = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`;
  return whole < 0 ? `-${digits}` : digits;
}

const tax = fc.constantFrom(...TAXES);

/** What an invoice's figures follow from. */
export const arbitraryCalculable: fc.Arbitrary<Calculable> = fc
  .constantFrom(...(Object.keys(DIGITS) as (keyof typeof DIGITS)[]))
  .chain((currencyCode) => {
    const amount = fc.integer({ min: 0, max: 99_999 }).map((units) => scaled(units, DIGITS[currencyCode]));
    const allowanceCharge = fc.record({ kind: fc.constantFrom('ALLOWANCE' as const, 'CHARGE' as const), amount });
    const line = fc
      .record({
        quantity: decimalText(1_000_000, 4),
        unitPrice: decimalText(100_000_000, 7, 0),
        priceBaseQuantity: fc.constantFrom('1', '1', '1', '100', '1000000', '3', '0.5'),
        allowancesAndCharges: fc.array(allowanceCharge, { maxLength: 2 }),
        tax,
        kind: fc.constantFrom(
          'ITEM' as const,
          'ITEM' as const,
          'ITEM' as const,
          'HEADING' as const,
          'TEXT' as const,
          'SUBTOTAL' as const,
        ),
        level: fc.constantFrom(0, 0, 0, 0, 1),
      })
      .map(({ tax: taxed, ...rest }) =>
        rest.kind === 'ITEM'
          ? { ...rest, ...taxed }
          : { ...rest, quantity: '0', unitPrice: '0', allowancesAndCharges: [], taxCategory: 'O' as const, taxRate: '0' },
      );
    return fc.record({
      currencyCode: fc.constant(currencyCode),
      priceTaxInclusive: fc.constantFrom(false, false, false, true),
      taxRounding: fc.constantFrom('BREAKDOWN' as const, 'LINE' as const, 'TOTAL' as const),
      roundingMode: fc.constantFrom('HALF_UP' as const, 'HALF_UP' as const, 'DOWN' as const, 'UP' as const),
      lines: fc.array(line, { minLength: 1, maxLength: 9 }),
      allowancesAndCharges: fc.array(
        fc.record({ item: allowanceCharge, tax }).map(({ item, tax: taxed }) => ({ ...item, ...taxed })),
        { maxLength: 3 },
      ),
      paidAmount: amount,
      roundingAmount: fc.integer({ min: -9, max: 9 }).map((units) => scaled(units, DIGITS[currencyCode])),
      withholdingTaxes: fc.array(fc.record({ amount }), { maxLength: 1 }),
      thirdPartyPayments: fc.array(fc.record({ amount }), { maxLength: 1 }),
    });
  });

/** An invoice as stored: what was given and what was calculated from it. */
export function stored(given: Calculable, calculated: Calculated): Checkable {
  return {
    ...given,
    lines: given.lines.map((line, index) => ({ ...line, netAmount: '0', taxAmount: '0', ...calculated.lines[index] })),
    allowancesAndCharges: [...given.allowancesAndCharges],
    taxBreakdown: calculated.taxBreakdown,
    totals: calculated.totals,
    payments: [],
    appliedCredits: [],
  };
}
