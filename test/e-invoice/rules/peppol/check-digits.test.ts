import { describe, expect, it } from '@jest/globals';
import {
  isAbn,
  isBelgianNumber,
  isDanishCvr,
  isGln,
  isGreekTaxNumber,
  isNorwegianNumber,
  isSwedishNumber,
} from '../../../../src/e-invoice/rules/peppol/check-digits.js';
import { isCodiceFiscale, isOfficeCode, isPartitaIva } from '../../../../src/e-invoice/rules/peppol/italian-ids.js';

const KINDS = [
  [isGln, ['4012345000009', '0', '7300010000001'], ['4012345000008', '73000100', '']],
  [isNorwegianNumber, ['974760673', '123456785'], ['974760674', '97476067', '000000000', '9747606731']],
  [isDanishCvr, ['12345674', 'DK12345674'], ['dk12345674', '1234567', 'DK123456789']],
  [isBelgianNumber, ['0202239951', '0000000097'], ['0202239952', '202239951']],
  [isSwedishNumber, ['5560360793', '2021005489'], ['5560360794', '556036079', '55603607930']],
  [isAbn, ['51824753556'], ['51824753557', '5182475355']],
  [isGreekTaxNumber, ['094014201', '0940142019'], ['094014202', '09401420', '']],
  [isOfficeCode, ['UFTPD1', 'abc123'], ['UFTPD', 'UFTPD1X', 'UFTPD-']],
  [
    isCodiceFiscale,
    ['RSSMRA85T10A562S', '12345670017', 'RSSMRA85T10AXYZ1S'.slice(0, 14) + '1S'],
    ['RSSMRA85T10A562', '1RSMRA85T10A562S', 'RSSMRA85T10A5621', '1234567001X'],
  ],
  [isPartitaIva, ['IT12345670017', 'it12345670017', 'DE1'], ['IT12345670018', 'IT1234567001', 'IT1234567001X']],
] as const;

describe('an identifier with a check digit', () => {
  it.each(KINDS.flatMap(([test, valid]) => valid.map((id) => [test.name, id, test] as const)))('%s: %s', (_, id, test) => {
    expect(test(id)).toBe(true);
  });

  it.each(KINDS.flatMap(([test, , invalid]) => invalid.map((id) => [test.name, id, test] as const)))(
    'not %s: "%s"',
    (_, id, test) => {
      expect(test(id)).toBe(false);
    },
  );

  it.each(KINDS.map(([test]) => [test.name, test] as const))('%s takes a million characters', (_, test) => {
    for (const character of ['1', ' ', 'I', '€']) expect(typeof test(character.repeat(1_000_000))).toBe('boolean');
  });
});
