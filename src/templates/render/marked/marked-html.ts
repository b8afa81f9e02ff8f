import { MARKS } from './marked-view.js';

/** The HTML around the text of a number. */
export interface Around {
  before: (number: number) => string;
  after: string;
  /** Whether it may stand in a link. */
  mayBeInLink: boolean;
}

/** A tag, or what stands in an element whose text is not printed. */
const PIECE = /<style\b[\s\S]*?<\/style>|<title\b[\s\S]*?<\/title>|<svg\b[\s\S]*?<\/svg>|<[^>]*>/g;
const MARK = new RegExp(`${MARKS.start}(\\d+)${MARKS.number}|${MARKS.end}`, 'gu');

/** Puts elements in place of the marks in the texts of HTML, and leaves those in its attributes out. */
export function markedHtml(html: string, { before, after, mayBeInLink }: Around): string {
  let result = '';
  let from = 0;
  let isInLink = false;
  const addText = (text: string): void => {
    const isMarked = mayBeInLink || !isInLink;
    result += text.replaceAll(MARK, (_mark, number?: string) => {
      if (!isMarked) return '';
      return number === undefined ? after : before(Number(number));
    });
  };
  for (const { 0: piece, index } of html.matchAll(PIECE)) {
    addText(html.slice(from, index));
    from = index + piece.length;
    result += piece.replaceAll(MARK, '');
    if (/^<a\b/.test(piece)) isInLink = true;
    if (piece === '</a>') isInLink = false;
  }
  addText(html.slice(from));
  return result;
}
