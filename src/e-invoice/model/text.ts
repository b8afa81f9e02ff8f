/** Control characters other than tab and line feed, and what UTF-8 or XML cannot hold: neither belongs into a term. */
const UNWRITABLE = /(?![\n\t])\p{Control}|\p{Surrogate}|[\u{fffe}\u{ffff}]/gu;

/** A text as a term has it: uniform line ends, no control characters, no blanks around it. Undefined if nothing is left. */
export function text(value: string | null | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return value.replaceAll(/\r\n?/g, '\n').replaceAll(UNWRITABLE, '').trim() || undefined;
}

/** The group without terms that are absent. */
export function present<T extends object>(group: T): T {
  return Object.fromEntries(Object.entries(group).filter(([, value]) => value !== undefined)) as T;
}

/** The group without terms that are absent; undefined if no term is left. */
export function presentOrNothing<T extends object>(group: T): T | undefined {
  const left = present(group);
  return Object.keys(left).length === 0 ? undefined : left;
}
