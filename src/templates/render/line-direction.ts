export type Direction = 'ltr' | 'rtl';

const LETTERS = /\p{Letter}/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
/** What is isolated does not decide the direction around it. */
const ISOLATED = /[\u2066-\u2068][^\u2069]*\u2069/g;
/** The share of Arabic and Hebrew letters that makes a line run from right to left. In a document that does so too, Latin names and terms are usual in a sentence. */
const SHARE: Record<Direction, number> = { rtl: 1 / 6, ltr: 1 / 2 };

/** The direction that a line has by itself: that of its first letter. Null without letters. */
export function firstDirection(line: string): Direction | null {
  const [first] = lettersOf(line);
  return first === undefined ? null : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/** The direction of a line of free text: from right to left if it begins so, or if enough of its letters are such, which in a document from right to left are few. */
export function directionOfLine(line: string, ofDocument: Direction): Direction | null {
  const first = firstDirection(line);
  if (first !== 'ltr') return first;
  const letters = lettersOf(line);
  const mirrored = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  return mirrored > letters.length * SHARE[ofDocument] ? 'rtl' : 'ltr';
}

function lettersOf(line: string): string[] {
  return line.replaceAll(ISOLATED, '').match(LETTERS) ?? [];
}
