/** What a role must be allowed, by table or sequence. */
export type Rights = Readonly<Record<string, readonly Right[]>>;
export type Right = (typeof RIGHTS)[number];
export const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE'] as const;

const READ: readonly Right[] = ['SELECT'];
const WRITTEN: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE'];
const REPLACED: readonly Right[] = ['SELECT', 'INSERT', 'DELETE'];

/** Of the service; deploy/postgres/rights.sql gives these, and a test holds the two against each other. */
export const SERVICE_RIGHTS: Rights = {
  organisations: READ,
  customers: READ,
  custom_forms: READ,
  payment_accounts: READ,
  orders: READ,
  invoices: READ,
  invoice_lines: READ,
  allowances_and_charges: READ,
  tax_breakdown: READ,
  taxes: READ,
  payments: READ,
  credit_applications: READ,
  custom_attributes: READ,
  // SELECT: an entry is added with RETURNING.
  audit_entries: ['SELECT', 'INSERT'],
  audit_entries_id_seq: ['USAGE'],
};

/** Besides, where requests are counted in the database. */
export const COUNTING_RIGHTS: Rights = { rate_limit_windows: WRITTEN };

/** Of the import: it changes parties and invoices, and writes what belongs to an invoice anew. */
export const IMPORT_RIGHTS: Rights = {
  organisations: WRITTEN,
  customers: WRITTEN,
  custom_forms: WRITTEN,
  payment_accounts: WRITTEN,
  taxes: WRITTEN,
  orders: WRITTEN,
  invoices: WRITTEN,
  invoices_sequence_seq: ['USAGE'],
  invoice_lines: REPLACED,
  allowances_and_charges: REPLACED,
  tax_breakdown: REPLACED,
  payments: REPLACED,
  credit_applications: [...REPLACED, 'UPDATE'],
  custom_attributes: REPLACED,
};
