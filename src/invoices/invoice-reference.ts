/** How a caller may name one invoice of its organisation. */
export type InvoiceReference =
  /** The digits of `inv_<sequence>`. */
  | { sequence: bigint }
  /** BT-1. */
  | { number: string }
  | { id: string }
  /** Numbers may have the form of an id: the invoice of that id goes before one of that number. */
  | { id: string; number: string }
  /** An invoice counts as absent for any other customer. */
  | { id: string; customerId: string };

/** An invoice reference within the organisation that may see it: the one way to ask for an invoice. */
export type InvoiceKey = { organisationId: string } & InvoiceReference;
