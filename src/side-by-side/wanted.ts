/** What the page may show of a term. */
export interface Wanted {
  /** Where in the view: the beginnings of paths. */
  within: readonly string[];
  /** What to look for: any of them. */
  texts: readonly string[];
}

/** The texts that are there. */
export function strings(...texts: (string | null | undefined)[]): string[] {
  return texts.filter((text): text is string => typeof text === 'string' && text !== '');
}
