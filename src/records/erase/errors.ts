/** The organisation has no such customer. */
export class CustomerNotFoundError extends Error {
  readonly code = 'customer_not_found';
  override readonly name = 'CustomerNotFoundError';

  constructor() {
    super('the organisation has no such customer: nothing was erased');
  }
}

/** The customer has issued invoices that must be kept. */
export class InvoicesKeptError extends Error {
  readonly code = 'invoices_kept';
  override readonly name = 'InvoicesKeptError';

  constructor({ count, linked, first, last }: KeptInvoices, keepFrom: string | null) {
    const which = keepFrom === null ? '' : ` on or after ${keepFrom}, or belong to one that was`;
    super(
      `the customer has ${count} issued invoices and credit notes that were issued${which} (${first} to ${last}` +
        `${linked > 0 ? `, ${linked} of them only linked to others` : ''}): nothing was erased. ` +
        'With --partly, everything else of the customer is erased now. With --keep-from, older invoices may go',
    );
  }
}

/** The issued invoices of a customer that stay. */
export interface KeptInvoices {
  count: number;
  /** Those that are old enough, but linked to one that is not. */
  linked: number;
  /** Days of issue; empty if there are none. */
  first: string;
  last: string;
}
