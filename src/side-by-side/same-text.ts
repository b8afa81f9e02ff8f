/** Marks of direction and of line ends. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g;

/** A text without what the page adds to it: marks, kinds of blanks, the case. */
export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether a text of the page shows a value: it is the value, or the value stands in it as a whole word. */
export function shows(text: string, value: string): boolean {
  if (value === '') return false;
  if (text === value || text.replaceAll(' ', '') === value.replaceAll(' ', '')) return true;
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + 1)) {
    if (isEnd(text.slice(0, at), value.slice(0, 1), -1) && isEnd(text.slice(at + value.length), value.slice(-1), 0)) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}]/u;
/** A figure may go on behind these. */
const GOES_ON = /^[.,’'\u066b\u066c]\p{N}|\p{N}[.,’'\u066b\u066c]$/u;

/** Whether a value ends, or begins, at the text beside it. */
function isEnd(beside: string, edge: string, at: 0 | -1): boolean {
  const next = at === 0 ? beside.slice(0, 1) : beside.slice(-1);
  if (!WORD.test(edge)) return true;
  const figure = /\p{N}/u.test(edge) && GOES_ON.test(at === 0 ? beside.slice(0, 2) : beside.slice(-2));
  return !WORD.test(next) && !figure;
}
