const LONGEST = 60;

/** The name of a list that a misspelt one was meant to be; undefined where none is near. @param most letters that may differ; a third of them unless given */
export function nearestName(name: string, known: Iterable<string>, most?: number): string | undefined {
  // The time grows with the length, and a name may come from outside.
  const wanted = name.slice(0, LONGEST).toLowerCase();
  let nearest: string | undefined;
  let least = (most ?? Math.max(2, Math.ceil(wanted.length / 3))) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

/** "; did you mean "margins"?", else "; known are …". */
export function suggestion(name: string, known: Iterable<string>): string {
  const names = [...known];
  const nearest = nearestName(name, names);
  return nearest === undefined ? `; known are ${names.join(', ')}` : `; did you mean "${nearest}"?`;
}

/** Letters to insert, delete or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
