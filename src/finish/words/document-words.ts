/** How many signs on each side of a place are compared. */
const signsAround = 12;

/** The signs of a text: its characters in a form in which print and document can be compared, without blanks and in lower case. */
export function signsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}

/** The text of a document. It tells where a blank belongs that Chromium did not print, as at the end of a line, and where a block of text ends. */
export class DocumentWords {
  readonly #text: string;
  #index: Index | undefined;
  #last = 0;

  /** @param text of the document, in its order, with a line break between two blocks */
  constructor(text: string) {
    this.#text = text;
  }

  /** Made when it is first needed: some documents of one page never do. */
  get #known(): Index {
    return (this.#index ??= indexOf(this.#text));
  }

  /**
   * Whether there is a blank between each part of a printed text and the next one.
   * @param parts signs of the parts, in their order
   * @returns one answer for each part but the last; undefined: the document does not have this text
   */
  blanksBetween(parts: readonly string[]): (boolean | undefined)[] {
    const at = this.#find(parts.join(''));
    let place = at;
    return parts.slice(0, -1).map((part, index) => {
      if (place !== -1) return this.#known.blanks.has((place += part.length));
      return this.blankBetween(part, parts[index + 1] ?? '');
    });
  }

  /** As much of the signs before a place as is compared. */
  static endOf(signs: string): string {
    return signs.slice(-signsAround);
  }

  /**
   * Whether a hyphen at the end of a line is only there because the line ends: the document has the word without it.
   * @param before signs before the hyphen
   * @param after signs of the next line
   */
  isOneWord(before: string, after: string): boolean {
    const border = this.#borderOf(before, after);
    return border !== undefined && !this.#known.blanks.has(border);
  }

  /** Whether two parts stand in one block of text. @param before signs of the first @param after signs of the second @returns undefined: the document does not have this text */
  areInOneBlock(before: string, after: string): boolean | undefined {
    const border = this.#borderOf(before, after);
    return border === undefined ? undefined : !this.#known.blocks.has(border);
  }

  /**
   * Whether there is a blank between two parts, by the signs on both sides alone: for a text of which another part looks different in print.
   * @returns undefined: the document does not have these signs
   */
  blankBetween(before: string, after: string): boolean | undefined {
    const border = this.#borderOf(before, after);
    return border === undefined ? undefined : this.#known.blanks.has(border);
  }

  /** The place where two parts meet, by the last signs of the one and the first of the other. */
  #borderOf(before: string, after: string): number | undefined {
    const [end, start] = [DocumentWords.endOf(before), after.slice(0, signsAround)];
    if (end === '' || start === '') return undefined;
    const at = this.#known.signs.indexOf(end + start);
    return at === -1 ? undefined : at + end.length;
  }

  /** Texts follow each other as in the document, so the search goes on where the last one ended. */
  #find(signs: string): number {
    const next = this.#known.signs.indexOf(signs, this.#last);
    const at = next === -1 ? this.#known.signs.indexOf(signs) : next;
    if (at !== -1) this.#last = at + signs.length;
    return at;
  }
}

interface Index {
  /** Of all words. */
  signs: string;
  /** Places in the signs before which there is a blank. */
  blanks: Set<number>;
  /** Places before which a block begins. */
  blocks: Set<number>;
}

function indexOf(text: string): Index {
  const [blanks, blocks] = [new Set<number>(), new Set<number>()];
  const words: string[] = [];
  let length = 0;
  for (const block of text.split('\n')) {
    blocks.add(length);
    for (const word of block.split(/\s+/)) {
      const signs = signsOf(word);
      if (signs === '') continue;
      blanks.add(length);
      words.push(signs);
      length += signs.length;
    }
  }
  return { signs: words.join(''), blanks, blocks };
}
