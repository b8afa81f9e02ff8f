import { UnexpectedPdfError } from '../errors.js';
import { textString } from '../syntax/strings.js';
import { referenceTo } from '../syntax/values.js';
import type { MergeTarget } from './merge-target.js';
import type { SourceDocument } from './source-document.js';
import { readTree, writeTree } from './trees.js';

/** What a reader sees in place of the number of a page (ISO 32000-2, 12.4.2): "INV-1001 – 2". */
export class PageLabels {
  readonly #labels: [page: string, label: string][] = [];

  /** Adds the labels of a document, or gives it some if it has none. @param before how many pages stand before it */
  add({ objects, catalog, copier, pages }: SourceDocument, label: string, before: number): void {
    const own = readTree(objects, catalog.get('/PageLabels'), '/Nums');
    if (own.length === 0) this.#labels.push([String(before), `<</P${textString(`${label} – `)}/S/D>>`]);
    for (const [page, value] of own) {
      if (!(Number(page) >= 0 && Number(page) < pages.length))
        throw new UnexpectedPdfError('has a label of a page that is not there');
      this.#labels.push([String(before + Number(page)), copier.valueOf(value)]);
    }
  }

  /** Writes all labels. @returns a reference to them */
  end(target: MergeTarget): string {
    return referenceTo(writeTree(target.objects, '/Nums', this.#labels));
  }
}
