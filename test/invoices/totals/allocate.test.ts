import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { allocate } from '../../../src/invoices/totals/allocate.js';
import { decimal, minorUnit, roundMoney, sum } from '../../../src/invoices/money.js';

const shares = (exact: string[], target: string, currency: string) =>
  allocate(exact.map(decimal), decimal(target), currency).map((share) => share.toFixed());

describe('allocate', () => {
  it('leaves amounts alone whose rounding adds up', () => {
    expect(shares(['1.004', '2.006'], '3.01', 'EUR')).toEqual(['1', '2.01']);
  });

  it('gives the missing unit to the amount that rounding wronged most', () => {
    expect(shares(['0.333', '0.334', '0.333'], '1', 'EUR')).toEqual(['0.33', '0.34', '0.33']);
    expect(shares(['6.666', '6.666', '6.666'], '20', 'EUR')).toEqual(['6.66', '6.67', '6.67']);
    expect(shares(['-6.666', '-6.666', '-6.666'], '-20', 'EUR')).toEqual(['-6.66', '-6.67', '-6.67']);
    expect(shares(['1.4', '1.4', '1.4'], '4', 'JPY')).toEqual(['2', '1', '1']);
  });

  it('takes nothing from nobody', () => {
    expect(shares([], '0', 'EUR')).toEqual([]);
  });

  it('makes shares that add up to the rounded sum, each less than a minor unit from its exact amount', () => {
    const amount = fc.tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.nat({ max: 7 }));
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 40 }), fc.constantFrom('JPY', 'EUR', 'KWD'), (amounts, currency) => {
        const exact = amounts.map(([digits, scale]) => decimal(`${digits}e-${scale}`));
        const target = roundMoney(sum(exact), currency);
        const result = allocate(exact, target, currency);
        expect(sum(result).toFixed()).toBe(target.toFixed());
        result.forEach((share, index) => {
          expect(
            share
              .minus(exact[index] ?? 0)
              .abs()
              .lt(minorUnit(currency)),
          ).toBe(true);
          expect(roundMoney(share, currency).eq(share)).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });
});
