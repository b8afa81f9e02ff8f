/** Something odd about an invoice. It never blocks. */
export interface Warning {
  /** The business term, such as "BT-131", or what takes its place: "withholding tax". */
  term: string;
  /** From the invoice on, such as "lines[2].netAmount". */
  path: string;
  /** One plain sentence that follows the path. */
  message: string;
}
