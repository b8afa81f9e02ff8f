/** What a code shows, and what it stands for. */
export interface GlyphText {
  glyph: number;
  text: string;
}

/**
 * Codes that a font has besides those of Chromium, where a code is the number of its glyph. If a glyph stands for several texts, such as a Chinese character and the radical of the same
 * form, it gets a code for each of them.
 */
export class AddedCodes {
  readonly #codes = new Map<string, number>();
  readonly #texts = new Map<number, GlyphText>();
  #next = highestCode;

  get size(): number {
    return this.#texts.size;
  }

  /** Codes with what they show and stand for. */
  [Symbol.iterator](): IterableIterator<[number, GlyphText]> {
    return this.#texts.entries();
  }

  /** The code for a glyph that stands for a text. @param isTaken whether Chromium uses a code @returns undefined if no code is left */
  codeFor(glyph: number, text: string, isTaken: (code: number) => boolean): number | undefined {
    const key = `${glyph} ${text}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    while (this.#next > 0 && isTaken(this.#next)) this.#next -= 1;
    if (this.#next <= 0) return undefined;
    const code = this.#next;
    this.#next -= 1;
    this.#codes.set(key, code);
    this.#texts.set(code, { glyph, text });
    return code;
  }
}

const highestCode = 0xffff;
