import { describe, expect, it } from '@jest/globals';
import type { EInvoiceSyntax } from '../../../src/e-invoice/profiles.js';
import { checkRules } from '../../../src/e-invoice/rules/check-rules.js';
import { EN16931_RULES } from '../../../src/e-invoice/rules/en16931/index.js';
import { SYNTAX_RULES } from '../../../src/e-invoice/rules/syntax/index.js';
import { VAT_RULES } from '../../../src/e-invoice/rules/vat/index.js';
import { placeText } from '../../../src/e-invoice/terms/place.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { validTerms, VAT_CATEGORIES } from '../fixtures/valid-terms.js';
import { brokenTerms, type Case } from './cases.js';
import { CODE_CASES } from './code-cases.js';
import { EN16931_CASES } from './en16931-cases.js';
import { SYNTAX_CASES } from './syntax-cases.js';
import { VAT_CASES } from './vat-cases.js';

const RULES = [...EN16931_RULES, ...VAT_RULES, ...SYNTAX_RULES];
const CASES: readonly Case[] = [...EN16931_CASES, ...CODE_CASES, ...VAT_CASES, ...SYNTAX_CASES];
const SYNTAXES = ['UBL', 'CII'] as const;

const check = (invoice: EInvoice, syntax: EInvoiceSyntax) => checkRules(invoice, RULES, syntax, placeText);
const placesOf = (rule: string, invoice: EInvoice, syntax: EInvoiceSyntax) =>
  checkRules(
    invoice,
    RULES.filter(({ id }) => id === rule),
    syntax,
    placeText,
  ).map(({ path }) => path);

describe('a valid document', () => {
  it.each(VAT_CATEGORIES.flatMap((category) => SYNTAXES.map((syntax) => [category, syntax] as const)))(
    'of the VAT category %s breaks no rule in %s',
    (category, syntax) => {
      expect(check(validTerms(category), syntax)).toEqual([]);
    },
  );
});

describe('each rule', () => {
  it('has a case that breaks it', () => {
    const broken = new Set(CASES.map(({ rule }) => rule));
    expect(RULES.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
  });

  it('has an id of its own', () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('has a sentence in plain English that names its terms', () => {
    for (const { id, message, terms } of RULES) {
      expect(`${id}: ${message}`).toMatch(/^\S+: [A-Z].+\.$/);
      expect(message).not.toMatch(/\bshall\b|undefined/);
      expect(terms.filter((term) => !/^B[GT]-(?:DEX-)?\d+(?:-\d)?$/.test(term))).toEqual([]);
      // A rule of all amounts or days does not list them.
      expect(terms.length > 8 || terms.some((term) => message.includes(term))).toBe(true);
    }
  });

  it.each(CASES.flatMap((item) => (item.syntax ? [item.syntax] : SYNTAXES).map((syntax) => ({ ...item, written: syntax }))))(
    '$rule is broken in $written at $at',
    (item) => {
      expect(placesOf(item.rule, brokenTerms(item), item.written)).toEqual(item.at);
    },
  );

  it.each(CASES.filter(({ syntax }) => syntax !== undefined))('$rule at $at is broken in $syntax only', (item) => {
    const other = item.syntax === 'UBL' ? 'CII' : 'UBL';
    expect(placesOf(item.rule, brokenTerms(item), other)).toEqual([]);
  });
});
