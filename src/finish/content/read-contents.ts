import { UnexpectedPdfError } from '../errors.js';
import { codesIn } from './piece-text.js';
import { readPageFont, type PageFont } from '../fonts/page-font.js';
import { isCharacter } from '../fonts/character-map.js';
import { pagesOf } from '../objects/pages-of.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import type { Dictionary } from '../syntax/dictionary.js';
import { referenceIn } from '../syntax/values.js';
import { scanContent } from './scan-content.js';
import type { TextPiece } from './text-piece.js';
import type { ScannedContent } from './scanned-content.js';

/** A page, or a form with marked content of its own, and what it paints. */
export interface ContentOwner {
  /** The object of the content stream. */
  stream: number;
  scanned: ScannedContent;
  fonts: Map<string, PageFont>;
  /** It is painted inside of marked content: what it holds is tagged already. */
  isTagged: boolean;
}

/** What the pages of a PDF paint. */
export interface Contents {
  /** The objects of the pages, in order. */
  pages: number[];
  /** By the object of the page or form. */
  owners: Map<number, ContentOwner>;
  /** By the object of the font. */
  fonts: Map<number, PageFont>;
  /** Forms with marked content that are painted more than once, or inside of other marked content. */
  entangled: Set<number>;
}

/** Deepest nesting of forms; Chromium nests a few. */
const deepest = 20;

/** Reads the contents of all pages. @throws UnexpectedPdfError for another form than Chromium's */
export function readContents(objects: PdfObjects): Contents {
  const reader = new ContentsReader(objects);
  for (const page of pagesOf(objects)) reader.readPage(page);
  return reader.contents;
}

class ContentsReader {
  readonly contents: Contents = { pages: [], owners: new Map(), fonts: new Map(), entangled: new Set() };
  readonly #objects: PdfObjects;
  readonly #haveMarks = new Map<number, boolean>();
  readonly #seen = new Set<number>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  readPage(number: number): void {
    const page = this.#objects.dictionary(number);
    this.contents.pages.push(number);
    const stream = referenceIn(page.get('/Contents')) ?? lacks('the content of a page');
    this.#read(number, stream, page, { isOwner: true, isTagged: false, depth: 0 });
  }

  #read(
    owner: number,
    stream: number,
    dictionary: Dictionary,
    { isOwner, isTagged, depth }: { isOwner: boolean; isTagged: boolean; depth: number },
  ): void {
    if (depth > deepest) throw new UnexpectedPdfError('nests its forms too deeply');
    const resources = this.#objects.resolve(dictionary.get('/Resources'));
    const fonts = this.#fonts(resources);
    const forms = this.#forms(resources);
    const scanned = scanContent(this.#objects.content(stream).toString('latin1'), (name) =>
      this.#hasMarks(forms.get(name), depth),
    );
    for (const { pieces } of scanned.marks.values()) for (const piece of pieces) noteGlyphs(piece, fonts);
    for (const piece of scanned.untaggedPieces) noteGlyphs(piece, fonts);
    if (isOwner) this.contents.owners.set(owner, { stream, scanned, fonts, isTagged });
    for (const [name, painted] of scanned.forms) {
      const form = forms.get(name);
      if (form === undefined) continue;
      const isEntangled = this.#seen.has(form) || painted.times > 1 || isTagged || painted.isTagged;
      if (isEntangled && this.#hasMarks(form, depth)) this.contents.entangled.add(form);
      if (this.#seen.has(form)) continue;
      this.#seen.add(form);
      const kind = { isOwner: this.#hasMarks(form, depth), isTagged: isTagged || painted.isTagged, depth: depth + 1 };
      this.#read(form, form, this.#objects.dictionary(form), kind);
    }
  }

  #fonts(resources: Dictionary): Map<string, PageFont> {
    const fonts = new Map<string, PageFont>();
    for (const [name, value] of this.#objects.resolve(resources.get('/Font'))) {
      const number = referenceIn(value) ?? lacks('a font');
      const font = this.contents.fonts.get(number) ?? readPageFont(this.#objects, number);
      this.contents.fonts.set(number, font);
      fonts.set(name, font);
    }
    return fonts;
  }

  /** Forms by their names in the resources; images are left out. */
  #forms(resources: Dictionary): Map<string, number> {
    const forms = new Map<string, number>();
    for (const [name, value] of this.#objects.resolve(resources.get('/XObject'))) {
      const number = referenceIn(value) ?? lacks('a form');
      if (this.#objects.dictionary(number).get('/Subtype') === '/Form') forms.set(name, number);
    }
    return forms;
  }

  /** Whether a form, or one that it paints, has marked content of the structure tree. */
  #hasMarks(form: number | undefined, depth: number): boolean {
    if (form === undefined || depth > deepest) return false;
    const known = this.#haveMarks.get(form);
    if (known !== undefined) return known;
    const dictionary = this.#objects.dictionary(form);
    const inner = this.#forms(this.#objects.resolve(dictionary.get('/Resources')));
    const has = dictionary.has('/StructParents') || [...inner.values()].some((one) => this.#hasMarks(one, depth + 1));
    this.#haveMarks.set(form, has);
    return has;
  }
}

function noteGlyphs({ runs }: TextPiece, fonts: ReadonlyMap<string, PageFont>): void {
  for (const { font: name, codes, part } of runs) {
    const font = fonts.get(name) ?? lacks('a font');
    for (const code of codesIn(codes, font)) {
      font.shown.add(code);
      if (part === undefined || isCharacter(font.characters.get(code)) || font.explained.has(code)) continue;
      if (isCharacter(part.text)) font.explained.set(code, part.text);
    }
  }
}

function lacks(what: string): never {
  throw new UnexpectedPdfError(`lacks ${what}`);
}
