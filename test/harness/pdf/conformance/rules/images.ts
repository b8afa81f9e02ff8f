import { Dict, type Stream } from '../read/objects.js';
import { rule, type Facts, type Rule } from './rule.js';

function images({ content }: Facts, isBroken: (image: Dict, stream: Stream) => boolean): string[] {
  return [...content.images].filter(([stream]) => isBroken(stream.dict, stream)).map(([, at]) => at);
}

function forms({ content }: Facts, isBroken: (form: Dict) => boolean): string[] {
  return [...content.forms].filter(([{ dict }]) => isBroken(dict)).flatMap(([, at]) => at.slice(0, 1));
}

const isMask = (image: Dict) => image.get('ImageMask') === true;

/** Rules of images and of forms. */
export const imageRules: Rule[] = [
  rule('A 6.2.8-1', 'an image has no alternates', (facts) => images(facts, (image) => image.has('Alternates'))),
  rule('A 6.2.8-2', 'an image has no OPI', (facts) => images(facts, (image) => image.has('OPI'))),
  rule('A 6.2.8-3', 'an image is not interpolated', (facts) => images(facts, (image) => image.get('Interpolate') === true)),
  rule('A 6.2.8-4', 'an image has 1 to 16 bits', (facts) =>
    images(facts, (image) => !isMask(image) && ![1, 2, 4, 8, 16].includes(image.number('BitsPerComponent') ?? 1)),
  ),
  rule('A 6.2.8-5', 'a mask has one bit', (facts) =>
    images(facts, (image) => isMask(image) && (image.number('BitsPerComponent') ?? 1) !== 1),
  ),
  rule('A 6.2.8.3-1, A 6.2.8.3-2, A 6.2.8.3-3, A 6.2.8.3-4, A 6.2.8.3-5', 'no JPEG 2000', (facts) =>
    images(facts, (_, { filters }) => filters.includes('JPXDecode')),
  ),
  rule('own', 'an image is compressed by Flate or DCT', (facts) =>
    images(facts, (_, { filters }) => filters.length !== 1 || !['FlateDecode', 'DCTDecode'].includes(filters[0] ?? '')),
  ),
  rule('A 6.2.9-1', 'a form has no PostScript and no OPI', (facts) =>
    forms(facts, (form) => form.has('OPI') || form.has('PS') || form.name('Subtype2') === 'PS'),
  ),
  rule('A 6.2.9-2, UA 7.20-1', 'a form refers to no other file', (facts) => forms(facts, (form) => form.has('Ref'))),
  rule('A 6.2.9-3', 'no PostScript', ({ values }) =>
    values
      .filter(({ value }) => value instanceof Dict && value.name('Type') === 'XObject' && value.name('Subtype') === 'PS')
      .map(({ at }) => at),
  ),
  rule('UA 7.20-2', 'a form with marked content is painted once', ({ content }) =>
    [...content.forms].filter(([{ dict }, at]) => dict.has('StructParents') && at.length > 1).map(([, at]) => at.join(', ')),
  ),
];
