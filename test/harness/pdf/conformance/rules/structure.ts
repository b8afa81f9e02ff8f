import { Dict, Name, Text } from '../read/objects.js';
import { STANDARD_TYPES } from '../model/standard-types.js';
import { childrenOf, nameOf, type Element } from '../model/structure.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const LANGUAGE = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;

function elements({ structure }: Facts, isBroken: (element: Element) => boolean): string[] {
  return structure.elements.filter(isBroken).map(nameOf);
}

function isCircular({ structure: { roleMap } }: Facts, type: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = type; at !== undefined; at = roleMap.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** Headings that skip a level, in the order of reading; the first is H1. */
function skippedLevels({ structure }: Facts): string[] {
  let last = 0;
  return structure.elements
    .filter((element) => {
      const level = Number(/^H([1-6])$/.exec(element.standard ?? '')?.[1] ?? NaN);
      if (Number.isNaN(level)) return false;
      const skips = level > last + 1;
      last = level;
      return skips;
    })
    .map(nameOf);
}

const has = ({ structure }: Facts, type: RegExp) => structure.elements.some(({ standard }) => type.test(standard ?? ''));

function isWithoutText({ dict }: Element): boolean {
  return (dict.text('Alt') ?? '') === '' && !dict.has('ActualText');
}

function duplicates(elementsWithId: Element[]): string[] {
  const ids = elementsWithId.map(({ dict }) => dict.text('ID') ?? '');
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

function languages({ values }: Facts, isRight: (tag: string) => boolean): string[] {
  return values.flatMap(({ value, at }) => {
    const lang = value instanceof Dict ? value.get('Lang') : null;
    return lang instanceof Text && !isRight(lang.text) ? [`"${lang.text}" in ${at}`] : [];
  });
}

/** Rules of the structure tree as a whole. */
export const structureRules: Rule[] = [
  rule('A 6.7.2.2-1, UA 6.2-1', 'the document is marked as tagged', ({ catalog }) =>
    unless(catalog.dict('MarkInfo')?.get('Marked') === true, 'it is not'),
  ),
  rule('UA 7.1-4', 'no tag is suspect', ({ catalog }) => unless(catalog.dict('MarkInfo')?.get('Suspects') !== true, 'some are')),
  rule('A 6.7.3.3-1, UA 7.1-11', 'the document has a structure tree', ({ structure }) =>
    unless(structure.root !== undefined && structure.elements.length > 0, 'it has none'),
  ),
  rule('A 6.7.3.4-1, UA 7.1-5', 'each type is standard, or mapped to one', (facts) =>
    elements(facts, ({ standard }) => standard === undefined),
  ),
  rule('A 6.7.3.4-2, UA 7.1-6', 'no type is mapped to itself', (facts) => elements(facts, ({ type }) => isCircular(facts, type))),
  rule('A 6.7.3.4-3, UA 7.1-7', 'no standard type is mapped', (facts) =>
    elements(facts, ({ type }) => STANDARD_TYPES.has(type) && facts.structure.roleMap.has(type)),
  ),
  rule('own', 'the map of types maps to standard types only', ({ structure }) =>
    [...structure.roleMap].filter(([, to]) => !STANDARD_TYPES.has(to)).map(([type]) => `/${type}`),
  ),
  rule('own', 'no element is an artifact', ({ structure }) =>
    structure.elements.filter(({ type, standard }) => type === 'Artifact' || standard === 'Artifact').map(nameOf),
  ),
  rule('A 6.7.4-1', 'languages are tags of languages, or empty', (facts) =>
    languages(facts, (tag) => tag === '' || LANGUAGE.test(tag)),
  ),
  rule('UA 7.2-29', 'languages are tags of languages', (facts) => languages(facts, (tag) => LANGUAGE.test(tag))),
  rule(
    'UA 7.2-2, UA 7.2-21, UA 7.2-22, UA 7.2-23, UA 7.2-24, UA 7.2-25, UA 7.2-30, UA 7.2-31, UA 7.2-32, UA 7.2-33, UA 7.2-34',
    'the language of text can be known',
    ({ catalog }) => unless((catalog.text('Lang') ?? '') !== '', 'the catalogue has none'),
  ),
  rule('UA 7.4.2-1', 'headings skip no level', skippedLevels),
  rule('UA 7.4.4-1', 'a part has one heading H', (facts) =>
    elements(facts, (element) => childrenOf(element).filter(({ standard }) => standard === 'H').length > 1),
  ),
  rule('UA 7.4.4-2, UA 7.4.4-3', 'headings are H, or H1 to H6', (facts) =>
    unless(!(has(facts, /^H$/) && has(facts, /^H[1-6]$/)), 'both are there'),
  ),
  rule('UA 7.3-1', 'a figure has an alternative text', (facts) =>
    elements(facts, (element) => element.standard === 'Figure' && isWithoutText(element)),
  ),
  rule('UA 7.7-1', 'a formula has an alternative text', (facts) =>
    elements(facts, (element) => element.standard === 'Formula' && isWithoutText(element)),
  ),
  rule('UA 7.9-1', 'a note has an ID', (facts) =>
    elements(facts, ({ standard, dict }) => standard === 'Note' && !dict.text('ID')),
  ),
  rule('UA 7.9-2', 'a note has an ID of its own', ({ structure }) =>
    duplicates(structure.elements.filter(({ standard, dict }) => standard === 'Note' && dict.text('ID'))),
  ),
  rule('own', 'IDs stand once', ({ structure }) => duplicates(structure.elements.filter(({ dict }) => dict.has('ID')))),
  rule('own', 'texts for readers have no control characters and no private ones', ({ values }) =>
    values.flatMap(({ value, at }) =>
      value instanceof Text &&
      /\/(?:Alt|ActualText|E|Contents)$/.test(at) &&
      // By U+0000 alone, dots of letters say that they stand for nothing.
      !(at.endsWith('/ActualText') && value.text === '\0') &&
      /[\p{Cc}\uFFFE\uFFFF\uE000-\uF8FF]/u.test(value.text.replaceAll(/[\t\n\r]/g, ''))
        ? [at]
        : [],
    ),
  ),
  rule('own', 'an element is of one type', (facts) => elements(facts, ({ dict }) => !(dict.get('S') instanceof Name))),
];
