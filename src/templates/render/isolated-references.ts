import { leftToRightRuns } from './left-to-right-runs.js';
import { type Direction, directionOfLine, firstDirection } from './line-direction.js';
import { withRule, withTexts } from './texts-of-html.js';

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LINE = /[^\n]+/g;
/** Units of HTML text: a character reference is one sign. */
const UNIT = /&#?\w+;|[^]/gu;
const SIGNS = new Map([
  ['&quot;', '"'],
  ['&#x27;', "'"],
  ['&amp;', '&'],
  ['&#x3D;', '='],
  ['&nbsp;', '\u00a0'],
]);
/** An element that says the direction of its text itself; with "auto", that of its first letter. */
const OWN_DIRECTION = /\sdir="(?<own>ltr|rtl|auto)"/;
const RULE = 'left-to-right{direction:ltr;unicode-bidi:isolate}right-to-left{direction:rtl;unicode-bidi:isolate}';

/**
 * Gives each line of Arabic or Hebrew text its direction, and isolates the parts of it that read from left to right: otherwise the signs and numbers at their ends
 * change places with the letters.
 */
export function withIsolatedReferences(html: string): string {
  if (!RIGHT_TO_LEFT.test(html)) return html;
  const ofDocument = /<html\b[^>]*\sdir="rtl"/.test(html) ? 'rtl' : 'ltr';
  return withRule(
    withTexts(html, (text, tag) => (RIGHT_TO_LEFT.test(text) ? text.replaceAll(LINE, lineWith(tag, ofDocument)) : text)),
    RULE,
  );
}

function lineWith(tag: string, ofDocument: Direction): (line: string) => string {
  return (line) => {
    const units = line.match(UNIT) ?? [];
    const characters = units.map((unit) => (unit.length > 2 ? (SIGNS.get(unit) ?? '\ufffd') : unit));
    const text = characters.join('');
    const first = firstDirection(text);
    const own = OWN_DIRECTION.exec(tag)?.groups?.['own'];
    const direction = own === undefined ? directionOfLine(text, ofDocument) : own === 'auto' ? first : own;
    const content = direction === 'rtl' ? withRuns(units, characters) : line;
    return own === undefined && direction === 'rtl' && first === 'ltr' ? `<right-to-left>${content}</right-to-left>` : content;
  };
}

function withRuns(units: readonly string[], characters: readonly string[]): string {
  const result: string[] = [];
  let done = 0;
  for (const { start, end } of leftToRightRuns(characters)) {
    result.push(...units.slice(done, start), '<left-to-right>', ...units.slice(start, end), '</left-to-right>');
    done = end;
  }
  return [...result, ...units.slice(done)].join('');
}
