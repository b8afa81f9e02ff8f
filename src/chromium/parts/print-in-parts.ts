import type { ArrangedDocument, MarkedDocument, PrintedPart, PrintingPage } from '../page/printing-page.js';
import type { PagesOfPart, PrintedParts } from '../../finish/index.js';
import { atMost } from './at-most.js';
import {
  arrangeExpression,
  type FixedElements,
  furnitureExpression,
  type MeasuredRows,
  measureExpression,
  surveyExpression,
} from './expressions.js';
import { type PageArea, pageArea, sheets } from './page-area.js';
import { cutsAt, pageStarts, roomForRows } from './page-breaks.js';
import { furnitureHtml, measuredHtml, partHtml } from './part-html.js';
import { differentRows } from './different-rows.js';
import { type PageOfRows, rowsOnPages } from './rows-on-pages.js';
import type { RowRange, SplitDocument } from './split-document.js';

/** How parts are printed. */
export interface PartsPlan {
  /** Parts have about so many rows. */
  rowsOfPart: number;
  /** So many pages of the pool print at a time. */
  pagesAtATime: number;
  /** Does work on a page of the pool; once more on another one if a browser fails. */
  onPage<T extends { pageIsReusable: boolean }>(work: (page: PrintingPage, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * Prints a document with a long table in parts. Each part but the last ends with a full page. Only the document decides where parts begin: the heights of its rows, and the pages of its
 * first part.
 * @returns null if the document is too short, or has something that parts do not show as one document would
 */
export async function printInParts(
  document: Omit<MarkedDocument, 'html'>,
  split: SplitDocument,
  plan: PartsPlan,
): Promise<(PrintedParts & { pages: number }) | null> {
  if (split.rows.length < 2 * plan.rowsOfPart) return null;
  const printer = new PartsPrinter(document, split, plan);
  const survey = await printer.survey();
  if (!survey) return null;
  const [opening, rows] = await printer.begin(survey);
  if (!opening) return null;
  const cuts = cutsOf(opening, rows, survey.area, split.rows.length, plan.rowsOfPart);
  const rest = await printer.rest(cuts, survey);
  const parts = [opening.part, ...rest.flatMap((part) => (part ? [part] : []))];
  if (parts.length !== rest.length + 1) return null;
  const pages = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const furniture = await printer.furniture(survey, pages);
  const all = parts.flatMap(({ bytes, from, to }) => sheets(bytes).slice(from, to));
  return sheets(furniture).join() === all.join() ? { parts, furniture, pages } : null;
}

/** What must be known of a document before its parts are printed. */
interface Survey {
  fixed: FixedElements;
  /** Of a page with rows only. */
  area: PageArea;
}

/** The first part: all its pages but the last, which is not full. */
interface Opening {
  part: PagesOfPart;
  /** The rows of its full pages. */
  full: PageOfRows[];
  /** The first row that is not in it. */
  next: number;
}

class PartsPrinter {
  readonly #document: Omit<MarkedDocument, 'html'>;
  readonly #split: SplitDocument;
  readonly #plan: PartsPlan;

  constructor(document: Omit<MarkedDocument, 'html'>, split: SplitDocument, plan: PartsPlan) {
    this.#document = document;
    this.#split = split;
    this.#plan = plan;
  }

  async survey(): Promise<Survey | null> {
    const html = partHtml(this.#split, { from: 0, to: 0 });
    const { value: fixed } = await this.#plan.onPage((page, signal) =>
      page.inspect<FixedElements | null>({ ...this.#document, html }, surveyExpression, signal),
    );
    if (!fixed) return null;
    const { bytes } = await this.#print(html, arrangeExpression(fixed, { before: true, after: true }));
    const area = pageArea(bytes, 1);
    return area && { fixed, area };
  }

  /** Prints the first part, and measures the rows. */
  async begin({ fixed, area }: Survey): Promise<[Opening | null, MeasuredRows]> {
    const { different, places } = differentRows(this.#split.rows);
    const { rowsOfPart, pagesAtATime } = this.#plan;
    const measured: MeasuredRows[] = [];
    let opening: Opening | null = null;
    const measurements = chunksOf(different, rowsOfPart).map((rows, index) => async () => {
      const html = measuredHtml(this.#split, rows, area.width);
      measured[index] = await this.#measure(html, fixed);
    });
    const first = async () => void (opening = await this.#opening(fixed));
    await atMost(pagesAtATime, [first, ...measurements], (work) => work());
    const shapes = measured.flatMap(({ rows }) => rows);
    const rows = places.flatMap((place) => shapes[place] ?? []);
    return [opening, { headHeight: measured[0]?.headHeight ?? 0, rows }];
  }

  async #measure(html: string, fixed: FixedElements): Promise<MeasuredRows> {
    const expression = `(${arrangeExpression(fixed, { before: true, after: true })}, ${measureExpression})`;
    const { value } = await this.#plan.onPage((page, signal) =>
      page.inspect<MeasuredRows>({ ...this.#document, html }, expression, signal),
    );
    return value;
  }

  async #opening(fixed: FixedElements): Promise<Opening | null> {
    const range = { from: 0, to: Math.min(this.#plan.rowsOfPart, this.#split.rows.length) };
    const { bytes, words, printed } = await this.#printRows(range, fixed);
    const pages = pagesOf(printed, range, 0);
    // Between this page and the one before it no row is split, so the next part can begin here.
    const last = pages?.findLastIndex(({ isWhole }, index) => index > 0 && isWhole && pages[index - 1]?.isWhole) ?? -1;
    const next = pages?.[last];
    if (!pages || !next) return null;
    // Before the first row there may be other content on its page.
    const full = pages.slice(1, last).filter(({ isWhole }) => isWhole);
    return { part: { bytes, words, from: 0, to: next.page }, full, next: next.from };
  }

  /** @param cuts the first row of each part */
  async rest(cuts: readonly number[], { fixed }: Survey): Promise<(PagesOfPart | null)[]> {
    const ranges = cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? this.#split.rows.length }));
    return await atMost(this.#plan.pagesAtATime, ranges, async (range) => {
      const { bytes, words, printed } = await this.#printRows(range, fixed);
      const pages = pagesOf(printed, range, 1);
      const isLast = range.to === this.#split.rows.length;
      const end = isLast ? printed.letters.length : (pages?.at(-1)?.page ?? 0) + 1;
      const hasMore = printed.letters.slice(end).some((letters) => letters > 0);
      return pages && !hasMore ? { bytes, words, from: 1, to: end } : null;
    });
  }

  async furniture({ fixed }: Survey, pages: number): Promise<Buffer> {
    return (await this.#print(furnitureHtml(this.#split), furnitureExpression(fixed, pages), false)).bytes;
  }

  async #printRows(range: RowRange, fixed: FixedElements): Promise<PrintedPart> {
    const hides = { before: range.from > 0, after: range.to < this.#split.rows.length };
    return await this.#print(partHtml(this.#split, range), arrangeExpression(fixed, hides));
  }

  async #print(html: string, arrange: string, isTagged = true): Promise<PrintedPart> {
    const document: ArrangedDocument = { ...this.#document, html, arrange, isTagged };
    return await this.#plan.onPage((page, signal) => page.printArranged(document, signal));
  }
}

/**
 * The pages of a part with their rows, which count in the whole document. Null if the part does not have all its rows on pages of its own.
 * @param first the first page that may have rows
 */
function pagesOf({ tables }: PrintedPart['printed'], { from, to }: RowRange, first: number): PageOfRows[] | null {
  const rows = tables.rows();
  const pages = rowsOnPages(rows);
  const [begin] = pages ?? [];
  if (!pages || !begin || rows.length !== to - from || begin.page < first || (first > 0 && begin.page > first)) return null;
  return pages.map((page) => ({ ...page, from: from + page.from, to: from + page.to }));
}

function cutsOf(
  opening: Opening,
  { headHeight, rows }: MeasuredRows,
  area: PageArea,
  rowCount: number,
  rowsOfPart: number,
): number[] {
  const room = roomForRows(area.height - headHeight, rows, opening.full);
  return cutsAt(pageStarts(rows, opening.next, room), rowCount, rowsOfPart);
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
