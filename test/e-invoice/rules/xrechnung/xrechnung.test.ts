import { describe, expect, it } from '@jest/globals';
import type { EInvoiceSyntax } from '../../../../src/e-invoice/profiles.js';
import { XRECHNUNG_RULES } from '../../../../src/e-invoice/rules/xrechnung/index.js';
import * as documents from '../../fixtures/german-terms.js';
import { brokenBy, changed, titleOf } from '../../fixtures/rule-cases.js';
import { billingCases } from '../billing-cases.js';
import { EXTENSION_CASES } from './extension-cases.js';
import { GERMAN_CASES } from './german-cases.js';

const { xrechnung: plain, debited, inTwoCurrencies, discounted } = documents;
const CASES = [...GERMAN_CASES, ...EXTENSION_CASES, ...billingCases({ plain, debited, inTwoCurrencies, discounted })];
const SYNTAXES = ['UBL', 'CII'] as const;
/** Only UBL can write it. */
const IN_UBL_ALONE = ['extendedInUbl'];

describe('the rules of XRechnung', () => {
  it.each(Object.entries(documents))('are kept by the document "%s"', (name, document) => {
    const syntaxes = IN_UBL_ALONE.includes(name) ? (['UBL'] as const) : SYNTAXES;
    for (const syntax of syntaxes) expect(brokenBy(document(), XRECHNUNG_RULES, syntax)).toEqual({});
  });

  it.each(CASES.map((given) => [titleOf(given), given] as const))(
    'are broken: %s',
    (_, { rule, document, path, value, at, syntax }) => {
      const only = syntax ?? XRECHNUNG_RULES.find(({ id }) => id === rule)?.syntax;
      const invoice = changed(document(), path, value);
      const placesIn = (checked: EInvoiceSyntax) => brokenBy(invoice, XRECHNUNG_RULES, checked)[rule];
      expect({ UBL: placesIn('UBL'), CII: placesIn('CII') }).toEqual({
        UBL: only === 'CII' ? undefined : at,
        CII: only === 'UBL' ? undefined : at,
      });
    },
  );

  it('have a case each, and an id of their own', () => {
    const ids = XRECHNUNG_RULES.map(({ id }) => id);
    expect([...new Set(CASES.map(({ rule }) => rule))].toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
