import { UnexpectedPdfError } from '../../finish/index.js';
import { standsInLine } from '../../finish/structure/types.js';
import { Dictionary } from '../../finish/syntax/dictionary.js';
import { eachEntry, referenceIn, valuesOf } from '../../finish/syntax/values.js';
import type { PdfFile } from './pdf-file.js';

/** A piece of marked content: the object of its page or form, and its number there. */
export interface Mark {
  owner: number;
  mark: number;
}

/** A text of the document: a paragraph, a cell, a label. */
export interface StructureBlock {
  marks: Mark[];
  /** The cell it stands in; null: it is not in a table. */
  cell: CellPlace | null;
}

/** Each counted from the start of what it is in. */
export interface CellPlace {
  table: number;
  row: number;
  cell: number;
}

/** Deeper documents are refused: no template nests like that. */
const deepest = 400;

/** The blocks of a document in reading order, by its structure tree (ISO 32000-2, 14.7). @throws UnexpectedPdfError if the tree cannot be read */
export function readStructure(file: PdfFile): StructureBlock[] {
  const tree = referenceIn(file.dictionary(file.root).get('/StructTreeRoot'));
  const kids = tree === undefined ? undefined : file.dictionary(tree).get('/K');
  const reader = new StructureReader(file);
  for (const kid of kids?.startsWith('[') ? valuesOf(kids) : [kids ?? []].flat()) reader.readKid(kid, undefined, 0);
  reader.endBlock();
  return reader.blocks;
}

class StructureReader {
  readonly blocks: StructureBlock[] = [];
  readonly #file: PdfFile;
  readonly #seen = new Set<number>();
  #block: Mark[] = [];
  #tables = 0;
  /** The table that is read, and the place in it; null: none is. */
  #place: CellPlace | null = null;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  readKid(value: string, page: number | undefined, depth: number): void {
    const element = referenceIn(value);
    if (element !== undefined) return this.#readElement(element, depth + 1);
    if (!value.startsWith('<<')) return this.#addMark(page, Number(value));
    const kid = Dictionary.parse(value);
    if (!kid.has('/MCID')) return;
    this.#addMark(referenceIn(kid.get('/Stm')) ?? referenceIn(kid.get('/Pg')) ?? page, Number(kid.get('/MCID')));
  }

  endBlock(): void {
    if (this.#block.length > 0)
      this.blocks.push({ marks: this.#block, cell: this.#place && isCell(this.#place) ? { ...this.#place } : null });
    this.#block = [];
  }

  #addMark(owner: number | undefined, mark: number): void {
    if (owner === undefined || !Number.isSafeInteger(mark))
      throw new UnexpectedPdfError('has a structure element with content on no page');
    this.#block.push({ owner, mark });
  }

  #readElement(number: number, depth: number): void {
    if (depth > deepest || this.#seen.has(number)) throw new UnexpectedPdfError('has a structure tree that does not end');
    this.#seen.add(number);
    let type = '';
    let page: number | undefined;
    let kids: string | undefined;
    eachEntry(this.#file.text(number), (key, value) => {
      if (key === '/S') type = value.slice(1);
      else if (key === '/Pg') page = referenceIn(value);
      else if (key === '/K') kids = value;
    });
    const isBlock = !standsInLine(type);
    if (isBlock) this.endBlock();
    const outer = this.#place;
    this.#enter(type);
    if (kids !== undefined) for (const kid of kids.startsWith('[') ? valuesOf(kids) : [kids]) this.readKid(kid, page, depth);
    if (isBlock) this.endBlock();
    // The place within the table goes on after a row or cell; after the table, that around it is back.
    if (type === 'Table') this.#place = outer;
  }

  #enter(type: string): void {
    const place = this.#place;
    if (type === 'Table') this.#place = { table: (this.#tables += 1), row: -1, cell: -1 };
    else if (type === 'TR' && place) {
      place.row += 1;
      place.cell = -1;
    } else if ((type === 'TD' || type === 'TH') && place) place.cell += 1;
  }
}

function isCell({ row, cell }: CellPlace): boolean {
  return row >= 0 && cell >= 0;
}
