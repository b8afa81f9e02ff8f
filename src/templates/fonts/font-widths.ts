import type { VisitGlyph } from './character-map.js';

/** The type of a text: the families in the order in which a glyph is looked for, and the weight. */
export interface Face {
  families: readonly string[];
  weight: 400 | 500 | 600;
}

/** The width of a text on one line, in em of its size. */
export type Ruler = (text: string) => number;

/** Advances of 256 code points; 0: no glyph, otherwise 1 plus the advance in UNITS of an em. */
type Page = Uint16Array;
type Font = readonly (Page | undefined)[];

const UNITS = 10_000;
/** An Arabic letter that joins the next one is narrower than alone: by a sixth at least, in words. */
const JOINED = 0.85;
/** Direction marks and joiners have no width. A soft hyphen only shows at the end of a line. */
const FORMAT = /\p{Format}/u;

/** Widths of texts in the fonts of the document, without kerning: figures have none. */
export class FontWidths {
  /** By family, then weight. */
  readonly #fonts: Map<string, Map<number, Page[]>>;

  constructor(fonts: ReadonlyMap<string, Map<number, Page[]>> = new Map()) {
    this.#fonts = new Map(fonts);
  }

  /** The same widths, to which other families can be added. */
  copy(): FontWidths {
    return new FontWidths(this.#fonts);
  }

  /** Adds the glyphs of one font. */
  add(family: string, weight: number, advanceOf: (glyph: number) => number): VisitGlyph {
    const pages: Page[] = [];
    const weights = this.#fonts.get(family) ?? new Map<number, Page[]>();
    this.#fonts.set(family, weights.set(weight, pages));
    return (codePoint, glyph) => {
      const page = (pages[codePoint >> 8] ??= new Uint16Array(256));
      page[codePoint & 0xff] = Math.round(advanceOf(glyph) * UNITS) + 1;
    };
  }

  /** Measures texts of one face. */
  rulerOf({ families, weight }: Face): Ruler {
    const fonts = families.map((family) => this.#pagesOf(family, weight));
    return (text) => {
      let units = 0;
      for (let at = 0; at < text.length; at += 1) {
        const codePoint = text.codePointAt(at) ?? 0;
        if (codePoint > 0xffff) at += 1;
        const advance = advanceIn(fonts, codePoint);
        units += isArabic(codePoint) && isArabic(text.charCodeAt(at + 1)) ? advance * JOINED : advance;
      }
      return units / UNITS;
    };
  }

  #pagesOf(family: string, weight: number): Font {
    const weights = this.#fonts.get(family);
    return weights?.get(nearestWeight([...weights.keys()], weight)) ?? [];
  }
}

/** The weight that a browser takes from a family with fewer weights (CSS Fonts 4, 5.2). */
function nearestWeight(weights: readonly number[], wanted: number): number {
  const lighter = weights.filter((weight) => weight <= wanted).toSorted((one, other) => other - one);
  const heavier = weights.filter((weight) => weight > wanted).toSorted((one, other) => one - other);
  if (wanted < 400) return lighter[0] ?? heavier[0] ?? wanted;
  if (wanted > 500) return weights.find((weight) => weight === wanted) ?? heavier[0] ?? lighter[0] ?? wanted;
  const upTo500 = [wanted, ...heavier.filter((weight) => weight <= 500)].find((weight) => weights.includes(weight));
  return upTo500 ?? lighter[0] ?? heavier[0] ?? wanted;
}

function isArabic(codePoint: number): boolean {
  return codePoint >= 0x620 && codePoint <= 0x6ff;
}

function advanceIn(fonts: readonly Font[], codePoint: number): number {
  if (codePoint > 0xac && FORMAT.test(String.fromCodePoint(codePoint))) return 0;
  for (const pages of fonts) {
    const entry = pages[codePoint >> 8]?.[codePoint & 0xff] ?? 0;
    if (entry > 0) return entry - 1;
  }
  // Characters that no font has are refused elsewhere.
  return UNITS;
}
