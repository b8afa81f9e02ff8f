/** The codes of a list, which blanks separate. */
export function codes(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** The codes of one list that another does not have. */
export function codesWithout(list: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...list].filter((code) => !others.has(code)));
}
