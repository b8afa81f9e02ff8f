/** What a role must be allowed, by table or sequence. */
export type Rights = Readonly<Record<string, readonly Right[]>>;
export type Right = (typeof RIGHTS)[number];
export const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE'] as const;

const READ: readonly Right[] = ['SELECT'];
const WRITTEN: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE'];
const REPLACED: readonly Right[] = ['SELECT', 'INSERT', 'DELETE'];

/** Rights of the service. deploy/postgres/rights.sql grants them, and a test compares the two. */
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
  invoice_parties: READ,
  invoice_notes: READ,
  payment_means: READ,
  supporting_documents: READ,
  withholding_taxes: READ,
  third_party_payments: READ,
  further_taxes: READ,
  // SELECT, because an entry is inserted with RETURNING.
  audit_entries: ['SELECT', 'INSERT'],
  audit_entries_id_seq: ['USAGE'],
  batches: [...WRITTEN, 'DELETE'],
  batch_items: [...WRITTEN, 'DELETE'],
  batch_queue: READ,
  webhook_deliveries: WRITTEN,
};

/** Further rights if requests are counted in the database. */
export const COUNTING_RIGHTS: Rights = { rate_limit_windows: WRITTEN };

/** Rights of the import: it changes parties and invoices, and replaces the rows that belong to an invoice. */
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
  invoice_parties: REPLACED,
  invoice_notes: REPLACED,
  payment_means: REPLACED,
  supporting_documents: REPLACED,
  withholding_taxes: REPLACED,
  third_party_payments: REPLACED,
  further_taxes: REPLACED,
};

/** Further rights of the service if its routes write: those of the import, and to delete drafts. deploy/postgres/write-rights.sql grants them. */
export const WRITING_RIGHTS: Rights = { ...IMPORT_RIGHTS, invoices: [...WRITTEN, 'DELETE'] };

/** Rights of the command that erases a customer. */
export const ERASING_RIGHTS: Rights = {
  ...IMPORT_RIGHTS,
  customers: [...WRITTEN, 'DELETE'],
  orders: [...WRITTEN, 'DELETE'],
  invoices: [...WRITTEN, 'DELETE'],
  batches: READ,
  batch_items: READ,
  audit_entries: ['SELECT', 'INSERT'],
  audit_entries_id_seq: ['USAGE'],
};
