import { describe, expect, it } from '@jest/globals';
import { languageOf } from '../../src/view/language/regions.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { samplesOf } from '../../src/templates/samples/load-samples.js';
import { designs } from '../templates/fixtures/templates.js';
import { catalogue } from './catalogue.js';
import { pagesToKeep } from './rasterise.js';

const ofDesign = (name: string) => catalogue.filter(({ design }) => design === name);
const RIGHT_TO_LEFT = ['ar', 'he-IL'];

describe('the catalogue of golden pages', () => {
  it('has every design', () => {
    expect(new Set(catalogue.map(({ design }) => design))).toEqual(new Set(designs.keys()));
  });

  it.each([...designs.keys()])('has every sample of %s, once', (name) => {
    const { files, manifest } = requireTemplate(designs, name);
    const samples = samplesOf(files).filter(({ documentType }) => manifest.documentTypes.includes(documentType));
    expect(
      ofDesign(name)
        .map(({ sample }) => sample)
        .toSorted(),
    ).toEqual(samples.map((sample) => sample.name).toSorted());
  });

  it.each([...designs.keys()])('has %s in every language, on every paper in both directions', (name) => {
    const { manifest } = requireTemplate(designs, name);
    const entries = ofDesign(name);
    expect(new Set(entries.map(({ locale }) => languageOf(locale)))).toEqual(new Set(manifest.locales));
    const ways = entries.map(({ locale, paper }) => `${paper} ${RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr'}`);
    const papers = manifest.paper.map((paper) => paper.toLowerCase());
    expect(new Set(ways)).toEqual(new Set(papers.flatMap((paper) => [`${paper} ltr`, `${paper} rtl`])));
  });

  it('keeps every page of a document of six, and of a longer one the first two and the last', () => {
    expect([1, 2, 6, 7, 20].map(pagesToKeep)).toEqual([[1], [1, 2], [1, 2, 3, 4, 5, 6], [1, 2, 7], [1, 2, 20]]);
  });
});
