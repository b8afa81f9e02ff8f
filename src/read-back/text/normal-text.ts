const ASCII = /^[\t\n\u0020-\u007e]*$/;
/** What does not show: marks of direction, soft hyphens, joiners, what stands for a glyph without a character. */
const INVISIBLE = /[\p{Format}\0]+/gu;
const BLANKS = /[^\S\n]+/g;

/** A text in the form in which page, document and model are compared: compatible characters made equal, blanks of every kind one blank, nothing invisible. Line breaks stay. */
export function normalText(text: string): string {
  if (ASCII.test(text)) return text.replaceAll(BLANKS, ' ');
  return text.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(BLANKS, ' ');
}

/** Whether a text has letters that are written from right to left. */
export function isRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
}
