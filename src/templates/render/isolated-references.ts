import { withRule, withTexts } from './texts-of-html.js';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LINE = /[^\n]+/g;
const CHARACTER_REFERENCE = /&#?\w+;/g;
/**
 * "§ 13b UStG", "Art. 196 Directive 2006/112/EC", "293 B", "132(1)(i)": begins with a paragraph sign, a Latin letter, or a number with a letter or a bracket. Not within a character reference ("&amp;").
 */
const RUN =
  /(?<![&#\w])(?:§+\s*[\p{Script=Latin}\d]|\p{Script=Latin}|\d+ ?\p{Script=Latin}|\d+\(\w\))(?:[\p{Script=Latin}\d\s.;:/()’–§-]*[\p{Script=Latin}\d)])?/gu;
/** Words alone are in order without help. */
const IS_REFERENCE = /[§\d]/;
const RULE = 'left-to-right{direction:ltr;unicode-bidi:isolate}';

/**
 * Isolates references in Latin letters in lines that begin in Arabic or Hebrew: otherwise the paragraph sign and the numbers at their ends change places with the letters.
 */
export function withIsolatedReferences(html: string): string {
  if (!RIGHT_TO_LEFT.test(html)) return html;
  return withRule(
    withTexts(html, (text) => (RIGHT_TO_LEFT.test(text) ? text.replaceAll(LINE, lineWith) : text)),
    RULE,
  );
}

/** A line runs in the direction of its first letter. */
function lineWith(line: string): string {
  const [first = ''] = /\p{Letter}/u.exec(line.replaceAll(CHARACTER_REFERENCE, '')) ?? [];
  return RIGHT_TO_LEFT.test(first) ? line.replaceAll(RUN, isolated) : line;
}

function isolated(run: string): string {
  // A bracket that is opened before the reference is closed after it.
  const closing = /\)+$/.exec(run)?.[0].length ?? 0;
  const unopened = Math.min(closing, Math.max(0, run.split(')').length - run.split('(').length));
  const reference = run.slice(0, run.length - unopened);
  return IS_REFERENCE.test(reference) ? `<left-to-right>${reference}</left-to-right>${')'.repeat(unopened)}` : run;
}
