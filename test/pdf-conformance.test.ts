import { describe, expect, it } from '@jest/globals';
import { claimsOf, conformanceFaults } from './harness/pdf/conformance/check.js';
import { RULES } from './harness/pdf/conformance/rules/all.js';
import { BROKEN, brokenPdf } from './harness/pdf/conformance/samples/broken-pdfs.js';
import { writeCompressed, writePlain } from './harness/pdf/conformance/samples/draft.js';
import { soundDraft } from './harness/pdf/conformance/samples/sound-pdf.js';

// The rules of PDF/A-3a and PDF/UA-1 that every finished PDF of every test is held to. Each of them can fail.

describe('the rules of PDF/A-3a and PDF/UA-1', () => {
  it.each([
    ['plain', writePlain],
    ['compressed', writeCompressed],
  ])('hold for a sound document, written %s', (_, write) => {
    const pdf = write(soundDraft());
    expect(claimsOf(pdf)).toEqual(['A', 'UA']);
    expect(conformanceFaults(pdf)).toEqual([]);
  });

  it.each(BROKEN)('$breaks: broken by $by', (broken) => {
    const said = conformanceFaults(brokenPdf(broken), ['A', 'UA']).map(({ says }) => says);
    expect(said).toContain(broken.breaks);
  });

  it('are each broken by a document', () => {
    const names = RULES.map(({ says }) => says);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const tried = new Set(BROKEN.map(({ breaks }) => breaks));
    expect(names.filter((name) => !tried.has(name))).toEqual([]);
  });
});
