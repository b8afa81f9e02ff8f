import { TemplateError } from '../template-error.js';

/** A comment, a string, an escape, or a bracket; and comments and strings that never end. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|(?<comment>\/\*)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|(?<quote>["'])|\\[\s\S]|(?<bracket>[{}()[\]])/g;

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/**
 * Checks that every block, bracket, string and comment of a stylesheet ends: the browser would take all that follows for a part of it.
 * @throws TemplateError with the line where it begins
 */
export function checkCssEnds(file: string, source: string): void {
  const open: { bracket: string; index: number }[] = [];
  const refuse = (index: number, reason: string): never => {
    throw new TemplateError(file, source.slice(0, index).split('\n').length, reason);
  };
  for (const { index, groups: { comment, quote, bracket } = {} } of source.matchAll(TOKEN)) {
    if (comment !== undefined) refuse(index, 'a comment begins here and never ends');
    else if (quote !== undefined) refuse(index, 'a string begins here and does not end on its line');
    else if (bracket !== undefined && bracket in CLOSING) open.push({ bracket, index });
    else if (bracket !== undefined) {
      const last = open.pop();
      if (!last) refuse(index, `"${bracket}" closes nothing`);
      else if (CLOSING[last.bracket] !== bracket) refuse(last.index, `"${last.bracket}" begins here and never ends`);
    }
  }
  const last = open.at(-1);
  if (last) refuse(last.index, `"${last.bracket}" begins here and never ends`);
}
