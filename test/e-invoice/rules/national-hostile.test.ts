import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { PEPPOL, XRECHNUNG, XRECHNUNG_EXTENSION } from '../../../src/e-invoice/profiles.js';
import { checkRules } from '../../../src/e-invoice/rules/check-rules.js';
import { PEPPOL_RULES } from '../../../src/e-invoice/rules/peppol/index.js';
import { CVD } from '../../../src/e-invoice/rules/xrechnung/cvd.js';
import { XRECHNUNG_RULES } from '../../../src/e-invoice/rules/xrechnung/index.js';
import { placeText } from '../../../src/e-invoice/terms/place.js';
import type { EInvoice } from '../../../src/e-invoice/terms/terms.js';
import { arbitraryTerms } from '../fixtures/arbitrary-terms.js';
import * as german from '../fixtures/german-terms.js';
import * as peppol from '../fixtures/peppol-terms.js';
import { validLine } from '../fixtures/valid-terms.js';

const RULES = [...XRECHNUNG_RULES, ...PEPPOL_RULES];
const DOCUMENTS = [
  german.xrechnung,
  german.debited,
  german.extendedInUbl,
  german.cleanVehicles,
  peppol.domestic,
  peppol.paidByGiro,
  peppol.greek,
  peppol.icelandic,
  peppol.italian,
  peppol.norwegian,
  peppol.swedish,
  peppol.dutch,
];

/** A document with each of its texts in place of another. */
function withEachText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text;
  if (Array.isArray(value)) return value.map((item) => withEachText(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withEachText(item, text)]));
}

function check(invoice: EInvoice): number {
  return checkRules(invoice, RULES, 'UBL', placeText).length + checkRules(invoice, RULES, 'CII', placeText).length;
}

/** How long the processor works on something, in milliseconds, whatever else it has to do. */
function workOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('the rules of XRechnung and Peppol', () => {
  it('say something of any terms', () => {
    fc.assert(
      fc.property(
        arbitraryTerms('UBL'),
        fc.constantFrom(XRECHNUNG, XRECHNUNG_EXTENSION, CVD, PEPPOL),
        fc.constantFrom('DE', 'DK', 'GR', 'IS', 'IT', 'NL', 'NO', 'SE'),
        (invoice, specification, country) => {
          const seller = { ...invoice['BG-4'], 'BG-5': { country }, 'BT-31': `${country}1` };
          expect(check({ ...invoice, 'BT-24': specification, 'BG-4': seller })).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['digits', '9'],
    ['blanks', ' '],
    ['hashes', '#'],
    ['points', '.'],
    ['ats', '@'],
    ['pipes', '|'],
    ['line breaks', '\r\n'],
    ['letters beyond the first plane', '\u{1d7d8}'],
    ['half characters', '\ud800'],
  ])('end soon for terms of many %s', (_, unit) => {
    const text = unit.repeat(10_000);
    const documents = DOCUMENTS.map((document) => {
      const { 'BT-24': specification, 'BG-4': seller, 'BG-7': buyer, ...invoice } = document();
      const hostile = withEachText({ ...invoice, 'BG-4': seller, 'BG-7': buyer }, text) as EInvoice;
      // The country and the specification choose the rules.
      return {
        ...hostile,
        'BT-24': specification,
        'BG-4': { ...hostile['BG-4'], 'BG-5': { ...hostile['BG-4']['BG-5'], country: seller['BG-5']?.country } },
        'BG-7': { ...hostile['BG-7'], 'BG-8': { ...hostile['BG-7']['BG-8'], country: buyer['BG-8']?.country } },
      };
    });
    const time = workOf(() => documents.forEach((document) => checkRules(document, RULES, 'UBL', placeText)));
    expect(time).toBeLessThan(5000);
  });

  it('read 10,000 lines quickly', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => {
      const price = (index / 7).toFixed(4);
      return { ...validLine('S', String(index), (index / 7).toFixed(2)), 'BT-146': price, 'BT-149': '3', 'BT-129': '3' };
    });
    const invoice = { ...german.xrechnung(), 'BG-25': lines };
    const time = workOf(() => expect(checkRules(invoice, XRECHNUNG_RULES, 'UBL', placeText)).toEqual([]));
    expect(time).toBeLessThan(2000);
  });
});
