import { tokenNames, tokenize } from 'css-tree';

/** Something that is opened and never closed, or closed and never opened. */
export interface EndingFault {
  offset: number;
  message: string;
  hint: string;
}

const CLOSING = new Map([
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
const UNENDED = new Map([
  ['bad-string-token', 'this string never ends'],
  ['bad-url-token', 'this url() never ends'],
]);

const shown = (name: string) => SHOWN.get(name) ?? '';

/** What never ends in a stylesheet. A browser closes it silently at the end of the file, and drops all rules in between. */
export function endingFaults(source: string): EndingFault[] {
  const faults: EndingFault[] = [];
  const open: { name: string; offset: number }[] = [];
  tokenize(source, (type, start, end) => {
    const name = tokenNames[type] ?? '';
    const unended = UNENDED.get(name);
    if (unended !== undefined) faults.push({ offset: start, message: unended, hint: 'close it with the sign that opened it' });
    if (name === 'comment-token' && !source.slice(start, end).endsWith('*/')) {
      faults.push({ offset: start, message: 'this comment never ends', hint: 'close it with */' });
    }
    if (CLOSING.has(name)) open.push({ name, offset: start });
    else if (SHOWN.has(name)) {
      const last = open.at(-1);
      if (last && CLOSING.get(last.name) === name) open.pop();
      else faults.push({ offset: start, message: `"${shown(name)}" closes nothing`, hint: 'take it out, or open it before' });
    }
  });
  for (const { name, offset } of open) {
    const hint = `close it with "${shown(CLOSING.get(name) ?? '')}"`;
    faults.push({ offset, message: `"${shown(name)}" is never closed`, hint });
  }
  return faults;
}
