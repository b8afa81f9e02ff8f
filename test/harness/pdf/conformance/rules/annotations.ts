import { Dict } from '../read/objects.js';
import type { Page } from '../model/pages.js';
import { elementOfObject, parentType, type Element } from '../model/structure.js';
import { rule, unless, type Facts, type Rule } from './rule.js';

const TYPES = new Set(
  'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Widget PrinterMark TrapNet Watermark Redact'.split(
    ' ',
  ),
);

interface Annotation {
  dict: Dict;
  type: string;
  page: Page;
  element: Element | undefined;
}

function annotationsOf({ pages, structure }: Facts): Annotation[] {
  return pages.flatMap((page) =>
    page.dict
      .list('Annots')
      .flatMap((dict) =>
        dict instanceof Dict
          ? [{ dict, type: dict.name('Subtype') ?? '?', page, element: elementOfObject(structure, dict.number('StructParent')) }]
          : [],
      ),
  );
}

function annotations(facts: Facts, isBroken: (annotation: Annotation) => boolean): string[] {
  return annotationsOf(facts)
    .filter(isBroken)
    .map(({ type, page }) => `/${type} on page ${page.number}`);
}

/** Whether it is visible: printed, and neither hidden nor without a view. */
function isShown({ dict }: Annotation): boolean {
  const flags = dict.number('F') ?? 0;
  return (flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0;
}

const knows = (element: Element | undefined, dict: Dict) =>
  element?.kids.some((kid) => 'object' in kid && kid.object === dict) === true;

/** Rules of annotations, which here are links. */
export const annotationRules: Rule[] = [
  rule('A 6.3.1-1', 'only annotations of the standard', (facts) => annotations(facts, ({ type }) => !TYPES.has(type))),
  rule('own', 'only links and fields', (facts) => annotations(facts, ({ type }) => type !== 'Link' && type !== 'Widget')),
  rule('A 6.3.2-1', 'an annotation has flags', (facts) => annotations(facts, ({ dict }) => !dict.has('F'))),
  rule('A 6.3.2-2', 'an annotation is printed and not hidden', (facts) =>
    annotations(facts, (one) => one.dict.has('F') && !isShown(one)),
  ),
  rule('A 6.3.3-1', 'an annotation has an appearance, unless it is a link', (facts) =>
    annotations(facts, ({ type, dict }) => !['Link', 'Popup'].includes(type) && !dict.has('AP') && !isEmpty(dict)),
  ),
  rule('A 6.3.3-2', 'an appearance is the normal one only', (facts) =>
    annotations(facts, ({ dict }) => dict.has('AP') && [...(dict.dict('AP')?.entries.keys() ?? [])].join(' ') !== 'N'),
  ),
  rule('A 6.4.1-1', 'a field does nothing', (facts) =>
    annotations(facts, ({ type, dict }) => type === 'Widget' && (dict.has('A') || dict.has('AA'))),
  ),
  rule('UA 7.18.1-3', 'a field says what it is', (facts) =>
    annotations(facts, ({ type, dict }) => type === 'Widget' && !dict.text('TU')),
  ),
  rule('UA 7.18.4-1', 'a field is tagged as one', (facts) =>
    annotations(facts, ({ type, element }) => type === 'Widget' && element?.standard !== 'Form'),
  ),
  rule('UA 7.18.1-1', 'an annotation is tagged as one', (facts) =>
    annotations(facts, ({ type, element }) => !['Widget', 'PrinterMark', 'Link'].includes(type) && element?.standard !== 'Annot'),
  ),
  rule('UA 7.18.1-2, UA 7.18.5-2', 'an annotation says what it is', (facts) =>
    annotations(facts, ({ dict, type }) => type !== 'Widget' && (dict.text('Contents') ?? '') === ''),
  ),
  rule('UA 7.18.3-1', 'the tabulator key follows the structure', ({ pages }) =>
    pages.filter(({ dict }) => dict.list('Annots').length > 0 && dict.name('Tabs') !== 'S').map(({ number }) => `page ${number}`),
  ),
  rule('UA 7.18.5-1', 'a link is tagged as one', (facts) =>
    annotations(
      facts,
      ({ type, element }) => type === 'Link' && element?.standard !== 'Link' && !(element && parentType(element) === 'Link'),
    ),
  ),
  rule('own', 'an annotation and its element name each other', (facts) =>
    annotations(facts, ({ dict, element }) => !knows(element, dict)),
  ),
  rule('own', 'the structure names no annotation that no page has', (facts) => {
    const known = new Set(annotationsOf(facts).map(({ dict }) => dict));
    return facts.structure.elements.flatMap(({ type, kids }) =>
      kids.flatMap((kid) => ('object' in kid ? unless(kid.object !== undefined && known.has(kid.object), `/${type}`) : [])),
    );
  }),
  rule('own', 'an annotation has a rectangle of four numbers', (facts) =>
    annotations(
      facts,
      ({ dict }) => dict.list('Rect').length !== 4 || !dict.list('Rect').every((side) => typeof side === 'number'),
    ),
  ),
  rule('own', 'a link leads to a page of the web or to an address', (facts) =>
    annotations(
      facts,
      ({ dict, type }) =>
        type === 'Link' && !dict.has('Dest') && !/^(?:https?:|mailto:|tel:)/i.test(dict.dict('A')?.text('URI') ?? ''),
    ),
  ),
];

function isEmpty(dict: Dict): boolean {
  const [left, bottom, right, top] = dict.list('Rect');
  return left === right && bottom === top;
}
