import { describe, expect, it } from '@jest/globals';
import { vatNumber } from '../../../src/e-invoice/model/parties/vat-number.js';

describe('a VAT number', () => {
  it.each([
    ['GB 918 2746 05', 'GB', 'GB918274605'],
    ['T4130001084562', 'JP', 'JPT4130001084562'],
    ['100583926700003', 'AE', 'AE100583926700003'],
    ['CHE-123.456.789 MWST', 'CH', 'CHE-123.456.789MWST'],
    // Registered in another country.
    ['DE123456788', 'CH', 'DE123456788'],
    ['EL094014201', 'CH', 'EL094014201'],
    // Without its prefix, a number of the European Union is a mistake that BR-CO-09 must name.
    ['123456788', 'DE', '123456788'],
    ['123456788', null, '123456788'],
    [' ', 'JP', undefined],
    [null, 'JP', undefined],
  ])('%s of a party in %s is written %s', (number, country, written) => {
    expect(vatNumber(number, country)).toBe(written);
  });
});
