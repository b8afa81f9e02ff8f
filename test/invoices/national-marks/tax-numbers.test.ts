import { describe, expect, it } from '@jest/globals';
import { isAfm } from '../../../src/invoices/national-marks/greek-afm.js';
import { isNip } from '../../../src/invoices/national-marks/polish-nip.js';
import { isPortugueseNif } from '../../../src/invoices/national-marks/portuguese-nif.js';
import { sellerNumber } from '../../../src/invoices/national-marks/seller-number.js';
import { isNif } from '../../../src/invoices/national-marks/spanish-nif.js';

/** Every number that differs from this one in its last character alone. */
const others = (number: string, characters: string) =>
  Array.from(characters, (character) => number.slice(0, -1) + character).filter((one) => one !== number);

const DIGITS = '0123456789';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe.each([
  ['a Spanish DNI, of the examples of the AEAT', isNif, '89890001K', CAPITALS],
  ['a Spanish DNI', isNif, '12345678Z', CAPITALS],
  ['a Spanish NIE', isNif, 'X1234567L', CAPITALS],
  ['a Spanish company', isNif, 'A58818501', DIGITS + CAPITALS],
  ['a Spanish public body', isNif, 'Q2826000H', DIGITS + CAPITALS],
  ['a NIP, of the documentation of KSeF', isNip, '5265877635', DIGITS],
  ['a NIP of the test environment', isNip, '1111111111', DIGITS],
  ['a Portuguese NIF, of the examples of the AT', isPortugueseNif, '123456789', DIGITS],
  ['a Portuguese NIF of a remainder below 2', isPortugueseNif, '500000000', DIGITS],
  ['an AFM', isAfm, '094259216', DIGITS],
])('the check character of %s', (_, holds, number, characters) => {
  it('is the only right one', () => {
    expect(holds(number)).toBe(true);
    expect(others(number, characters).filter(holds)).toEqual([]);
  });

  it.each([[''], [`${number}0`], [number.slice(1)], [`${number}\n`], [` ${number}`]])('is not that of %j', (text) => {
    expect(holds(text)).toBe(false);
  });
});

it('an AFM of zeros alone is none', () => {
  expect(isAfm('000000000')).toBe(false);
});

describe('the number of a seller', () => {
  const of = (vatNumber: string | null, taxNumber: string | null, countryCode: string | null) =>
    sellerNumber({ vatNumber, taxNumber, address: { countryCode } }, 'GR', ['EL', 'GR'], /^\d{9}$/);

  it.each([
    ['with its prefix', 'EL094259216', null, 'DE', '094259216'],
    ['with the code of the country', 'GR094259216', null, null, '094259216'],
    ['with blanks and dots', 'el 094.259.216', null, 'GR', '094259216'],
    ['as the national number', 'DE123456789', '094259216', 'GR', '094259216'],
    ['as the national number with its prefix', null, 'EL094259216', 'DE', '094259216'],
    ['as a VAT number without its prefix', '094259216', null, 'GR', '094259216'],
    ['not of another country', '094259216', '094259216', 'DE', null],
    ['not of another form', 'EL0942592', null, 'GR', null],
    ['nowhere', null, null, 'GR', null],
  ])('is read %s', (_, vatNumber, taxNumber, country, expected) => {
    expect(of(vatNumber, taxNumber, country)).toBe(expected);
  });
});
