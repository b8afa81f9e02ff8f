import { describe, expect, it } from '@jest/globals';
import { PEPPOL_RULES } from '../../../../src/e-invoice/rules/peppol/index.js';
import * as documents from '../../fixtures/peppol-terms.js';
import { brokenBy, changed, type RuleCase, titleOf } from '../../fixtures/rule-cases.js';
import { billingCases } from '../billing-cases.js';
import { GERMAN_CASES } from '../xrechnung/german-cases.js';
import { DANISH_CASES } from './danish-cases.js';
import { NATIONAL_CASES } from './national-cases.js';
import { PEPPOL_CASES } from './peppol-cases.js';

const { asDomestic, ...valid } = documents;
const { peppol: plain, debited, inTwoCurrencies, discounted } = valid;

/** The ids that Peppol has for XRechnung's rules. */
function domesticCase(given: RuleCase): RuleCase {
  const [, number = '', part] = /^BR-DE-(\d+)(?:-([ab]))?$/.exec(given.rule) ?? [];
  const suffix = part === undefined ? '' : { a: '-1', b: '-2' }[part];
  const rule = given.rule === 'BR-TMP-2' ? 'DE-R-T02' : `DE-R-${number.padStart(3, '0')}${suffix}`;
  return { ...given, rule, document: asDomestic(given.document) };
}

const NOT_IN_PEPPOL = ['BR-DE-21', 'BR-DE-TMP-32', 'BR-TMP-6', 'BR-TMP-7'];
const DOMESTIC_CASES = GERMAN_CASES.filter(({ rule, syntax }) => syntax !== 'CII' && !NOT_IN_PEPPOL.includes(rule)).map(
  domesticCase,
);

const CASES = [
  ...PEPPOL_CASES,
  ...billingCases({ plain, debited, inTwoCurrencies, discounted }),
  ...NATIONAL_CASES,
  ...DANISH_CASES,
  ...DOMESTIC_CASES,
];

describe('the rules of Peppol', () => {
  it.each(Object.entries(valid))('are kept by the document "%s"', (_, document) => {
    expect(brokenBy(document(), PEPPOL_RULES, 'UBL')).toEqual({});
  });

  it.each(CASES.map((given) => [titleOf(given), given] as const))('are broken: %s', (_, { rule, document, path, value, at }) => {
    expect(brokenBy(document(), PEPPOL_RULES, 'UBL')).toEqual({});
    expect(brokenBy(changed(document(), path, value), PEPPOL_RULES, 'UBL')[rule]).toEqual(at);
  });

  it('of a country are for no other', () => {
    const national = PEPPOL_RULES.filter(({ id }) => /^[A-Z]{2}-[RS]-/.test(id));
    for (const { document, path, value } of [...NATIONAL_CASES, ...DANISH_CASES, ...DOMESTIC_CASES]) {
      const { 'BG-4': seller, ...invoice } = changed(document(), path, value);
      const { 'BT-31': _vat, ...others } = seller;
      const austrian = { ...others, 'BG-5': { ...seller['BG-5'], country: 'AT' } };
      const { 'BG-11': _representative, ...rest } = invoice;
      expect(brokenBy({ ...rest, 'BG-4': austrian }, national, 'UBL')).toEqual({});
    }
  });

  it('have a case each, and an id of their own', () => {
    const ids = PEPPOL_RULES.map(({ id }) => id);
    expect([...new Set(CASES.map(({ rule }) => rule))].toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
