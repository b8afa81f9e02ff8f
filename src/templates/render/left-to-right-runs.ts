/** A part of a line, by the index of its characters. */
export interface Run {
  start: number;
  end: number;
}

/** A line, and the other bracket of each of its pairs. */
interface Line {
  characters: readonly string[];
  partners: ReadonlyMap<number, number>;
}

/** Letters from right to left, and marks of direction: no part goes across them. */
const BORDER = /[\p{Script=Arabic}\p{Script=Hebrew}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const SPACE = /\s/;
const BLANK = /^\s+$/;
const DASH = /[–—]/;
/** Superscripts too: they are digits for the order of a line. */
const CORE = /[\p{Letter}\d²³¹§]/u;
const LETTER = /\p{Letter}/u;
const DIGIT = /[\d²³¹]/;
/** Signs that begin a word: "#12", "+49", "$5", "-5". */
const SIGN_BEFORE = /[#№+$€£¥~@-]/;
/** Signs that end a number: "3%", "20°", "5€". */
const SIGN_AFTER = /[%‰°€$£¥+]/;
const OPENING = '([{';
const CLOSING = ')]}';
/** What belongs to the number before it: "B", "mm²". A longer word does not: "2026 ACME". */
const AFTER_NUMBER = /^(?:\p{Lu}|\p{Ll}\p{L}{0,2})[²³\d]?$/u;
/** Before its number, with a space: "§ 13b". */
const PARAGRAPH_SIGN = /^§+$/;
/** Digits of a telephone number: "(0)30", "555-0100". */
const GROUP = /^[\d()/.-]+$/;
/** In order without help: "12", "1,250.00", "10:30". */
const PLAIN_NUMBER = /^[\d.,:]+$/;
/** Words alone are in order too. A hyphen or a slash may make a word one that is kept whole: see `withWholeNumbers`. */
const MAY_BE_TURNED = /[§\d²³¹/-]/;

/**
 * The parts of a line from right to left that read from left to right: from a Latin letter to the last letter or digit before the next Arabic or Hebrew letter, as in
 * the order of Unicode (UAX #9). Numbers and signs that begin a part belong to it too ("§ 13b UStG", "293 B", "12-A"), and a number with signs is a part
 * ("2026-10-01", "-5%"). Brackets belong to a part only as a pair. Words alone and plain numbers are in order without help, so they are not among the parts.
 */
export function leftToRightRuns(characters: readonly string[]): Run[] {
  const line = { characters, partners: partnersOf(characters) };
  const words = wordsOf(line);
  const runs: Run[] = [];
  for (let index = 0; index < words.length;) {
    const last = lastOfRun(index, words, line);
    const run = { start: words[index]?.start ?? 0, end: words[last]?.end ?? 0 };
    const text = textOf(run, line);
    if (MAY_BE_TURNED.test(text) && !PLAIN_NUMBER.test(text)) runs.push(run);
    index = last + 1;
  }
  return runs;
}

/** Words that a bracket may be open for. Beyond, its part ends before it, so that a hostile text takes no longer than another. */
const MOST_IN_BRACKETS = 100;

/** The index of the last word of the part that begins with a word. */
function lastOfRun(index: number, words: readonly Run[], line: Line): number {
  const first = words[index];
  if (!first) return index;
  const goesOn = continuationOf(first, words[index + 1], line);
  let last = index;
  let furthestPartner = -1;
  let previous = first;
  for (let next = index; next < words.length && next <= last + MOST_IN_BRACKETS; next += 1) {
    const word = words[next] ?? first;
    if (next > index && !goesOn(textOf(word, line), textOf({ start: previous.end, end: word.start }, line))) break;
    const partners = partnersIn({ start: next === index ? word.start : previous.end, end: word.end }, line);
    // A bracket that was opened before the part.
    if (partners.some((partner) => partner < first.start)) break;
    furthestPartner = partners.reduce((furthest, partner) => Math.max(furthest, partner), furthestPartner);
    // A part with an open bracket may go on until that is closed.
    if (furthestPartner < word.end) last = next;
    previous = word;
  }
  return last;
}

/** Whether a part that begins with a word goes on with another, after what is between them. */
function continuationOf(first: Run, second: Run | undefined, line: Line): (word: string, gap: string) => boolean {
  const text = textOf(first, line);
  const isWithUnit = () =>
    second !== undefined &&
    BLANK.test(textOf({ start: first.end, end: second.start }, line)) &&
    AFTER_NUMBER.test(textOf(second, line));
  if (LETTER.test(text) || PARAGRAPH_SIGN.test(text) || isWithUnit()) return (_word, gap) => !BORDER.test(gap);
  if (text.startsWith('+')) return (word, gap) => BLANK.test(gap) && GROUP.test(word);
  return () => false;
}

/** Where the other brackets are of those in a part of the line. */
function partnersIn({ start, end }: Run, { partners }: Line): number[] {
  const found: number[] = [];
  for (let index = start; index < end; index += 1) {
    const partner = partners.get(index);
    if (partner !== undefined) found.push(partner);
  }
  return found;
}

/** The words without Arabic or Hebrew letters, without the marks around them. */
function wordsOf(line: Line): Run[] {
  const words: Run[] = [];
  let start = 0;
  for (const [index, character] of [...line.characters, ' '].entries()) {
    if (!SPACE.test(character) && !DASH.test(character) && !BORDER.test(character)) continue;
    const word = trimmed({ start, end: index }, line);
    if (word.start < word.end) words.push(word);
    start = index + 1;
  }
  return words;
}

function trimmed(word: Run, line: Line): Run {
  let { start, end } = word;
  const isPaired = (index: number) => {
    const partner = line.partners.get(index) ?? -1;
    return partner >= start && partner < end;
  };
  while (start < end && !CORE.test(at(line, start)) && !isPaired(start) && !isSignBefore(start, line)) start += 1;
  while (end > start && !CORE.test(at(line, end - 1)) && !isPaired(end - 1) && !isSignAfter(end - 1, line)) end -= 1;
  return { start, end };
}

/** A sign directly before a letter or a digit. After an Arabic or Hebrew letter, it belongs to that. */
function isSignBefore(index: number, line: Line): boolean {
  const previous = at(line, index - 1);
  return SIGN_BEFORE.test(at(line, index)) && CORE.test(at(line, index + 1)) && !BORDER.test(previous) && !CORE.test(previous);
}

function isSignAfter(index: number, line: Line): boolean {
  return SIGN_AFTER.test(at(line, index)) && DIGIT.test(at(line, index - 1));
}

function at({ characters }: Line, index: number): string {
  return characters[index] ?? '';
}

function textOf({ start, end }: Run, { characters }: Line): string {
  return characters.slice(start, end).join('');
}

function partnersOf(characters: readonly string[]): Map<number, number> {
  const partners = new Map<number, number>();
  /** Open brackets of each kind. */
  const open: number[][] = Array.from(OPENING, () => []);
  for (const [index, character] of characters.entries()) {
    const opening = OPENING.indexOf(character);
    if (opening >= 0) open[opening]?.push(index);
    const partner = open[CLOSING.indexOf(character)]?.pop();
    if (partner === undefined) continue;
    partners.set(index, partner).set(partner, index);
    // What was opened in between is never closed.
    for (const kind of open) while ((kind.at(-1) ?? -1) > partner) kind.pop();
  }
  return partners;
}
