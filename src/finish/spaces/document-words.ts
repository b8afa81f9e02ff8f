/** Signs of a text, without its blanks, as a printed text and the text of a document can be compared. */
export function signsOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Format}]+/gu, '')
    .toLowerCase();
}

/**
 * The text of a document, by which a blank is found that Chromium did not print: at the end of a line, it paints none.
 */
export class DocumentWords {
  readonly #signs: string;
  /** Places in `#signs` before which there is a blank. */
  readonly #blanks = new Set<number>();
  #last = 0;

  /** @param text of the document, in its order, with a blank between two blocks */
  constructor(text: string) {
    const words: string[] = [];
    let length = 0;
    for (const word of text.split(/\s+/)) {
      const signs = signsOf(word);
      if (signs === '') continue;
      this.#blanks.add(length);
      words.push(signs);
      length += signs.length;
    }
    this.#signs = words.join('');
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
      if (place !== -1) return this.#blanks.has((place += part.length));
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
    const at = this.#signs.indexOf(end + start);
    return at !== -1 && !this.#blanks.has(at + end.length);
  }

  /** Texts follow each other as in the document, so the search goes on where the last one ended. */
  #find(signs: string): number {
    const next = this.#signs.indexOf(signs, this.#last);
    const at = next === -1 ? this.#signs.indexOf(signs) : next;
    if (at !== -1) this.#last = at + signs.length;
    return at;
  }

  /** For a text of which a part looks different in print: by the signs on both sides. */
  blankBetween(before: string, after: string): boolean | undefined {
    const [end, start] = [DocumentWords.endOf(before), after.slice(0, signsAround)];
    if (end === '' || start === '') return undefined;
    const at = this.#signs.indexOf(end + start);
    return at === -1 ? undefined : this.#blanks.has(at + end.length);
  }
}

const signsAround = 12;
