/** With more comparisons than this, only all digits together are compared. */
const mostComparisons = 5_000_000;

/**
 * The texts whose digits are not shown. Each text is matched with a place of its own: digits elsewhere, such as the numbers of a CSS counter, must not make up for missing ones.
 * The order of digits does not count, as numbers change places in text from right to left.
 * @param texts of the document @param shown texts of its pages, one for each place, in the order of the document
 */
export function textsWithoutDigits(texts: readonly string[], shown: readonly string[]): string[] {
  const places = shown.map(digitsOf).filter((digits) => digits !== '');
  const free = new Map<string, number>();
  for (const digits of places) free.set(digits, (free.get(digits) ?? 0) + 1);
  const others = texts.filter((text) => {
    const digits = digitsOf(text);
    return digits !== '' && !take(free, digits);
  });
  if (others.length === 0) return [];
  const rest = places.filter((digits) => take(free, digits));
  if (others.length * rest.length > mostComparisons)
    return without(digitsOf(others.join('')), digitsOf(rest.join(''))) === null ? others : [];
  // The longest first: it has the fewest places to choose from.
  return others
    .toSorted((one, other) => digitsOf(other).length - digitsOf(one).length)
    .filter((text) => !isPlaced(digitsOf(text), rest));
}

const ascii = /^\p{ASCII}*$/u;

/** Every digit of a text, in order of size. */
export function digitsOf(text: string): string {
  const digits = (ascii.test(text) ? text : text.normalize('NFKC')).match(/\d/g);
  return digits === null ? '' : digits.toSorted().join('');
}

function take(free: Map<string, number>, digits: string): boolean {
  const count = free.get(digits) ?? 0;
  if (count > 0) free.set(digits, count - 1);
  return count > 0;
}

/** Finds digits in one place, among others, or in two that follow each other (a styled first letter is a place of its own). Removes what it finds. */
function isPlaced(digits: string, rest: string[]): boolean {
  for (const [index, place] of rest.entries()) {
    const left = without(digits, place);
    if (left === null) continue;
    rest[index] = left;
    return true;
  }
  for (const [index, place] of rest.entries()) {
    const left = without(
      digits,
      Array.from(place + (rest[index + 1] ?? ''))
        .toSorted()
        .join(''),
    );
    if (left === null) continue;
    rest.splice(index, 2, left);
    return true;
  }
  return false;
}

/** What is left of `from` without `digits`, both sorted. Null if one of them is missing. */
function without(digits: string, from: string): string | null {
  let left = '';
  let at = 0;
  for (const digit of from) {
    if (digits[at] === digit) at += 1;
    else left += digit;
  }
  return at === digits.length ? left : null;
}
