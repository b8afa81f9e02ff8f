import { tokenNames, tokenize } from 'css-tree';
import type { SourceText } from '../source-text.js';
import type { Report, Rule } from '../subject.js';

const PAIRS = new Map([
  ['{-token', '}-token'],
  ['(-token', ')-token'],
  ['[-token', ']-token'],
  ['function-token', ')-token'],
]);
const SHOWN = new Map([
  ['{-token', '{'],
  ['(-token', '('],
  ['[-token', '['],
  ['function-token', '('],
  ['}-token', '}'],
  [')-token', ')'],
  [']-token', ']'],
]);

/** CSS that a browser skips, or that never ends. */
export const cssSyntax: Rule = {
  name: 'css-syntax',
  severity: 'error',
  catches: 'CSS that a browser cannot read: a block, bracket, string or comment that never ends, a declaration without colon',
  check({ stylesheets }, report) {
    for (const { text, faults } of stylesheets) {
      if (checkEnds(text, report)) continue;
      for (const { message, offset } of faults) report({ text, offset: Math.min(offset, text.text.length - 1) }, message);
    }
  },
};

/** Whether something never ends; what follows from that is not worth saying. */
function checkEnds(text: SourceText, report: Report): boolean {
  const open: { name: string; offset: number }[] = [];
  let hasFault = false;
  const say = (offset: number, message: string, hint: string) => {
    hasFault = true;
    report({ text, offset }, message, hint);
  };
  tokenize(text.text, (type, start, end) => {
    const name = tokenNames[type] ?? '';
    if (name === 'comment-token' && !text.text.slice(start, end).endsWith('*/')) say(start, 'this comment never ends', 'close it with */');
    if (name === 'bad-string-token') say(start, 'this string never ends', 'close it with the same quote');
    if (name === 'bad-url-token') say(start, 'this url() never ends', 'put it in quotes, and close it');
    if (PAIRS.has(name)) open.push({ name, offset: start });
    if (!SHOWN.has(name) || PAIRS.has(name)) return;
    const last = open.pop();
    if (last && PAIRS.get(last.name) === name) return;
    say(start, `"${SHOWN.get(name) ?? ''}" closes nothing`, 'take it out, or open it before');
    if (last) open.push(last);
  });
  for (const { name, offset } of open) say(offset, `"${SHOWN.get(name) ?? ''}" is never closed`, `close it with ${SHOWN.get(PAIRS.get(name) ?? '') ?? ''}`);
  return hasFault;
}
