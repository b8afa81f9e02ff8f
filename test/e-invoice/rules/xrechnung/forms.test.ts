import { describe, expect, it } from '@jest/globals';
import { isIban } from '../../../../src/e-invoice/rules/xrechnung/iban.js';
import { XRECHNUNG_RULES } from '../../../../src/e-invoice/rules/xrechnung/index.js';
import { xrechnung } from '../../fixtures/german-terms.js';
import { brokenBy, changed } from '../../fixtures/rule-cases.js';

function breaks(rule: string, path: readonly string[], value: string): boolean {
  return rule in brokenBy(changed(xrechnung(), path, value), XRECHNUNG_RULES, 'UBL');
}

describe('a discount for early payment (BR-DE-18)', () => {
  it.each([
    '#SKONTO#TAGE=14#PROZENT=2.00#\n',
    '#SKONTO#TAGE=14#PROZENT=2.00#\r\n',
    '#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#BASISBETRAG=-5.53#\n',
    '  #SKONTO#TAGE=14#PROZENT=2.00#  \n  \n',
    'Net in 30 days',
    'Net in 30 days\n#SKONTO#TAGE=14#PROZENT=2.00#\n',
    '#SKONTO#TAGE=14#PROZENT=2.00#\nNet in 30 days',
    'Order #5',
  ])('is well said: %j', (terms) => {
    expect(breaks('BR-DE-18', ['BT-20'], terms)).toBe(false);
  });

  it.each([
    '#SKONTO#TAGE=14#PROZENT=2.00#',
    '#SKONTO#TAGE=14#PROZENT=2.00# Net in 30 days\n',
    '#SKONTO#TAGE=14#PROZENT=2,00#\n',
    '#SKONTO#TAGE=14#PROZENT=2.0#\n',
    '#SKONTO#TAGE=14#PROZENT=2.00\n',
    '#Skonto#TAGE=14#PROZENT=2.00#\n',
    '#SKONTO #TAGE=14#PROZENT=2.00#\n',
    '#VERZUG#TAGE=14#PROZENT=2.00#\n',
    '#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=5#\n',
    '#5',
  ])('is badly said: %j', (terms) => {
    expect(breaks('BR-DE-18', ['BT-20'], terms)).toBe(true);
  });
});

describe('the contact of the seller', () => {
  it.each(['a@b.de', 'a.b+c@sub.example.com', ' ada@example.com\n'])('may have the email address %j', (email) => {
    expect(breaks('BR-DE-28', ['BG-4', 'BG-6', 'email'], email)).toBe(false);
  });

  it.each(['a@b', 'a b@c.de', '@b.de', 'a@.de', 'a@b..de', 'a@b.de.', 'a@b@c.de', 'a@b c.de'])(
    'should not have the email address %j',
    (email) => {
      expect(breaks('BR-DE-28', ['BG-4', 'BG-6', 'email'], email)).toBe(true);
    },
  );
});

describe('an IBAN', () => {
  it.each(['DE89370400440532013000', 'DE89 3704 0044 0532 0130 00', 'GB29NWBK60161331926819', 'DE89\n370400440532013000'])(
    'is %j',
    (iban) => {
      expect(isIban(iban)).toBe(true);
    },
  );

  it.each([
    'DE89370400440532013001',
    'de89370400440532013000',
    'GB29nwbk60161331926819',
    'DE89-3704-0044-0532-0130-00',
    'DE89',
    '',
    undefined,
  ])('is not %j', (iban) => {
    expect(isIban(iban)).toBe(false);
  });
});
