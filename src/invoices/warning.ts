/** Something odd that does not stop an invoice: a person should look at it. */
export interface Warning {
  /** The business term of EN 16931, such as "BT-84"; null if it has none. */
  term: string | null;
  /** Where it is, such as `invoices[0].lines[2].netAmount`. */
  path: string;
  /** One sentence. */
  message: string;
}
