import { isRightToLeft } from './normal-text.js';

/** Scripts that put no blank between words: nothing says where a word ends. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const WORD = String.raw`(?![${UNSPACED}])[\p{L}\p{N}]`;

/** What may not stand beside a text, so that it is whole: for a name letters and digits, for a number also those that a hyphen or slash joins, for a day digits. */
const EDGES = {
  name: { before: `(?<!${WORD})`, after: `(?!${WORD})` },
  number: { before: String.raw`(?<!${WORD})(?<![\p{L}\p{N}][-/._])`, after: String.raw`(?!${WORD})(?![-/._][\p{L}\p{N}])` },
  day: { before: String.raw`(?<!\d)`, after: String.raw`(?!\d)` },
} as const;
export type TextKind = keyof typeof EDGES;

/** Finds a text of the model in those of a page. */
export class TextSearch {
  readonly #whole: RegExp;
  readonly #isRightToLeft: boolean;
  readonly #words: readonly string[];

  /** @param text as `normalText` makes it */
  constructor(text: string, kind: TextKind) {
    const { before, after } = EDGES[kind];
    const signs = Array.from(comparable(text).replaceAll(/\s+/g, ''));
    const isEdge = (sign: string | undefined) =>
      sign !== undefined && /[\p{L}\p{N}]/u.test(sign) && !new RegExp(`[${UNSPACED}]`, 'u').test(sign);
    // A text breaks into lines anywhere, so a blank may be missing or be there, and a name may be hyphenated; but it stays within its block.
    const body = signs
      .map((sign) => sign.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`))
      .join(kind === 'name' ? String.raw`[-\u2010]? ?` : ' ?');
    this.#whole = new RegExp(`${isEdge(signs[0]) ? before : ''}${body}${isEdge(signs.at(-1)) ? after : ''}`, 'gu');
    this.#isRightToLeft = isRightToLeft(text);
    this.#words = wordsOf(text);
  }

  /** How often the text stands in another one. @param text of `comparable` characters, a line for each block */
  countIn(text: string): number {
    return text.match(this.#whole)?.length ?? 0;
  }

  /**
   * Whether the text stands on a page as often as it must. What is written from right to left stands word for word in the order of the page, so that only its words can be found.
   */
  standsIn({ text, blocks }: SearchedText, times: number): boolean {
    if (this.countIn(text) >= times) return true;
    return blocks.some((block) => (this.#isRightToLeft || isRightToLeft(block)) && holdsAll(wordsOf(block), this.#words));
  }
}

/** A text of `comparable` characters, and the same in blocks. */
export interface SearchedText {
  text: string;
  blocks: readonly string[];
}

/** A text without difference of case: designs set titles and names in capitals. */
export function comparable(text: string): string {
  return text.toUpperCase();
}

/** Words and figures. A page may leave out the vowel marks of Arabic and Hebrew. */
function wordsOf(text: string): string[] {
  return (
    comparable(text)
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? []
  );
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  const rest = [...words];
  return wanted.every((word) => {
    const at = rest.indexOf(word);
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  });
}
