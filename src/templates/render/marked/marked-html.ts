import { MARK, MARKS } from './marks.js';

/** The HTML around the text of a number. */
export interface Around {
  before: (number: number) => string;
  after: string;
  /** The start tag of a link whose text has this number, in place of an element in it; null: an element may stand in a link. */
  inLink: ((tag: string, number: number) => string) | null;
}

/** A tag, or what stands in an element whose text is not printed. */
const PIECE = /<style\b[\s\S]*?<\/style>|<title\b[\s\S]*?<\/title>|<svg\b[\s\S]*?<\/svg>|<[^>]*>/g;

/** Puts elements in place of the marks in the texts of HTML, and leaves those in its attributes out. */
export function markedHtml(html: string, { before, after, inLink }: Around): string {
  let result = '';
  let from = 0;
  let isInLink = false;
  const addText = (text: string): void => {
    const isMarked = inLink === null || !isInLink;
    result += text.replaceAll(MARK, (_mark, number?: string) => {
      if (!isMarked) return '';
      return number === undefined ? after : before(Number(number));
    });
  };
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    addText(html.slice(from, index));
    from = index + piece.length;
    const tag = piece.replaceAll(MARK, '');
    const isLink = /^<a\b/.test(piece);
    result += isLink && inLink !== null ? numbered(tag, html.slice(from), inLink) : tag;
    if (isLink) isInLink = true;
    if (piece === '</a>') isInLink = false;
  }
  addText(html.slice(from));
  return result;
}

/** The start tag of a link, by the first mark in it. */
function numbered(tag: string, rest: string, inLink: (tag: string, number: number) => string): string {
  const end = rest.indexOf('</a>');
  const [, number] = new RegExp(`${MARKS.start}(\\d+)${MARKS.number}`, 'u').exec(rest.slice(0, end)) ?? [];
  return number === undefined ? tag : inLink(tag, Number(number));
}
