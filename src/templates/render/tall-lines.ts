import { withRule, withTexts } from './texts-of-html.js';

/** Scripts that stack consonants, and marks below them. */
const TALLEST = runOf('Myanmar Khmer');
/** Scripts with marks above and below their letters. */
const TALL = runOf('Thai Lao Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam Sinhala');
/** Most of these scripts lie together: a quick look, since most texts have none. */
const MAY_BE_TALL = /[\u0900-\u109f\u1780-\u17ff]/;
const RULE = 'tall-line{line-height:1.6}tallest-line{line-height:2}';

/** Gives text of tall scripts taller lines, so that the marks of two lines do not meet. Lines of other text keep their height. */
export function withTallLines(html: string): string {
  if (!MAY_BE_TALL.test(html)) return html;
  const tall = (text: string) =>
    text.replaceAll(TALLEST, '<tallest-line>$&</tallest-line>').replaceAll(TALL, '<tall-line>$&</tall-line>');
  return withRule(
    withTexts(html, (text) => (MAY_BE_TALL.test(text) ? tall(text) : text)),
    RULE,
  );
}

function runOf(scripts: string): RegExp {
  const letters = scripts.replaceAll(/\w+/g, String.raw`\p{Script=$&}`).replaceAll(' ', '');
  return new RegExp(String.raw`[${letters}][${letters}\p{Mark}\p{Format}\s]*`, 'gu');
}
