import { describe, expect, it } from '@jest/globals';
import type { Catalogue, Sample } from '../../studio/shared/api.js';
import { languageGroups, neighbourLanguage } from '../../studio/web/src/state/languages.js';
import { choiceIn, counterpartOf, hashOf, held, samplesFor } from '../../studio/web/src/state/choice.js';

const ADDRESS =
  '#design=modern&sample=base%2Fnote&locale=ar&paper=letter&direction=ltr&var.brandColour=%23112233&type=credit-note&view=compare&zoom=1.5&edition=pinned&overlay=yes&sheet=all';

function sample(id: string): Sample {
  return { id, package: id.split('/')[0] ?? '', title: id, note: '', documentType: 'invoice', locale: null };
}

const CATALOGUE: Catalogue = {
  folder: '/templates',
  revision: 1,
  designs: ['classic', 'modern'].map((name) => ({
    name,
    packages: [name, 'base'],
    title: name,
    description: '',
    papers: ['a4', 'letter'],
    languages: [
      { locale: 'en-GB', regions: ['en-AU', 'en-IN'] },
      { locale: 'en-US', regions: [] },
      { locale: 'ar', regions: [] },
    ],
    documentTypes: ['invoice', 'credit-note'],
    variables: [],
    fault: null,
  })),
  samples: [sample('base/a'), sample('base/b'), sample('modern/a'), { ...sample('base/note'), documentType: 'credit-note' }],
  sampleFaults: [],
  ownFiles: [],
  openedAt: 0,
  pinnedAt: null,
};

describe('the languages of a template', () => {
  const languages = CATALOGUE.designs[0]?.languages ?? [];

  it('are grouped with their regions; a single one has no group', () => {
    const groups = languageGroups([...languages, { locale: 'zh-Hant', regions: ['zh-HK'] }]);
    expect(groups.map(({ label, locales }) => [label, ...locales.map((one) => one.label)])).toEqual([
      ['English', 'en-GB · United Kingdom', 'en-US · United States', 'en-AU · Australia', 'en-IN · India'],
      ['Arabic', 'ar · Arabic'],
      ['Chinese', 'zh-Hant · Traditional Chinese', expect.stringMatching(/^zh-HK · Hong Kong/)],
    ]);
  });

  it('follow each other without their regions', () => {
    const next = (locale: string | null) => neighbourLanguage(languages, locale, 1);
    expect([null, 'en-GB', 'en-IN', 'en-US', 'ar'].map(next)).toEqual(['en-GB', 'en-US', 'en-US', 'ar', null]);
    expect(neighbourLanguage(languages, null, -1)).toBe('ar');
    expect(neighbourLanguage(languages, 'en-IN', -1)).toBeNull();
  });

  it('keep a region in the address, as long as the template has it', () => {
    expect(held(choiceIn('#design=classic&locale=en-IN'), CATALOGUE).locale).toBe('en-IN');
    expect(held(choiceIn('#design=classic&locale=de-CH'), CATALOGUE).locale).toBeNull();
  });
});

describe('the choice in the address', () => {
  it('is the same after a reload', () => {
    expect(hashOf(choiceIn(ADDRESS))).toBe(ADDRESS);
    const plain = hashOf(choiceIn('#design=classic&sample=a'));
    expect(plain).toBe('#design=classic&sample=a&view=pages');
  });

  it.each(['', '#view=nonsense&zoom=-3&paper=a3&direction=up', '#zoom=99&sheet=none'])(
    'is a choice whatever stands there: %s',
    (hash) => {
      const { view, zoom, paper, direction, sheet } = choiceIn(hash);
      expect(view).toBe('pages');
      expect(zoom === 'width' || zoom === 4).toBe(true);
      expect([paper, direction, sheet]).toEqual([null, null, 'samples']);
    },
  );

  it('gives way to what there is', () => {
    const choice = held(choiceIn(ADDRESS), CATALOGUE);
    expect(choice).toMatchObject({
      design: 'modern',
      sample: 'base/note',
      locale: 'ar',
      documentType: 'credit-note',
      variables: {},
    });
    const gone = held(choiceIn('#design=gone&sample=gone&locale=he-IL'), CATALOGUE);
    expect(gone).toMatchObject({ design: 'classic', sample: 'base/a', locale: null });
    expect(held(choiceIn('#design=classic&sample=base%2Fa&type=credit-note'), CATALOGUE).sample).toBe('base/note');
  });

  it('lists the samples that a design has and inherits, its own in place of inherited ones', () => {
    const ids = (design: string, documentType: string | null) =>
      samplesFor(CATALOGUE, { design, documentType }).map(({ id }) => id);
    expect(ids('classic', null)).toEqual(['base/a', 'base/b', 'base/note']);
    expect(ids('modern', 'invoice')).toEqual(['modern/a', 'base/b']);
  });

  it('is compared with an edition of the same design, or with another design without the variables of this one', () => {
    const choice = choiceIn(ADDRESS);
    expect(counterpartOf(choice)).toMatchObject({ design: 'modern', edition: 'pinned', variables: { brandColour: '#112233' } });
    const other = { ...choice, against: { edition: 'now' as const, design: 'classic' } };
    expect(counterpartOf(other)).toMatchObject({ design: 'classic', edition: 'now', variables: {} });
  });
});
