import { reference, type PdfObjects } from './pdf-objects.js';
import type { PageContent } from './read-pages.js';

/** Which tables stand on which pages, by the structure of the PDF. */
export class TablesOnPages {
  readonly #objects: PdfObjects;
  /** The structure elements of the texts of each page. */
  readonly #elements: Set<number>[] = [];
  readonly #tableOf = new Map<number, number | undefined>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  add({ pieces }: PageContent): void {
    const elements = new Set<number>();
    for (const { element, isInMargin } of pieces) if (element !== undefined && !isInMargin) elements.add(element);
    this.#elements.push(elements);
  }

  /** Whether the last page that has a table only has tables that begin there. It looks at no more pages than it has to. */
  hasLonely(): boolean {
    for (let page = this.#elements.length - 1; page > 0; page -= 1) {
      const tables = this.#tablesOn(page);
      if (tables.size === 0) continue;
      const before = this.#tablesOn(page - 1);
      return ![...tables].some((table) => before.has(table));
    }
    return false;
  }

  #tablesOn(page: number): Set<number> {
    const tables = new Set<number>();
    for (const element of this.#elements[page] ?? []) {
      const table = this.#outermostTable(element);
      if (table !== undefined) tables.add(table);
    }
    return tables;
  }

  #outermostTable(element: number): number | undefined {
    if (this.#tableOf.has(element)) return this.#tableOf.get(element);
    const { text } = this.#objects.get(element);
    const parent = reference(text, 'P');
    const outer = parent === undefined || /\/S \/Document\b/.test(text) ? undefined : this.#outermostTable(parent);
    const table = outer ?? (/\/S \/Table\b/.test(text) ? element : undefined);
    this.#tableOf.set(element, table);
    return table;
  }
}
