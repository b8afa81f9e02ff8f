/** Something odd that does not stop an invoice: a person should look at it. */
export interface Warning {
  /** The business term of EN 16931, such as "BT-84"; null if it has none. */
  term: string | null;
  /** Where it is, such as `invoices[0].lines[2].netAmount`. */
  path: string;
  /** One sentence. */
  message: string;
}

/** The terms of warnings, each once, in their order. `other` stands for what has none. @param most how many are named */
export function termsOf(warnings: readonly Warning[], most: number): string[] {
  return [...new Set(warnings.map(({ term }) => term ?? 'other'))].slice(0, most);
}

/** Content of an XML document that the model has no place for. */
export interface Unmapped {
  xpath: string;
  /** Characters of the content. */
  length: number;
}

/** All such content of a document. */
export interface AllUnmapped {
  unmapped: readonly Unmapped[];
  /** How many more there are than the list has. */
  furtherUnmapped: number;
}

export const NOTHING_UNMAPPED: AllUnmapped = { unmapped: [], furtherUnmapped: 0 };

/** How many elements and attributes it is. */
export function countOf({ unmapped, furtherUnmapped }: AllUnmapped): number {
  return unmapped.length + furtherUnmapped;
}

/** A document may have names of any length. */
const LONGEST_XPATH = 500;

/** The first of them, for a log line or an audit entry. */
export function firstUnmapped({ unmapped }: AllUnmapped, most: number): Unmapped[] {
  return unmapped.slice(0, most).map(({ xpath, length }) => ({ xpath: xpath.slice(0, LONGEST_XPATH), length }));
}
