const LONGEST = 60;

/**
 * The name of a list that a misspelt one was meant to be, else the first one that it begins before a hyphen: "en-GB" for "en"; undefined where none is near.
 * @param most letters that may differ, never all; a third of them unless given
 */
export function nearestName(name: string, known: Iterable<string>, most?: number): string | undefined {
  // The time grows with the length, and a name may come from outside.
  const wanted = name.slice(0, LONGEST).toLowerCase();
  let nearest: string | undefined;
  let least = Math.min(most ?? Math.max(2, Math.ceil(wanted.length / 3)), wanted.length - 1) + 1;
  let longer: string | undefined;
  for (const candidate of known) {
    // So many letters differ at least; the distance takes long to find.
    const isFar = Math.abs(candidate.length - wanted.length) > least;
    const distance = isFar ? Infinity : editDistance(wanted, candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
    if (candidate.toLowerCase().startsWith(`${wanted}-`)) longer ??= candidate;
  }
  return nearest ?? longer;
}

/** "; did you mean "margins"?", else "; available: …". */
export function suggestion(name: string, known: Iterable<string>): string {
  const names = [...known];
  const nearest = nearestName(name, names);
  return nearest === undefined ? `; available: ${names.join(', ')}` : `; did you mean "${nearest}"?`;
}

/** `did you mean "lines"?`; undefined when nothing is near: a third of the letters may be wrong, of a short name at least one. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const nearest = nearestName(name, known, Math.max(1, Math.floor(name.length / 3)));
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, to.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
