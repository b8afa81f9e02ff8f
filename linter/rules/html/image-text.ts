import { attribute, elementsOf, textOf } from '../../rendered/html-tree.js';
import { placeOf } from '../../rendered/rendered-document.js';
import type { Rule } from '../rule.js';

/** Pictures without words. */
export const imageText: Rule = {
  name: 'image-text',
  severity: 'error',
  catches: 'an `<img>` without `alt`, an `<svg>` without `role="img"` and a label (or `aria-hidden="true"`)',
  check({ documents, parts }, report) {
    for (const { root } of documents) {
      for (const image of elementsOf(root, 'img')) {
        const place = placeOf(image, parts);
        if (place && attribute(image, 'alt') === undefined)
          report(place, '<img> without alt', 'alt="{{seller.logo.alt}}", or alt="" for decoration');
      }
      for (const picture of elementsOf(root, 'svg')) {
        if (attribute(picture, 'aria-hidden') === 'true') continue;
        const label = attribute(picture, 'aria-label') ?? elementsOf(picture, 'title').map(textOf).join('');
        const place = placeOf(picture, parts);
        if (place && (attribute(picture, 'role') !== 'img' || label.trim() === '')) {
          report(
            place,
            '<svg> without role="img" and a label',
            'role="img" aria-label="…", or aria-hidden="true" for decoration',
          );
        }
      }
    }
  },
};
