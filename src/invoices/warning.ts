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
