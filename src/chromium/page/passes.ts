import type { PrintedDocument } from '../printed-text/printed-document.js';

/**
 * How a document is printed. `first`: as it is. `tight`: in a tighter rhythm. `kept`: with a page break before the last rows of its table. The styles of the
 * document say what that means, by the attribute `data-pass` of its html element; a document without this attribute is printed once.
 */
export type PassName = 'first' | 'tight' | 'kept';

/** A printed document. */
export interface Pass {
  pdf: Buffer;
  pages: number;
  /** How its pages look. Absent: not read, as nobody wants to know. */
  shape?: Pick<PrintedDocument, 'pageEnds' | 'hasLonelyTable'>;
}

/** Where pages should end, as a share of the sheet. If the last one ends higher up, or one before it, a tighter pass may need a page less. */
const endOfLast = 1 / 3;
const endOfOthers = 3 / 4;
/** A longer document is printed once: one page less is no gain for its reader, and a second print takes as long as the first. */
const mostPages = 40;

/** Whether the document says that it has tighter styles. @param openingLength where its html tag ends, in UTF-16 units */
export function mayBePrintedAgain(html: string, openingLength: number): boolean {
  return html.slice(0, openingLength).includes(' data-pass="first"');
}

/** An expression that makes the styles of a pass apply. */
export function passExpression(pass: PassName): string {
  return `Element.prototype.setAttribute.call(Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document), 'data-pass', '${pass}')`;
}

/**
 * Prints once and, only if the pages do not look well, once or twice more: if the last page is nearly empty, in a tighter rhythm; if totals stand without a row above them, also
 * with a page break before the last rows.
 * @returns the best pass, and how many there were
 */
export async function bestPass(
  isPrintedAgain: boolean,
  print: (pass: PassName) => Promise<Pass>,
): Promise<Pass & { passes: number }> {
  const first = await print('first');
  if (!isPrintedAgain || !looksPoor(first)) return { ...first, passes: 1 };
  const tight = await print('tight');
  const best = isBetter(tight, first) ? tight : first;
  if (!best.shape?.hasLonelyTable) return { ...best, passes: 2 };
  const kept = await print('kept');
  return { ...(kept.shape?.hasLonelyTable ? best : kept), passes: 3 };
}

function looksPoor({ pages, shape }: Pass): boolean {
  if (!shape || pages === 1 || pages > mostPages) return false;
  const isShort = (end: number, at: number) => end < (at === pages - 1 ? endOfLast : endOfOthers);
  return shape.hasLonelyTable || shape.pageEnds.some(isShort);
}

/** Fewer pages, or totals that stand with their rows. */
function isBetter(tight: Pass, first: Pass): boolean {
  if (tight.pages !== first.pages) return tight.pages < first.pages;
  return Boolean(first.shape?.hasLonelyTable) && !tight.shape?.hasLonelyTable;
}
