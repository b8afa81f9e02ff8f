import { describe, expect, it } from '@jest/globals';
import type { Catalogue } from '../../studio/shared/api.js';
import { choiceIn, counterpartOf, hashOf, held } from '../../studio/web/src/state/choice.js';

const ADDRESS =
  '#design=modern&sample=a%2Fb&locale=ar&paper=letter&direction=ltr&type=credit-note&var.brandColour=%23112233&view=compare&zoom=1.5&edition=pinned&overlay=yes&sheet=all';

const CATALOGUE: Catalogue = {
  folder: '/templates',
  revision: 1,
  designs: ['classic', 'modern'].map((name) => ({
    name,
    title: name,
    description: '',
    papers: ['a4', 'letter'],
    locales: ['en-GB', 'ar'],
    documentTypes: ['invoice'],
    variables: [],
    fault: null,
  })),
  samples: [{ id: 'a/b', title: 'b', group: 'a', documentType: 'invoice', locale: null }],
  sampleFaults: [],
  openedAt: 0,
  pinnedAt: null,
};

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
      expect(zoom === 'page' || zoom === 4).toBe(true);
      expect([paper, direction, sheet]).toEqual([null, null, 'samples']);
    },
  );

  it('gives way to what there is', () => {
    const choice = held(choiceIn(ADDRESS), CATALOGUE);
    expect(choice).toMatchObject({ design: 'modern', sample: 'a/b', locale: 'ar', documentType: null, variables: {} });
    const gone = held(choiceIn('#design=gone&sample=gone&locale=he-IL'), CATALOGUE);
    expect(gone).toMatchObject({ design: 'classic', sample: 'a/b', locale: null });
  });

  it('is compared with an edition of the same design, or with another design without the variables of this one', () => {
    const choice = choiceIn(ADDRESS);
    expect(counterpartOf(choice)).toMatchObject({ design: 'modern', edition: 'pinned', variables: { brandColour: '#112233' } });
    const other = { ...choice, against: { edition: 'now' as const, design: 'classic' } };
    expect(counterpartOf(other)).toMatchObject({ design: 'classic', edition: 'now', variables: {} });
  });
});
