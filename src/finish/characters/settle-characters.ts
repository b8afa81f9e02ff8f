import type { Insertion } from '../content/edit-content.js';
import type { ContentOwner, Contents } from '../content/read-contents.js';
import type { ScannedMark } from '../content/scanned-content.js';
import { codeFor, glyphWidths, hexCode, type PageFont } from '../fonts/page-font.js';
import { codesIn } from '../content/piece-text.js';
import type { ExplainedPart, GlyphRun, ShownGlyphs, Stretch, TextPiece } from '../content/text-piece.js';
import type { PdfObjects } from '../objects/pdf-objects.js';
import { nothing, textsOfGlyphs } from './glyph-texts.js';
import { artifactOf, partsOfLetters, type PlacedGlyph, type ShownCode } from './parts-of-letters.js';

/**
 * Makes the fonts say what each glyph stands for. Where a glyph is not the usual one of its character, Chromium says it in the content (`/ActualText`). Some readers ignore that, others
 * lose the rest of a paragraph behind it. So such a glyph gets a code of its own, and the `/ActualText` is taken out. If a letter is made of several glyphs, its base stands for the whole
 * letter, and its dots and accents become an artifact.
 * @returns changes of the content, by the page or form
 */
export function settleCharacters(objects: PdfObjects, { owners }: Contents): Map<number, Insertion[]> {
  const widths = new Map<PageFont, Map<number, number>>();
  const widthsOf = (font: PageFont): Map<number, number> => {
    const known = widths.get(font) ?? glyphWidths(objects, font);
    widths.set(font, known);
    return known;
  };
  const changes = new Map<number, Insertion[]>();
  for (const [number, owner] of owners) {
    const settler = new Settler(owner, widthsOf);
    for (const mark of owner.scanned.marks.values()) settler.settleMark(mark);
    for (const piece of owner.scanned.untaggedPieces) settler.settleUntagged(piece);
    if (settler.changes.length > 0) changes.set(number, settler.changes);
  }
  return changes;
}

class Settler {
  readonly changes: Insertion[] = [];
  readonly #fonts: ReadonlyMap<string, PageFont>;
  readonly #widthsOf: (font: PageFont) => ReadonlyMap<number, number>;
  readonly #content: string;

  constructor({ fonts, scanned }: ContentOwner, widthsOf: (font: PageFont) => ReadonlyMap<number, number>) {
    this.#fonts = fonts;
    this.#widthsOf = widthsOf;
    this.#content = scanned.text;
  }

  /** Settles the text of a mark. Its parts of letters are shown before it. */
  settleMark({ pieces, opening, state }: ScannedMark): void {
    const parts: PlacedGlyph[] = [];
    for (const piece of pieces) this.#settlePiece(piece, piece.state === state ? parts : undefined);
    this.#show(parts, opening.start);
  }

  /** Settles a text that belongs to no element. */
  settleUntagged(piece: TextPiece): void {
    const parts: PlacedGlyph[] = [];
    this.#settlePiece(piece, parts);
    this.#show(parts, piece.start);
  }

  #show(parts: readonly PlacedGlyph[], at: number): void {
    if (parts.length > 0) this.changes.push({ at, text: artifactOf(parts) });
  }

  #settlePiece(piece: TextPiece, moved: PlacedGlyph[] | undefined): void {
    for (const runs of explainedRuns(piece)) this.#settlePart(runs, piece.isReversed, moved);
  }

  /** @param moved gets the glyphs that are taken out of the text; undefined: none may be */
  #settlePart(runs: readonly GlyphRun[], isReversed: boolean, moved: PlacedGlyph[] | undefined): void {
    const [first] = runs;
    const font = first && this.#fonts.get(first.font);
    if (!first?.part?.isPlain || font?.digits !== 4 || runs.some((run) => run.font !== first.font)) return;
    const widths = this.#widthsOf(font);
    const glyphs = runs.flatMap(({ codes }) => [...codesIn(codes, font)]);
    // An empty box stands for nothing.
    if (glyphs.includes(0)) return;
    const letters = glyphs.map((glyph) => ({ character: font.characters.get(glyph), width: widths.get(glyph) ?? 0 }));
    const texts = textsOfGlyphs(first.part.text, letters, isReversed);
    if (!texts || (!moved && texts.includes(nothing))) return;
    const codes: ShownCode[] = [];
    for (const [index, text] of texts.entries()) {
      const glyph = glyphs[index] ?? 0;
      const code = text === null ? glyph : codeFor(font, glyph, text);
      if (code === undefined) return;
      codes.push({ code: hexCode(code, font.digits), glyph, isPart: text === nothing });
    }
    this.#takeOut(first.part);
    let at = 0;
    for (const shown of runs.flatMap((run) => run.shown)) {
      const count = shown.strings.reduce((sum, { start, end }) => sum + (end - start) / font.digits, 0);
      const own = codes.slice(at, at + count);
      at += count;
      const parts = moved ? partsOfLetters(shown, this.#content, own, widths) : [];
      moved?.push(...parts);
      if (parts.length > 0) this.#replace(shown.stretch, shownText(own.filter(({ isPart }) => !isPart)));
      else this.#replaceCodes(shown, own);
    }
  }

  #replaceCodes({ strings }: ShownGlyphs, codes: readonly ShownCode[]): void {
    let next = 0;
    for (const string of strings) {
      let text = '';
      while (text.length < string.end - string.start) {
        text += codes[next]?.code ?? '';
        next += 1;
      }
      if (text !== this.#content.slice(string.start, string.end).toUpperCase()) this.#replace(string, text);
    }
  }

  #replace({ start, end }: Stretch, text: string): void {
    this.changes.push({ at: start, until: end, text });
  }

  #takeOut({ opening, closing }: ExplainedPart): void {
    for (const stretch of [opening, closing]) this.#replace(stretch, '');
  }
}

/** The runs of each explained part of a piece. */
function explainedRuns({ runs }: TextPiece): GlyphRun[][] {
  const parts = new Map<ExplainedPart, GlyphRun[]>();
  for (const run of runs) if (run.part) parts.set(run.part, [...(parts.get(run.part) ?? []), run]);
  return [...parts.values()];
}

function shownText(codes: readonly ShownCode[]): string {
  return codes.length === 0 ? '' : `<${codes.map(({ code }) => code).join('')}> Tj`;
}
