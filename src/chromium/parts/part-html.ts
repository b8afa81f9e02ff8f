import { elsewhere, rowRole, startAttribute } from './part-attributes.js';
import type { RowRange, SplitDocument } from './split-document.js';

const marginBoxes = ['top', 'bottom'].flatMap((side) =>
  ['left-corner', 'left', 'center', 'right', 'right-corner'].map((at) => `${side}-${at}`),
);
const sideBoxes = ['left', 'right'].flatMap((side) => ['top', 'middle', 'bottom'].map((at) => `${side}-${at}`));
const noMargins = [...marginBoxes, ...sideBoxes].map((box) => `@${box}{content:none!important}`).join('');
const row = (role: string) => `[${rowRole}="${role}"]`;

/** Whatever the design says: what stands elsewhere is not shown, and rows without content have no height. */
const common =
  `[${elsewhere}]{display:none!important}` +
  `[${startAttribute}],${row('tail')}{break-before:page!important}` +
  `:is(${row('gap')},${row('tail')}),:is(${row('gap')},${row('tail')})>td{height:0!important;min-height:0!important;margin:0!important;padding:0!important;border:0!important;line-height:0!important;visibility:hidden!important}` +
  `:is(${row('gap')},${row('tail')})>td:is(::before,::after){content:none!important}`;
/** Parts have no margins and backgrounds of pages: see `furnitureHtml`. */
const ofPart = `@page{background:none!important;${noMargins}}html,body{background:none!important}`;
const ofFurniture = `:is(html,body):is(::before,::after){content:none!important}printed-page{all:unset!important;display:block!important;height:1px!important}printed-page+printed-page{break-before:page!important}`;

const emptyRow = (role: 'gap' | 'tail') => `<tr ${rowRole}="${role}" aria-hidden="true"><td></td></tr>`;
/** A style for the last rows of a table holds for them, not for the rows before them. */
const end = emptyRow('gap').repeat(5) + emptyRow('tail');

/**
 * Some rows of a document, with all that is before the first row and behind the last one. `arrangeExpression` hides what of this belongs to other parts. Every part but the first begins
 * with a page that has only the head of the table, and every part but the last ends with one. So the pages between them are from the middle of a table, with the styles of such pages.
 */
export function partHtml(document: SplitDocument, { from, to }: RowRange): string {
  const rows = document.rows.slice(from, to).join('');
  const isLast = to === document.rows.length;
  // Stripes go on.
  const start = from === 0 ? rows : emptyRow('gap').repeat(from % 2 === 0 ? 2 : 1) + rows.replace('<tr', `<tr ${startAttribute}`);
  return withStyle(document, common + ofPart, start + (isLast ? '' : end));
}

/** Some rows to be measured, in lines of a width. */
export function measuredHtml(document: SplitDocument, rows: readonly string[], width: number): string {
  const style = `html{box-sizing:border-box!important;width:${width}px!important;min-width:0!important;max-width:none!important;margin:0!important}`;
  return withStyle(document, common + style, emptyRow('gap') + rows.join('') + end);
}

/** The document without rows: `furnitureExpression` makes pages of it that have only what stands on every page. */
export function furnitureHtml(document: SplitDocument): string {
  return withStyle(document, common + ofFurniture, emptyRow('gap'));
}

function withStyle({ before, after, openingLength }: SplitDocument, style: string, rows: string): string {
  return `${before.slice(0, openingLength)}<style>${style}</style>${before.slice(openingLength)}${rows}${after}`;
}
