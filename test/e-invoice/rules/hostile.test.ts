import { describe, expect, it } from '@jest/globals';
import { checkRules } from '../../../src/e-invoice/rules/check-rules.js';
import { EN16931_RULES } from '../../../src/e-invoice/rules/en16931/index.js';
import { SYNTAX_RULES } from '../../../src/e-invoice/rules/syntax/index.js';
import { VAT_RULES } from '../../../src/e-invoice/rules/vat/index.js';
import { placeText } from '../../../src/e-invoice/terms/place.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { validLine, validTerms } from '../fixtures/valid-terms.js';
import { first, firstLine } from './cases.js';

const RULES = [...EN16931_RULES, ...VAT_RULES, ...SYNTAX_RULES];
const rulesAt = (invoice: EInvoice, path: string) =>
  checkRules(invoice, RULES, 'UBL', placeText)
    .filter((fault) => fault.path === path)
    .map(({ rule }) => rule);

/** The same document with each text replaced. */
function withTexts<Value>(value: Value, replace: (text: string) => unknown): Value {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? replace(part) : part)) as Value;
}

describe('a hostile amount', () => {
  it.each(['abc', '1e400', 'NaN', 'Infinity', '1,000.00', '0x10', '--1', '1.', '.', '１２', '9'.repeat(1e6)])(
    'is a broken rule: %.20s',
    (text) => {
      const invoice = validTerms();
      invoice['BG-22']['BT-112'] = text;
      const isDecimal = text === '1.';
      expect(rulesAt(invoice, 'BG-22/BT-112')).toEqual(isDecimal ? ['BR-CO-15'] : ['BR-CO-15', 'XSD-DECIMAL']);
    },
  );

  it.each(['', ' ', undefined])('is missing if it is blank: %j', (text) => {
    const invoice = validTerms();
    if (text === undefined) delete invoice['BG-22']['BT-112'];
    else invoice['BG-22']['BT-112'] = text;
    expect(rulesAt(invoice, 'BG-22/BT-112')).toEqual(['BR-14', 'BR-CO-15']);
  });

  it('is exact at 40 digits', () => {
    const invoice = validTerms('E');
    const huge = '9'.repeat(40);
    invoice['BG-20'] = [];
    invoice['BG-21'] = [];
    invoice['BG-25'] = [validLine('E', '1', huge), validLine('E', '2', '0.01')];
    first(invoice['BG-23'])['BT-116'] = `${huge}.01`;
    invoice['BG-22'] = {
      'BT-106': `${huge}.01`,
      'BT-109': `${huge}.01`,
      'BT-110': '-0',
      'BT-112': `${huge}.01`,
      'BT-115': `${huge}.01`,
    };
    expect(checkRules(invoice, RULES, 'UBL', placeText)).toEqual([]);
    firstLine(invoice)['BT-131'] = `${'9'.repeat(39)}8`;
    expect(checkRules(invoice, RULES, 'UBL', placeText).map(({ rule }) => rule)).toEqual(['BR-CO-10', 'BR-E-08']);
  });
});

describe('a hostile document', () => {
  it.each(['', ' ', 'abc', '-0', '1e400', 'NaN', '__proto__', 'constructor', '\u0000', '#x#', '9'.repeat(40), 'x'.repeat(1e5)])(
    'never stops the check: every text is %.20j',
    (text) => {
      for (const syntax of ['UBL', 'CII'] as const) {
        const faults = checkRules(
          withTexts(validTerms(), () => text),
          RULES,
          syntax,
          placeText,
        );
        expect(faults.length).toBeGreaterThan(20);
      }
    },
  );

  it('may lack everything', () => {
    const empty = { 'BG-4': { 'BT-29': [] }, 'BG-7': { 'BT-46': [] }, 'BG-22': {} };
    const lists = ['BG-1', 'BG-3', 'BG-16', 'BG-20', 'BG-21', 'BG-23', 'BG-24', 'BG-25', 'BG-DEX-09'];
    const invoice = { ...empty, ...Object.fromEntries(lists.map((name) => [name, []])) } as unknown as EInvoice;
    const rules = checkRules(invoice, RULES, 'UBL', placeText).map(({ rule }) => rule);
    expect(rules.join(' ')).toBe(
      'BR-01 BR-02 BR-03 BR-04 BR-05 BR-16 BR-06 BR-07 BR-08 BR-10 BR-CO-26 BR-12 BR-13 BR-14 BR-15 BR-CO-10 BR-CO-13 BR-CO-16 BR-CO-18',
    );
  });

  it('with 5 MB of base64 and 10,000 lines is checked in a moment', () => {
    const invoice = validTerms();
    invoice['BG-24'] = [{ 'BT-122': 'x', 'BT-125': { base64: 'A'.repeat(5e6), mediaType: 'text/csv', fileName: 'x' } }];
    invoice['BG-25'] = Array.from({ length: 10_000 }, (_, at) => validLine('S', String(at), `${at}.25`));
    const start = performance.now();
    const rules = checkRules(invoice, RULES, 'UBL', placeText).map(({ rule }) => rule);
    // Some tenths of a second, also on a busy machine; a loop in a loop over the lines would take a minute.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(rules).toEqual(['BR-CO-10', 'BR-S-08']);
  });
});
