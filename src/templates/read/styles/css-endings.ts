/** An opening without its end, or an end without its opening. */
export interface EndingFault {
  offset: number;
  message: string;
  hint: string;
}

/** A comment, a string, an address, an escape, or a bracket; and comments, strings and addresses that never end. */
const TOKEN =
  /\/\*[\s\S]*?\*\/|(?<comment>\/\*[\s\S]*)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|(?<string>"(?:[^"\\\n]|\\[\s\S])*|'(?:[^'\\\n]|\\[\s\S])*)|(?<![\w-])url\(\s*(?:(?:[^"'()\\\s]|\\[^\n])+\s*)?\)|(?<url>(?<![\w-])url\(\s*(?=[^"'\s])[^)]*\)?)|\\[\s\S]|(?<bracket>[{}()[\]])/gi;

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** Constructs that never end in a stylesheet. A browser closes them silently at the end of the file, and drops all rules in between. */
export function endingFaults(source: string): EndingFault[] {
  const faults: EndingFault[] = [];
  const open: { bracket: string; offset: number }[] = [];
  for (const { index: offset, groups: { comment, string, url, bracket } = {} } of source.matchAll(TOKEN)) {
    const hint = 'close it with the sign that opened it';
    if (comment !== undefined) faults.push({ offset, message: 'this comment never ends', hint: 'close it with */' });
    else if (string !== undefined) faults.push({ offset, message: 'this string never ends', hint });
    else if (url !== undefined) faults.push({ offset, message: 'this url() never ends', hint });
    else if (bracket !== undefined && bracket in CLOSING) open.push({ bracket, offset });
    else if (bracket !== undefined) {
      if (CLOSING[open.at(-1)?.bracket ?? ''] === bracket) open.pop();
      else faults.push({ offset, message: `"${bracket}" closes nothing`, hint: 'take it out, or open it before' });
    }
  }
  for (const { bracket, offset } of open) {
    faults.push({ offset, message: `"${bracket}" is never closed`, hint: `close it with "${CLOSING[bracket] ?? ''}"` });
  }
  return faults;
}
