import { readFont, type Font } from './font.js';
import { identity, including, intersection, isWithin, covered, nowhere, times, type Box, type Matrix } from './geometry.js';
import { type PdfObjects, reference, references } from './pdf-objects.js';
import { readContent, type TextPiece } from './read-content.js';
import { streamText } from './stream-text.js';

/** What a page shows. */
export interface PageContent {
  pieces: PlacedPiece[];
  /** Figures, such as a payment code, that are cut. */
  cutFigures: number;
  /** Where its content ends: 0 at the top of the sheet, 1 at its bottom. Margins and decoration do not count. */
  endsAt: number;
  /** The same, without what stands in the area at the bottom. */
  endsAboveArea: number;
}

/** A piece of text and the object number of its structure element; undefined where it has none. */
export interface PlacedPiece extends TextPiece {
  element: number | undefined;
}

/** How far a drawing may reach out, in points: edges are rounded. */
const drawingTolerance = 0.75;
/** Deepest nesting of forms; Chromium nests a few. */
const deepest = 20;

/**
 * Reads page after page.
 * @param area the height of an area at the bottom of the sheet, in points
 * @throws Error for a PDF in another form than Chromium's
 */
export function* readPages(objects: PdfObjects, area = 0): Generator<PageContent> {
  const reader = new PageReader(objects, area);
  for (const page of pageNumbers(objects)) yield reader.read(page);
}

/** The object numbers of the pages, in their order. */
export function* pageNumbers(objects: PdfObjects): Generator<number> {
  const tree = reference(objects.get(objects.root).text, 'Pages');
  if (tree === undefined) throw new Error('the PDF has no pages');
  const waiting = [tree];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const { text } = objects.get(number);
    const kids = references(text, 'Kids');
    if (!/\/Type \/Pages\b/.test(text)) yield number;
    else waiting.push(...kids.map(([, kid]) => kid).toReversed());
  }
}

class PageReader {
  readonly #objects: PdfObjects;
  readonly #area: number;
  readonly #fonts = new Map<number, Font>();
  readonly #parents: ParentTree;

  constructor(objects: PdfObjects, area: number) {
    this.#objects = objects;
    this.#area = area;
    this.#parents = new ParentTree(objects);
  }

  read(number: number): PageContent {
    const { text } = this.#objects.get(number);
    const pieces: PlacedPiece[] = [];
    const figures: { box: Box; clip: Box | null }[] = [];
    let shown = nowhere;
    const sheet = boxOf(text, 'MediaBox');
    const read = (content: number, resources: string, matrix: Matrix, clip: Box, depth: number): void => {
      if (depth > deepest) throw new Error('the PDF nests its forms too deeply');
      const elementOf = this.#parents.of(resources);
      const fonts = new Map(references(resources, 'Font'));
      const forms = new Map(references(resources, 'XObject'));
      readContent(streamText(this.#objects.get(content)), matrix, clip, depth > 0, {
        fontOf: (name) => this.#font(fonts.get(name.slice(1))),
        found: (piece) => {
          const element = piece.mark === undefined ? undefined : elementOf(piece.mark);
          pieces.push(Object.assign(piece, { element, isInMargin: piece.isInMargin && depth === 0 }));
        },
        foundFigure: (box, within) => void figures.push({ box, clip: within }),
        foundClip: (found) => void (shown = including(including(shown, [found.left, found.bottom]), [found.right, found.top])),
        readForm: (name, at, within) => {
          const target = forms.get(name.slice(1));
          const form = target === undefined ? undefined : this.#objects.get(target);
          if (target === undefined || !form?.text.includes('/Subtype /Form')) return false;
          const own = times(matrixOf(form.text), at);
          read(target, form.text, own, intersection(within, covered(own, boxOf(form.text, 'BBox'))), depth + 1);
          return true;
        },
      });
    };
    read(reference(text, 'Contents') ?? missing('contents'), text, identity, sheet, 0);
    const cutFigures = figures.filter(({ box, clip }) => !isWithin(box, clip ?? shown, drawingTolerance)).length;
    const endsAbove = (bottom: number) => endOf(pieces, figures, sheet, bottom);
    return { pieces, cutFigures, endsAt: endsAbove(-Infinity), endsAboveArea: endsAbove(sheet.bottom + this.#area) };
  }

  #font(number: number | undefined): Font | undefined {
    if (number === undefined) return undefined;
    const font = this.#fonts.get(number) ?? readFont(this.#objects, number);
    this.#fonts.set(number, font);
    return font;
  }
}

/** Which structure element a marked content belongs to (ISO 32000-2, 14.7.5.4). */
class ParentTree {
  readonly #objects: PdfObjects;
  readonly #arrays = new Map<number, number>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
    const structure = reference(objects.get(objects.root).text, 'StructTreeRoot');
    const tree = structure === undefined ? undefined : reference(objects.get(structure).text, 'ParentTree');
    const numbers = tree === undefined ? '' : objects.get(tree).text;
    for (const [, key, array] of numbers.matchAll(/(\d+) (\d+) 0 R/g)) this.#arrays.set(Number(key), Number(array));
  }

  /** @param content the dictionary of the page or form that has the marks */
  of(content: string): (mark: number) => number | undefined {
    const array = this.#arrays.get(Number(/\/StructParents (\d+)/.exec(content)?.[1] ?? Number.NaN));
    let elements: number[] | undefined;
    return (mark) => {
      elements ??=
        array === undefined
          ? []
          : Array.from(this.#objects.get(array).text.matchAll(/(\d+) 0 R/g), ([, number]) => Number(number));
      return elements[mark];
    };
  }
}

/** @param bottom what reaches below it does not count */
function endOf(pieces: readonly PlacedPiece[], figures: readonly { box: Box }[], sheet: Box, bottom: number): number {
  const lines = pieces.filter(({ mark, isInMargin }) => mark !== undefined && !isInMargin).map((piece) => piece.lowest);
  let lowest = sheet.top;
  for (const end of [...lines, ...figures.map(({ box }) => box.bottom)]) if (end >= bottom) lowest = Math.min(lowest, end);
  return (sheet.top - lowest) / (sheet.top - sheet.bottom);
}

function boxOf(text: string, key: string): Box {
  const numbers = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(text)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
  const [left, bottom, right, top] = numbers;
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return missing(key);
  return { left, bottom, right, top };
}

function matrixOf(text: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] =
    /\/Matrix \[([^\]]*)\]/.exec(text)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
  return [a, b, c, d, e, f];
}

function missing(what: string): never {
  throw new Error(`a page of the PDF lacks its ${what}`);
}
