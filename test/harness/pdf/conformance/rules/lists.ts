import { childrenOf, nameOf, parentType, type Element } from '../model/structure.js';
import { rule, type Facts, type Rule } from './rule.js';

function ofType({ structure }: Facts, type: string, isBroken: (element: Element, children: string[]) => boolean): string[] {
  return structure.elements
    .filter(
      (element) =>
        element.standard === type &&
        isBroken(
          element,
          childrenOf(element).map(({ standard }) => standard ?? ''),
        ),
    )
    .map(nameOf);
}

const only = (children: string[], ...types: string[]) => children.every((child) => types.includes(child));
const captionFirst = (children: string[]) => !children.slice(1).includes('Caption');

/** Rules of lists and tables of contents. */
export const listRules: Rule[] = [
  rule('UA 7.2-17', 'a list item stands in a list', (facts) => ofType(facts, 'LI', (element) => parentType(element) !== 'L')),
  rule('UA 7.2-18', 'a list body stands in a list item', (facts) =>
    ofType(facts, 'LBody', (element) => parentType(element) !== 'LI'),
  ),
  rule('UA 7.2-19', 'a list has items, lists and a caption', (facts) =>
    ofType(facts, 'L', (_, children) => !only(children, 'L', 'LI', 'Caption')),
  ),
  rule('UA 7.2-20', 'a list item has labels and bodies', (facts) =>
    ofType(facts, 'LI', (_, children) => !only(children, 'Lbl', 'LBody')),
  ),
  rule('UA 7.2-40', 'the caption of a list is first', (facts) => ofType(facts, 'L', (_, children) => !captionFirst(children))),
  rule('UA 7.2-26', 'an entry stands in a table of contents', (facts) =>
    ofType(facts, 'TOCI', (element) => parentType(element) !== 'TOC'),
  ),
  rule('UA 7.2-27', 'a table of contents has entries and a caption', (facts) =>
    ofType(facts, 'TOC', (_, children) => !only(children, 'TOC', 'TOCI', 'Caption')),
  ),
  rule('UA 7.2-28', 'the caption of a table of contents is first', (facts) =>
    ofType(facts, 'TOC', (_, children) => !captionFirst(children)),
  ),
  rule('own', 'a list item has a body, and content only in its parts', (facts) =>
    ofType(
      facts,
      'LI',
      ({ kids }, children) => children.filter((child) => child === 'LBody').length !== 1 || kids.some((kid) => 'mcid' in kid),
    ),
  ),
];
