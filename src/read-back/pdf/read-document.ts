import { UnexpectedPdfError } from '../../finish/index.js';
import type { Dictionary } from '../../finish/syntax/dictionary.js';
import { referenceIn } from '../../finish/syntax/values.js';
import { PdfFile } from './pdf-file.js';
import { type Font, readFont } from './read-characters.js';
import { readContent } from './read-content.js';
import { type CellPlace, readStructure } from './read-structure.js';

/** A text as it is read, in one piece, and where it stands. */
export interface ReadBlock {
  /** In the order of the structure; from right to left, the parts of a line stand in the order of the page. */
  text: string;
  /** The cell it stands in; null: it is not in a table. */
  cell: CellPlace | null;
}

/** What the bytes of a PDF say. */
export interface ReadDocument {
  pages: number;
  blocks: ReadBlock[];
}

/** Deepest nesting of forms; Chromium nests a few. */
const deepest = 20;

/**
 * Reads the text of a finished PDF in the order of its structure. What is outside of it, such as page numbers, is decoration: nothing of the model stands there alone.
 *
 * @throws UnexpectedPdfError for a PDF in another form than that of this service
 */
export function readDocument(bytes: Buffer): ReadDocument {
  const file = new PdfFile(bytes);
  const reader = new ContentsReader(file);
  let pages = 0;
  for (const page of pagesOf(file)) {
    pages += 1;
    reader.readPage(page);
  }
  const blocks = readStructure(file).map(({ marks, cell }) => ({
    cell,
    text: marks.map(({ owner, mark }) => reader.take(owner, mark)).join(''),
  }));
  return { pages, blocks };
}

/** The objects of the pages, in order. */
function* pagesOf(file: PdfFile): Generator<number> {
  const tree = referenceIn(file.dictionary(file.root).get('/Pages')) ?? lacks('a tree of pages');
  const waiting = [tree];
  const seen = new Set<number>();
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (seen.has(number)) throw new UnexpectedPdfError('has a tree of pages that does not end');
    seen.add(number);
    const dictionary = file.dictionary(number);
    if (dictionary.get('/Type') !== '/Pages') yield number;
    else
      waiting.push(
        ...file
          .values(dictionary.get('/Kids'))
          .flatMap((kid) => referenceIn(kid) ?? [])
          .toReversed(),
      );
  }
}

class ContentsReader {
  readonly #file: PdfFile;
  readonly #fonts = new Map<number, Font>();
  readonly #forms = new Set<number>();
  /** Texts of marked content, by its owner and its number. */
  readonly #marked = new Map<number, Map<number, string>>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  readPage(number: number): void {
    const page = this.#file.dictionary(number);
    this.#read(number, referenceIn(page.get('/Contents')) ?? lacks('the content of a page'), page, 0);
  }

  /** The texts of a piece of marked content. Each is given once. */
  take(owner: number, mark: number): string {
    const text = this.#marked.get(owner)?.get(mark) ?? '';
    this.#marked.get(owner)?.delete(mark);
    return text;
  }

  #read(owner: number, stream: number, dictionary: Dictionary, depth: number): void {
    if (depth > deepest) throw new UnexpectedPdfError('nests its forms too deeply');
    const resources = this.#file.resolve(dictionary.get('/Resources'));
    const fonts = this.#file.resolve(resources.get('/Font'));
    const objects = this.#file.resolve(resources.get('/XObject'));
    const marked = new Map<number, string>();
    this.#marked.set(owner, marked);
    const painted: number[] = [];
    const pieces = readContent(this.#file.content(stream), {
      fontOf: (name) => this.#font(referenceIn(fonts.get(name))),
      paints: (name) => void painted.push(referenceIn(objects.get(name)) ?? lacks('a form')),
    });
    for (const { mark, text } of pieces) {
      if (mark !== undefined) marked.set(mark, (marked.get(mark) ?? '') + text);
    }
    for (const form of painted) this.#readForm(form, depth + 1);
  }

  /** A form that is painted several times is read once. */
  #readForm(number: number, depth: number): void {
    if (this.#forms.has(number)) return;
    this.#forms.add(number);
    const dictionary = this.#file.dictionary(number);
    if (dictionary.get('/Subtype') === '/Form') this.#read(number, number, dictionary, depth);
  }

  #font(number: number | undefined): Font | undefined {
    if (number === undefined) return undefined;
    const font = this.#fonts.get(number) ?? readFont(this.#file, number);
    this.#fonts.set(number, font);
    return font;
  }
}

function lacks(what: string): never {
  throw new UnexpectedPdfError(`lacks ${what}`);
}
