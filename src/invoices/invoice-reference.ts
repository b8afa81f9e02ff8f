/** How a caller may name one invoice of its organisation. */
export type InvoiceReference =
  /** The digits of `inv_<sequence>`. */
  | { sequence: bigint }
  /** BT-1. */
  | { number: string }
  | { id: string }
  /** A number may look like an id: the invoice with that id comes before one with that number. */
  | { id: string; number: string }
  /** If given, an invoice of any other customer counts as absent. */
  | { id: string; customerId: string };

/** An invoice reference within the organisation that may see it. Every query for an invoice needs one. */
export type InvoiceKey = { organisationId: string } & InvoiceReference;
