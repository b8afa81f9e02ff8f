import type { PrintedDocument } from '../printed-text/printed-document.js';
import type { PrintedRow } from '../printed-text/table-rows.js';

/**
 * How a document is printed. `first`: as it is. `tight`: in a tighter rhythm. `kept`: with so much room below the last row of its table that the totals stay with it. The styles
 * of the document say what that means, by the attribute `data-pass` of its html element; a document without this attribute is printed once.
 */
export type PassName = 'first' | 'tight' | 'kept';

/** A printed document. */
export interface Pass {
  name: PassName;
  pdf: Buffer;
  /** The text of the document, with a blank between two blocks. */
  words: string;
  pages: number;
  /** How its pages look. Absent: not read, as nobody wants to know. */
  shape?: PageShape;
  /** The rows of its largest table. Absent: not read. */
  rows?: readonly PrintedRow[];
}

/** A pass, and what must be known of its pages. */
export interface Wanted {
  pass: PassName;
  isPrintedAgain: boolean;
  carriesSums: boolean;
  /** See `bottomArea`. */
  area: number;
}

/** How the pages of a document look. */
export interface PageShape {
  /** Where each page ends: 0 at the top of the sheet, 1 at its bottom. */
  ends: number[];
  /** How many things are wrong: totals without a row above them, column heads without a row below them, a blank page. */
  faults: number;
}

/** Where every page but the last should end, at least, as a share of the sheet. */
const endOfOthers = 3 / 4;
/** Where the text of a page usually begins and ends, in the designs. */
const usualTop = 0.08;
const usualBottom = 0.92;
/** A longer document is printed once: one page less is no gain for its reader, and a second print takes as long as the first. */
const mostPages = 40;

/** Whether the document says that it has tighter styles. @param openingLength where its html tag ends, in UTF-16 units */
export function mayBePrintedAgain(html: string, openingLength: number): boolean {
  return html.slice(0, openingLength).includes(' data-pass="first"');
}

/** How much of a page the tighter styles of a document save at most, as it says itself in percent; usually a fifth. @param openingLength where its html tag ends, in UTF-16 units */
export function savedByTighter(html: string, openingLength: number): number {
  const percent = / data-tight-saves="(\d{1,2})"/.exec(html.slice(0, openingLength))?.[1] ?? '20';
  return Number(percent) / 100;
}

/**
 * The height of an area at the bottom of the last page, as the document says it in millimetres, in points; 0 if it has none. Its content stands there however full the page is.
 * @param openingLength where its html tag ends, in UTF-16 units
 */
export function bottomArea(html: string, openingLength: number): number {
  const millimetres = / data-bottom-area="(\d{1,3})mm"/.exec(html.slice(0, openingLength))?.[1] ?? '0';
  return (Number(millimetres) * 72) / 25.4;
}

/** An expression that makes the styles of a pass apply. */
export function passExpression(pass: PassName): string {
  return `Element.prototype.setAttribute.call(Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document), 'data-pass', '${pass}')`;
}

/** In points. */
const heightOfA4 = 841.89;

/** Undefined for a document of one page, and for one that is too long to be printed again. @param area see `bottomArea` */
export function pageShape(
  printed: Pick<PrintedDocument, 'pageEnds' | 'endsAboveArea' | 'tables'>,
  area = 0,
): PageShape | undefined {
  const { pageEnds, endsAboveArea, tables } = printed;
  if (pageEnds.length === 1 || pageEnds.length > mostPages) return undefined;
  // As if the area followed the content.
  const ends = area === 0 ? pageEnds : [...pageEnds.slice(0, -1), Math.max(endsAboveArea, usualTop) + area / heightOfA4];
  const blank = ends.filter((end) => end === 0).length;
  return { ends, faults: blank + tables.bareHeads().length + (tables.hasLonely() ? 1 : 0) };
}

/**
 * Prints once and, only if the pages do not look well, once or twice more: if a page less may do, a page has a hole or something is wrong, in a tighter rhythm; if something is
 * wrong then too, with more room below the last row.
 * @param saved how much of a page the tighter rhythm saves at most; null: the document is printed once
 * @returns the pass with the fewest faults, of these the one with the fewest pages, of these the one with the fewest holes, and how many passes there were
 */
export async function bestPass(
  saved: number | null,
  print: (pass: PassName) => Promise<Pass>,
): Promise<Pass & { passes: number }> {
  const first = await print('first');
  if (saved === null || !looksPoor(first, saved)) return { ...first, passes: 1 };
  const best = better(first, await print('tight'));
  if (faultsOf(best) === 0) return { ...best, passes: 2 };
  return { ...better(best, await print('kept')), passes: 3 };
}

function looksPoor(pass: Pass, saved: number): boolean {
  const { shape } = pass;
  return shape !== undefined && (shape.faults > 0 || holesOf(pass) > 0 || spill(shape) < saved);
}

function better(one: Pass, other: Pass): Pass {
  const difference = faultsOf(other) - faultsOf(one) || other.pages - one.pages || holesOf(other) - holesOf(one);
  return difference < 0 ? other : one;
}

/** How many things are wrong on the pages, as far as they were read. */
export const faultsOf = ({ shape }: Pass): number => shape?.faults ?? 0;

/** How many pages end too high up, although another one follows. */
function holesOf({ shape }: Pass): number {
  return shape?.ends.slice(0, -1).filter((end) => end < endOfOthers).length ?? 0;
}

/** How much of the last page would be left if all pages before it were full. */
function spill({ ends }: PageShape): number {
  const free = ends.slice(0, -1).map((end) => Math.max(0, usualBottom - end));
  return (ends.at(-1) ?? 0) - usualTop - free.reduce((sum, one) => sum + one, 0);
}
