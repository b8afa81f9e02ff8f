/*
 * These expressions run in the page. They call the prototypes' own functions, because a form can hide the properties of its element with names of its fields.
 */
import { elsewhere, rowRole, startAttribute } from './part-attributes.js';

/** The elements that stand on every page: their places among all elements, counted from the first, or from the last for those behind the table. */
export interface FixedElements {
  fromStart: number[];
  fromEnd: number[];
}

const tools = `const get = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
  const parentOf = (node) => get(Node.prototype, 'parentNode').call(node);
  const kidsOf = (node) => [...get(Node.prototype, 'childNodes').call(node)];
  const hide = (node) => {
    if (node.nodeType === 1) Element.prototype.setAttribute.call(node, '${elsewhere}', '');
    else if (node.nodeType === 3) node.data = '';
  };
  const all = (selector) => [...Document.prototype.querySelectorAll.call(document, selector)];
  const elements = all('body *');
  const body = all('body')[0];
  const row = all('tr[${startAttribute}], tr[${rowRole}]')[0];
  const table = row && Element.prototype.closest.call(row, 'table');`;

/**
 * Evaluates to the JSON of the elements that stand on every page (`position: fixed`), or to "null" if parts cannot show one of them: it is within another one than `<body>`, is read
 * aloud, or is a pseudo-element. The medium of the page must be `print`.
 */
export const surveyExpression = `(() => {
  ${tools}
  const isFixed = (element, pseudo) => getComputedStyle(element, pseudo).position === 'fixed';
  const fixed = { fromStart: [], fromEnd: [] };
  const at = elements.indexOf(table);
  for (const [index, element] of elements.entries()) {
    if (isFixed(element, '::before') || isFixed(element, '::after')) return 'null';
    if (!isFixed(element)) continue;
    if (parentOf(element) !== body || Element.prototype.getAttribute.call(element, 'aria-hidden') !== 'true') return 'null';
    if (index < at) fixed.fromStart.push(index);
    else fixed.fromEnd.push(elements.length - 1 - index);
  }
  const roots = [body, parentOf(body)];
  if (roots.some((root) => isFixed(root, '::before') || isFixed(root, '::after'))) return 'null';
  return JSON.stringify(fixed);
})()`;

/** Hides what belongs to other parts: what stands on every page, and all that is before the table, or behind it. */
export function arrangeExpression(fixed: FixedElements, hides: { before: boolean; after: boolean }): string {
  return `(() => {
  ${tools}
  for (const element of ${elementsAt(fixed)}) hide(element);
  for (let node = table; node !== body; node = parentOf(node)) {
    const kids = kidsOf(parentOf(node));
    const at = kids.indexOf(node);
    if (${hides.before}) kids.slice(0, at).forEach(hide);
    if (${hides.after}) kids.slice(at + 1).forEach(hide);
  }
})()`;
}

/** Makes pages that have only what stands on every page. @param pages how many */
export function furnitureExpression(fixed: FixedElements, pages: number): string {
  return `(() => {
  ${tools}
  const fixed = new Set(${elementsAt(fixed)});
  for (const node of kidsOf(body)) if (!fixed.has(node)) hide(node);
  for (let page = 0; page < ${pages}; page += 1) Node.prototype.appendChild.call(body, Document.prototype.createElement.call(document, 'printed-page'));
})()`;
}

function elementsAt({ fromStart, fromEnd }: FixedElements): string {
  return `[...${JSON.stringify(fromStart)}, ...${JSON.stringify(fromEnd)}.map((index) => elements.length - 1 - index)].map((index) => elements[index])`;
}

/** How the rows of a table are laid out. In CSS pixels. */
export interface MeasuredRows {
  /** Of the head that repeats on every page. */
  headHeight: number;
  rows: RowShape[];
}

/** How a row goes into pages. */
export interface RowShape {
  height: number;
  /** No page ends below it. */
  keepsNext: boolean;
  /** A page may end in it. */
  mayBeSplit: boolean;
}

/** Evaluates to the JSON of `MeasuredRows`. The medium of the page must be `print`. */
export const measureExpression = `(() => {
  ${tools}
  const rows = kidsOf(parentOf(row)).filter((node) => node.nodeType === 1);
  const topOf = (element) => Element.prototype.getBoundingClientRect.call(element).top;
  const tops = rows.map(topOf);
  const head = Element.prototype.querySelector.call(table, 'thead');
  const shapes = [];
  for (const [index, element] of rows.entries()) {
    if (Element.prototype.hasAttribute.call(element, '${rowRole}')) continue;
    const { breakAfter, breakInside } = getComputedStyle(element);
    shapes.push({ height: tops[index + 1] - tops[index], keepsNext: breakAfter.startsWith('avoid'), mayBeSplit: !breakInside.startsWith('avoid') });
  }
  return JSON.stringify({ headHeight: head ? Element.prototype.getBoundingClientRect.call(head).height : 0, rows: shapes });
})()`;
