import { Dict, type Stream } from '../read/objects.js';
import { elementOf, isElement, nameOf, type Element } from '../model/structure.js';
import { rule, type Facts, type Rule } from './rule.js';

/** The streams with marked content: pages and forms. */
function holders({ pages, content }: Facts): Dict[] {
  return [...pages.map(({ dict }) => dict), ...[...content.forms.keys()].map(({ dict }: Stream) => dict)];
}

/** The parts of all elements: their element, stream and number. */
function partsOf({ structure }: Facts): { element: Element; key: number | undefined; mcid: number }[] {
  return structure.elements.flatMap((element) =>
    element.kids.flatMap((kid) =>
      'mcid' in kid ? [{ element, key: kid.content?.number('StructParents'), mcid: kid.mcid }] : [],
    ),
  );
}

/** Rules of the index from content to elements. */
export const parentTreeRules: Rule[] = [
  rule('UA 7.1-12', 'an element names its parent', ({ structure }) =>
    structure.elements.filter(({ dict, parent }) => dict.dict('P') !== (parent?.dict ?? structure.root)).map(nameOf),
  ),
  rule('own', 'an element hangs in the tree once', ({ structure }) => structure.twice.map((dict) => `/${dict.name('S')}`)),
  rule('own', 'a part of an element is known to the index', (facts) =>
    partsOf(facts)
      .filter(({ element, key, mcid }) => elementOf(facts.structure, key, mcid) !== element)
      .map(({ element, key, mcid }) => `${mcid} of ${key} in ${nameOf(element)}`),
  ),
  rule('own', 'a part of an element is painted', (facts) => {
    const painted = new Set(facts.content.numbered.map(({ key, mcid }) => `${key} ${mcid}`));
    return partsOf(facts)
      .filter(({ key, mcid }) => !painted.has(`${key} ${mcid}`))
      .map(({ element, key, mcid }) => `${mcid} of ${key} in ${nameOf(element)}`);
  }),
  rule('own', 'numbered content belongs to an element that names it', (facts) => {
    const known = new Set(partsOf(facts).map(({ key, mcid }) => `${key} ${mcid}`));
    return facts.content.numbered
      .filter(({ key, mcid }) => !known.has(`${key} ${mcid}`))
      .map(({ key, mcid, at }) => `${mcid} of ${key} on ${at}`);
  }),
  rule('own', 'the index has no key twice, and none that no page, form or annotation has', (facts) => {
    const annotations = facts.pages
      .flatMap(({ dict }) => dict.list('Annots'))
      .map((one) => (one instanceof Dict ? one.number('StructParent') : undefined));
    const keys = [...holders(facts).map((dict) => dict.number('StructParents')), ...annotations].filter(
      (key) => key !== undefined,
    );
    return [
      ...keys.filter((key, index) => keys.indexOf(key) !== index),
      ...[...facts.structure.parents.keys()].filter((key) => !keys.includes(key)),
    ].map(String);
  }),
  rule('own', 'the next key is free', ({ structure: { root, parents } }) => {
    const next = root?.number('ParentTreeNextKey');
    return next !== undefined && [...parents.keys()].some((key) => key >= next) ? [`it is ${next}`] : [];
  }),
  rule('own', 'no element is empty', ({ structure }) =>
    structure.elements
      .filter(({ kids, standard }) => kids.length === 0 && !['TD', 'TH', 'Figure'].includes(standard ?? ''))
      .map(nameOf),
  ),
  rule('own', 'only groups hold blocks', ({ structure }) =>
    structure.elements
      .filter(
        ({ standard, kids }) =>
          /^(?:H[1-6]?|P|Lbl|Span|Link)$/.test(standard ?? '') &&
          kids.filter(isElement).some((kid) => /^(?:H[1-6]?|P|L|LI|Table|TR|TD|TH|Sect|Div)$/.test(kid.standard ?? '')),
      )
      .map(nameOf),
  ),
];
