import type { PdfObjects } from '../objects/pdf-objects.js';
import { Dictionary } from '../syntax/dictionary.js';
import { readTextString, textString } from '../syntax/strings.js';
import { referenceTo } from '../syntax/values.js';
import type { MergeTarget } from './merge-target.js';
import type { SourceDocument } from './source-document.js';
import { readTree, requiredReference, writeTree } from './trees.js';

/** Characters of a label in the name of a file. */
const longestLabel = 80;

/**
 * The files inside the documents (ISO 19005-3, 6.8), such as their e-invoices, under names that say to which document each one belongs. They are associated with its part of the
 * structure, not with the whole: an XML is an alternative of one invoice.
 */
export class MergedFiles {
  readonly #target: MergeTarget;
  readonly #names = new Map<string, number>();
  /** How often a name was asked for. Some file systems take capitals and small letters for the same. */
  readonly #asked = new Map<string, number>();

  constructor(target: MergeTarget) {
    this.#target = target;
  }

  /** Adds the files of a document: `factur-x.xml` becomes `INV-1001_factur-x.xml`. @returns their numbers */
  add({ objects, catalog, copier }: SourceDocument, label: string): number[] {
    const embedded = readTree(objects, objects.resolve(catalog.get('/Names')).get('/EmbeddedFiles'), '/Names');
    return embedded.map(([, file]) => {
      const old = requiredReference(file, 'a file that it names');
      const specification = objects.dictionary(old);
      const name = this.#freeName(label, readTextString(specification.get('/UF') ?? specification.get('/F') ?? '()'));
      const number = this.#target.reserve();
      copier.place(old, number);
      const copy = new Dictionary(Array.from(specification, ([key, value]) => [key, copier.valueOf(value)]));
      this.#target.finish(number, copy.set('/F', textString(name)).set('/UF', textString(name)));
      this.#names.set(name, number);
      return number;
    });
  }

  /** Writes the list of all files, which viewers show. @returns its number; undefined if there are none */
  end(objects: PdfObjects): number | undefined {
    if (this.#names.size === 0) return undefined;
    const sorted = [...this.#names].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return writeTree(
      objects,
      '/Names',
      sorted.map(([name, number]) => [textString(name), referenceTo(number)] as const),
    );
  }

  /** A name that no other file has, of ASCII alone, as file systems take it. */
  #freeName(label: string, name: string): string {
    const prefix = asFileName(label).slice(0, longestLabel);
    const key = `${prefix}_${asFileName(name)}`.toLowerCase();
    const count = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, count);
    // A name with a count may be the name of another file too, so it is asked for in its turn.
    return count === 1 ? `${prefix}_${asFileName(name)}` : this.#freeName(`${prefix}-${count}`, name);
  }
}

function asFileName(text: string): string {
  return text.normalize('NFKD').replaceAll(/[^\w.-]+/g, '-');
}
