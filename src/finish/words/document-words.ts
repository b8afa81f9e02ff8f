/** Signs of a text, without its blanks, as a printed text and the text of a document can be compared. */
export function signsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}

/**
 * The text of a document. By it a blank is found that Chromium did not print, as at the end of a line, and where a block of text ends.
 */
export class DocumentWords {
  readonly #text: string;
  #index: Index | undefined;
  #last = 0;

  /** @param text of the document, in its order, with a line break between two blocks */
  constructor(text: string) {
    this.#text = text;
  }

  /** Made when somebody asks for the first time: most documents of one page need it, but not all. */
  get #known(): Index {
    return (this.#index ??= indexOf(this.#text));
  }

  /**
   * Whether there is a blank between each two parts of a text that is printed.
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

  /** Whether the document has a word of which a line ends with its first part, without the hyphen that is printed there. @param before signs before the hyphen @param after signs of the next line */
  isOneWord(before: string, after: string): boolean {
    const [end, start] = [DocumentWords.endOf(before), after.slice(0, signsAround)];
    if (end === '' || start === '') return false;
    const at = this.#known.signs.indexOf(end + start);
    return at !== -1 && !this.#known.blanks.has(at + end.length);
  }

  /** Whether two parts stand in one block of text. @param before signs of the first @param after signs of the second @returns undefined: the document does not have this text */
  areInOneBlock(before: string, after: string): boolean | undefined {
    const [end, start] = [DocumentWords.endOf(before), after.slice(0, signsAround)];
    if (end === '' || start === '') return undefined;
    const at = this.#known.signs.indexOf(end + start);
    return at === -1 ? undefined : !this.#known.blocks.has(at + end.length);
  }

  /** Texts follow each other as in the document, so the search goes on where the last one ended. */
  #find(signs: string): number {
    const next = this.#known.signs.indexOf(signs, this.#last);
    const at = next === -1 ? this.#known.signs.indexOf(signs) : next;
    if (at !== -1) this.#last = at + signs.length;
    return at;
  }

  /** For a text of which a part looks different in print: by the signs on both sides. */
  blankBetween(before: string, after: string): boolean | undefined {
    const [end, start] = [DocumentWords.endOf(before), after.slice(0, signsAround)];
    if (end === '' || start === '') return undefined;
    const at = this.#known.signs.indexOf(end + start);
    return at === -1 ? undefined : this.#known.blanks.has(at + end.length);
  }
}

const signsAround = 12;

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
