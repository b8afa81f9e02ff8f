import { reference, type PdfObjects } from './pdf-objects.js';
import { type PrintedRow, tableRows } from './table-rows.js';

/** What belongs to a table or list: the number of the outermost one, and whether it is a column head. */
interface Place {
  table: number | undefined;
  isHead: boolean;
  isList: boolean;
}

/** What a page has of its tables. */
interface TablesOfPage {
  /** Tables with at least one row on the page; column heads do not count. */
  rows: ReadonlySet<number>;
  /** Tables whose column heads stand there. */
  heads: ReadonlySet<number>;
  /** Whether an item of a list stands there, such as a place to sign. A label with its text, such as a date, is none. */
  hasList: boolean;
}

/** The children of an element that has two or more: a label and its text. */
const SEVERAL_PARTS = /\/K \[\s*\d+ \d+ R\s+\d+ \d+ R/;

const nowhere: Place = { table: undefined, isHead: false, isList: false };

/** Which tables stand on which pages, by the structure of the PDF. */
export class TablesOnPages {
  readonly #objects: PdfObjects;
  /** The texts of each page by their structure elements. */
  readonly #pages: ReadonlyMap<number, string>[] = [];
  readonly #places = new Map<number, Place>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** Adds a page. @param texts by their structure elements */
  add(texts: ReadonlyMap<number, string>): void {
    this.#pages.push(texts);
  }

  /** The rows of the table with the most column heads, that of the lines. */
  rows(): PrintedRow[] {
    const table = this.#mainTable();
    return table === undefined ? [] : tableRows(this.#objects, table, this.#pages);
  }

  /**
   * Whether a page has what belongs to the table of the page before: a table without column heads, such as the totals, and no row of the main table or of one that goes on; or a
   * list, such as the place to sign, and no table at all.
   */
  hasLonely(): boolean {
    const main = this.#mainTable();
    for (let page = this.#pages.length - 1; page > 0; page -= 1) {
      const { rows, heads, hasList } = this.#tablesOn(page);
      if (rows.size === 0 && hasList) return true;
      const before = this.#tablesOn(page - 1).rows;
      const isWithRow = [...rows].some((table) => table === main || before.has(table));
      if (!isWithRow && [...rows].some((table) => !heads.has(table))) return true;
    }
    return false;
  }

  /** The table with the most column heads: that of the lines. */
  #mainTable(): number | undefined {
    const counts = new Map<number, number>();
    for (const element of new Set(this.#pages.flatMap((texts) => [...texts.keys()]))) {
      const { table, isHead } = this.#placeOf(element);
      if (table !== undefined && isHead) counts.set(table, (counts.get(table) ?? 0) + 1);
    }
    return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
  }

  /** The pages, from 1, on which column heads stand without a row of their table. */
  bareHeads(): number[] {
    const pages: number[] = [];
    for (const page of this.#pages.keys()) {
      const { rows, heads } = this.#tablesOn(page);
      if ([...heads].some((table) => !rows.has(table))) pages.push(page + 1);
    }
    return pages;
  }

  #tablesOn(page: number): TablesOfPage {
    const rows = new Set<number>();
    const heads = new Set<number>();
    let hasList = false;
    for (const element of this.#pages[page]?.keys() ?? []) {
      const { table, isHead, isList } = this.#placeOf(element);
      if (table !== undefined) (isHead ? heads : rows).add(table);
      hasList ||= isList;
    }
    return { rows, heads, hasList };
  }

  #placeOf(element: number): Place {
    const known = this.#places.get(element);
    if (known) return known;
    const { text } = this.#objects.get(element);
    const parent = reference(text, 'P');
    const outer = parent === undefined || /\/S \/Document\b/.test(text) ? nowhere : this.#placeOf(parent);
    const place = {
      table: outer.table ?? (/\/S \/Table\b/.test(text) ? element : undefined),
      isHead: outer.isHead || (/\/S \/TH\b/.test(text) && /\/Scope \/Column\b/.test(text)),
      isList: outer.isList || (/\/S \/LI\b/.test(text) && !SEVERAL_PARTS.test(text)),
    };
    this.#places.set(element, place);
    return place;
  }
}
