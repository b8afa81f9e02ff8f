import { describe, expect, it } from '@jest/globals';
import { decimal, minorUnit, moneyString, roundMoney, sum } from '../../src/invoices/money.js';

describe('money', () => {
  it('adds decimals exactly: 0.1 + 0.2 is 0.3', () => {
    expect(sum([decimal('0.1'), decimal('0.2')]).toFixed()).toBe('0.3');
  });

  it.each([
    ['1.005', 'EUR', '1.01'],
    ['-1.005', 'EUR', '-1.01'],
    ['1.0049999999999999999', 'EUR', '1.00'],
    ['2.675', 'EUR', '2.68'],
    ['0.5', 'JPY', '1'],
    ['-0.5', 'JPY', '-1'],
    ['0.49', 'JPY', '0'],
    ['1.2345', 'KWD', '1.235'],
    ['1.00005', 'CLF', '1.0001'],
    ['-0.001', 'EUR', '0.00'],
  ])('rounds %s %s half away from zero to %s', (value, currency, expected) => {
    expect(moneyString(roundMoney(decimal(value), currency), currency)).toBe(expected);
  });

  it('writes an amount with exactly the decimals of its currency', () => {
    expect(moneyString(decimal('1234.5'), 'EUR')).toBe('1234.50');
    expect(moneyString(decimal('1234'), 'JPY')).toBe('1234');
    expect(moneyString(decimal('999999999999999999.999'), 'KWD')).toBe('999999999999999999.999');
  });

  it('never writes exponents', () => {
    expect(decimal('0.0000000001').toFixed()).toBe('0.0000000001');
    expect(moneyString(decimal('1e24'), 'JPY')).toBe('1000000000000000000000000');
    expect(String(decimal('1e30'))).toBe('1000000000000000000000000000000');
  });

  it('refuses to drop decimals', () => {
    expect(() => moneyString(decimal('1.005'), 'EUR')).toThrow(new RangeError('1.005 has more decimals than EUR has'));
  });

  it.each(['', 'NaN', '1,5', '1.2.3', 'Infinity', '٣'])('refuses %j as a decimal', (value) => {
    expect(() => decimal(value)).toThrow('Invalid number');
  });

  it('knows the smallest amount of a currency', () => {
    expect(['JPY', 'EUR', 'KWD', 'CLF'].map((code) => minorUnit(code).toFixed())).toEqual(['1', '0.01', '0.001', '0.0001']);
  });
});
