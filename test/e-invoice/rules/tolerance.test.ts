import { describe, expect, it } from '@jest/globals';
import { cents } from '../../../src/e-invoice/rules/amounts.js';
import { checkRules } from '../../../src/e-invoice/rules/check-rules.js';
import { EN16931_RULES } from '../../../src/e-invoice/rules/en16931/index.js';
import { VAT_RULES } from '../../../src/e-invoice/rules/vat/index.js';
import { placeText } from '../../../src/e-invoice/terms/place.js';
import { decimal } from '../../../src/invoices/money.js';
import { validBreakdown, validLine, validTerms, type VatCategory } from '../fixtures/valid-terms.js';
import { first } from './cases.js';

const SYNTAXES = ['UBL', 'CII'] as const;
const RULES = [...EN16931_RULES, ...VAT_RULES];

/** In which syntaxes a rule is broken when a term of the only entry of the breakdown has another value. */
function brokenIn(rule: string, category: VatCategory, terms: Record<string, string>): string[] {
  const invoice = validTerms(category);
  Object.assign(first(invoice['BG-23']), terms);
  return SYNTAXES.filter((syntax) => checkRules(invoice, RULES, syntax, placeText).some((fault) => fault.rule === rule));
}

describe('the tolerances of the official tests', () => {
  // 145.00 is taxed; 19 % of it is 27.55.
  it.each<[string, VatCategory, Record<string, string>, string[]]>([
    ['BR-CO-17', 'S', { 'BT-117': '28.54' }, []],
    ['BR-CO-17', 'S', { 'BT-117': '28.55' }, ['UBL']],
    ['BR-CO-17', 'S', { 'BT-117': '28.56' }, ['UBL', 'CII']],
    ['BR-CO-17', 'S', { 'BT-117': '26.56' }, []],
    ['BR-CO-17', 'S', { 'BT-117': '26.55' }, ['UBL']],
    ['BR-CO-17', 'S', { 'BT-117': '-27.55', 'BT-116': '-145.00' }, []],
    ['BR-CO-17', 'E', { 'BT-117': '0.49' }, []],
    ['BR-CO-17', 'E', { 'BT-117': '0.50' }, ['UBL', 'CII']],
    ['BR-CO-17', 'E', { 'BT-117': '-0.50' }, []],
    ['BR-CO-17', 'O', { 'BT-117': '0.50' }, ['UBL', 'CII']],
    ['BR-S-09', 'S', { 'BT-117': '28.54' }, []],
    ['BR-S-09', 'S', { 'BT-117': '28.55' }, ['UBL', 'CII']],
    ['BR-S-08', 'S', { 'BT-116': '145.99' }, ['CII']],
    ['BR-S-08', 'S', { 'BT-116': '144.00' }, ['UBL', 'CII']],
    ['BR-S-08', 'S', { 'BT-119': '19.000' }, []],
    ['BR-S-08', 'S', { 'BT-119': '7' }, ['UBL', 'CII']],
    ['BR-E-08', 'E', { 'BT-116': '145.01' }, ['UBL']],
    ['BR-E-08', 'E', { 'BT-116': '145.000' }, []],
    ['BR-E-08', 'E', { 'BT-116': '146.00' }, ['UBL', 'CII']],
    ['BR-E-09', 'E', { 'BT-117': '-0' }, []],
    ['BR-O-08', 'O', { 'BT-116': '145.01' }, ['UBL', 'CII']],
    ['BR-AF-08', 'L', { 'BT-116': '145.99' }, []],
    ['BR-AG-05', 'M', {}, []],
  ])('%s of the category %s with %j breaks it in %j', (rule, category, terms, syntaxes) => {
    expect(brokenIn(rule, category, terms)).toEqual(syntaxes);
  });

  it('take each rate of a category on its own', () => {
    const invoice = validTerms('S');
    invoice['BG-25'].push({ ...validLine('S', '3', '40.00'), 'BT-152': '7.0' });
    invoice['BG-23'].push({ ...validBreakdown('S', '40.00', '2.80'), 'BT-119': '7' });
    const broken = () => checkRules(invoice, VAT_RULES, 'CII', placeText).map(({ rule, path }) => [rule, path]);
    expect(broken()).toEqual([]);
    invoice['BG-25'].push({ ...validLine('S', '4', '0.01'), 'BT-152': '7' });
    expect(broken()).toEqual([['BR-S-08', 'BG-23[2]/BT-116']]);
  });

  it('look only at the lines, the allowances or the charges that a rule is of', () => {
    const invoice = validTerms('Z');
    first(invoice['BG-20']).vatCategory = 'S';
    first(invoice['BG-20']).vatRate = '19';
    delete invoice['BG-4']['BT-31'];
    const broken = checkRules(invoice, VAT_RULES, 'UBL', placeText).map(({ rule }) => rule);
    expect(broken.filter((rule) => /-0[234]$/.test(rule))).toEqual(['BR-S-03', 'BR-Z-02', 'BR-Z-04']);
  });
});

describe('rounding to cents', () => {
  it.each([
    ['1.005', '1.01'],
    ['1.0049', '1'],
    ['-1.005', '-1'],
    ['-1.0051', '-1.01'],
    ['-1.006', '-1.01'],
    ['99999999999999999999999999999999999999.995', '100000000000000000000000000000000000000'],
  ])('makes %s %s, as XPath does', (value, wanted) => {
    expect(cents(decimal(value))?.toFixed()).toBe(wanted);
  });
});
