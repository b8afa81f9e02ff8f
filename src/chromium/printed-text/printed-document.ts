import { PdfObjects, reference } from './pdf-objects.js';
import { readPages, type PageContent } from './read-pages.js';
import { TablesOnPages } from './tables-on-pages.js';

/** A text, or a part of it, that is not shown whole. */
export interface CutText {
  /** From 1. */
  page: number;
  /** As far as it can be read. */
  text: string;
}

/** What a PDF shows. */
export interface PrintedDocument {
  /** The texts on the pages, one for each element of the document. Page margins are left out, and repeated table heads count once. */
  texts: string[];
  /** Number of glyphs that have no characters in their font's map. */
  unknown: number;
  cutTexts: CutText[];
  /** Numbers of the pages on which a figure, such as a payment code, is cut. */
  cutFigures: number[];
  /** Where the content of each page ends: 0 at the top of the sheet, 1 at its bottom. */
  pageEnds: number[];
  /** Where the content of the last page ends above the area at its bottom. */
  endsAboveArea: number;
  /** Number of letters on each page, without margins, decoration, and table heads that are repeated. */
  letters: number[];
  tables: TablesOnPages;
}

/** Pages to read before other work gets its turn. */
const pagesAtATime = 4;

/**
 * Reads a PDF as Chromium writes it. A long one lets other work in between its pages.
 * @param area the height of an area at the bottom of its last page, in points
 * @throws Error for a PDF of another form
 */
export async function readPrintedDocument(pdf: Buffer, area = 0): Promise<PrintedDocument> {
  const objects = new PdfObjects(pdf);
  const cutTexts: CutText[] = [];
  const cutFigures: number[] = [];
  const texts = new DocumentTexts(objects);
  const tables = new TablesOnPages(objects);
  let unknown = 0;
  let page = 0;
  const pageEnds: number[] = [];
  const letters: number[] = [];
  let endsAboveArea = 0;
  for (const content of readPages(objects, area)) {
    page += 1;
    if (content.cutFigures > 0) cutFigures.push(page);
    for (const piece of content.pieces) {
      unknown += piece.unknown;
      // Decoration, as the document declares it, has no mark. A watermark may reach over the edge; a page number may not.
      if (piece.isCut && (piece.mark !== undefined || piece.isInMargin)) cutTexts.push({ page, text: piece.text });
    }
    const { ofPage, fresh } = texts.add(content);
    letters.push(fresh.replaceAll(/\s+/g, '').length);
    tables.add(ofPage);
    pageEnds.push(content.endsAt);
    endsAboveArea = content.endsAboveArea;
    if (page % pagesAtATime === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { texts: texts.all(), unknown, cutTexts, cutFigures, pageEnds, endsAboveArea, letters, tables };
}

/** The texts of all pages by their structure elements, which finds table heads that are repeated. */
class DocumentTexts {
  readonly #objects: PdfObjects;
  /** Texts of an element, one for each page. */
  readonly #ofElements = new Map<number, string[]>();
  readonly #others: string[] = [];

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** Adds a page. @returns its texts by their structure elements, and what of them is no repeated table head */
  add({ pieces }: PageContent): { ofPage: ReadonlyMap<number, string>; fresh: string } {
    const ofPage = new Map<number, string>();
    for (const { text, element, isInMargin } of pieces) {
      if (isInMargin) continue;
      if (element === undefined) this.#others.push(text);
      else ofPage.set(element, (ofPage.get(element) ?? '') + text);
    }
    let fresh = '';
    for (const [element, text] of ofPage) {
      const texts = this.#ofElements.get(element);
      if (texts) texts.push(text);
      else this.#ofElements.set(element, [text]);
      if (!texts || !this.#isInTableHead(element)) fresh += text;
    }
    return { ofPage, fresh };
  }

  /** Repeated table heads count once. */
  all(): string[] {
    const ofElements = Array.from(this.#ofElements, ([element, texts]) =>
      isRepeated(texts) && this.#isInTableHead(element) ? (texts[0] ?? '') : texts.join(''),
    );
    return [...ofElements, ...this.#others];
  }

  #isInTableHead(element: number): boolean {
    for (let number: number | undefined = element; number !== undefined;) {
      const { text } = this.#objects.get(number);
      if (/\/S \/TH\b/.test(text)) return true;
      if (/\/S \/(?:TD|Table|Document)\b/.test(text)) return false;
      number = reference(text, 'P');
    }
    return false;
  }
}

/** The same text on several pages. The head of a row that goes on over several pages has a different text on each. */
function isRepeated(texts: readonly string[]): boolean {
  return texts.length > 1 && texts.every((text) => text === texts[0]);
}
