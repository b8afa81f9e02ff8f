import { describe, expect, it } from '@jest/globals';
import { UnexpectedPdfError } from '../../../src/finish/errors.js';
import { tidyLinks } from '../../../src/finish/links/tidy-links.js';
import { readObjects } from '../../../src/finish/objects/read-objects.js';
import { readTextString } from '../../../src/finish/syntax/strings.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';
import { element } from '../structure/tree-of.js';

const to = (target: string, rect: string) => `<</Type /Annot /Subtype /Link /Rect [${rect}] ${target}>>`;
const uri = (address: string) => `/A <</Type /Action /S /URI /URI (${address})>>`;
const home = uri('https://a.example/');

/** Annotations of one link on a page, and what became of them: their places and what is read aloud. */
function tidied(...annotations: string[]) {
  const numbers = annotations.map((_, index) => index + 3);
  const objects = readObjects(
    skiaPdf([`<</Type /Page /Annots [${numbers.map((number) => `${number} 0 R`).join(' ')}]>>`, ...annotations]),
  );
  const link = element('Link', 'text', ...numbers.map((annotation) => ({ kind: 'annotation' as const, page: 2, annotation })));
  tidyLinks(objects, link, [2]);
  const kept = numbers.filter((number) => objects.has(number));
  expect(objects.dictionary(2).get('/Annots')).toBe(`[${kept.map((number) => `${number} 0 R`).join(' ')}]`);
  expect(link.kids.filter(({ kind }) => kind === 'annotation')).toHaveLength(kept.length);
  return kept.map((number) => {
    const dictionary = objects.dictionary(number);
    return [dictionary.get('/Rect'), readTextString(dictionary.get('/Contents') ?? '()')];
  });
}

describe('a link', () => {
  it('has one annotation for each of its lines', () => {
    const boxes = ['10 50 90 60', '10 48 40 62', '40 50 90 60', '10 30 70 40', '10 28 70 42'];
    expect(tidied(...boxes.map((box) => to(home, box)))).toEqual([
      ['[10 48 90 62]', 'https://a.example/'],
      ['[10 28 70 42]', 'https://a.example/'],
    ]);
  });

  it('is not joined with one that leads elsewhere', () => {
    expect(tidied(to(home, '10 50 40 60'), to(uri('https://b.example/'), '40 50 90 60'))).toHaveLength(2);
  });

  it.each([
    [uri('mailto:a@b.example'), 'a@b.example'],
    [uri('tel:+44123'), '+44123'],
    [uri(String.raw`https://a.example/\(x\)?q=/Contents`), 'https://a.example/(x)?q=/Contents'],
    ['/Dest /target', 'target'],
    [uri(''), 'Link'],
  ])('says where it leads: %s', (target, said) => {
    expect(tidied(to(target, '1 1 9 9'))).toEqual([['[1 1 9 9]', said]]);
  });

  it('that has a place in no numbers is refused', () => {
    expect(() => tidied(to(home, '1 1 x 9'))).toThrow(UnexpectedPdfError);
  });
});
