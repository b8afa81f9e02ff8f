import { describe, expect, it } from '@jest/globals';
import { iban } from '../../../src/records/import/iban.js';

const message = 'must be an IBAN whose check digits hold, such as "GB29 NWBK 6016 1331 9268 19"';

describe('iban', () => {
  // Examples of the SWIFT IBAN registry.
  it.each([
    'GB29 NWBK 6016 1331 9268 19',
    'GB29NWBK60161331926819',
    'DE89 3704 0044 0532 0130 00',
    'NO93 8601 1117 947',
    'MT84\u00a0MALT\u00a00110\u00a00001\u00a02345\u00a0MTLC\u00a0AST0\u00a001S',
    'KW81 CBKU 0000 0000 0000 1234 5601 01',
    // A country that the registry does not list: only its check digits are known.
    'ZZ18 1234 5678 9012 34',
  ])('%s is kept as written', (value) => {
    expect(iban.parse(value)).toBe(value);
  });

  it.each([
    'GB29 NWBK 6016 1331 9268 18',
    'GB92 NWBK 6016 1331 9268 19',
    'DE98 3704 0044 0532 0130 00',
    'gb29 nwbk 6016 1331 9268 19',
    'GB29-NWBK-6016-1331-9268-19',
    'IBAN GB29NWBK60161331926819',
    'GB29',
    '0000 0000 0000 0000 0001',
  ])('%s is none', (value) => {
    expect(iban.safeParse(value).error?.issues).toEqual([expect.objectContaining({ message })]);
  });

  it.each([
    ['GB24 NWBK 6016 1331 9268 1', 'GB', 22, 21],
    ['GB31 NWBK 6016 1331 9268 190', 'GB', 22, 23],
    ['DE31 2005 0550 1015 8713 9', 'DE', 22, 21],
    ['NO37 8601 1117 9470', 'NO', 15, 16],
    ['BE40 0000 0000 1616 0', 'BE', 16, 17],
    // Nor do its check digits hold: what is missing is said first.
    ['GB29 NWBK 6016 1331 9268', 'GB', 22, 20],
  ])('%s has not the length of its country, and that is named', (value, country, length, given) => {
    const expected = `must have ${length} characters without blanks, as every IBAN of ${country} has; this one has ${given}`;
    expect(iban.safeParse(value).error?.issues).toEqual([expect.objectContaining({ message: expected })]);
  });

  it('is no longer than what is printed in groups', () => {
    expect(iban.safeParse('X'.repeat(43)).error?.issues).toContainEqual(
      expect.objectContaining({ message: 'Too big: expected string to have <=42 characters' }),
    );
  });
});
