import { z } from 'zod';
import { uuid } from './fields.js';
import { invoice } from './invoice.js';
import { customer, organisation } from './parties.js';

/** The most invoices of a file. */
export const MOST_INVOICES = 100_000;

/** The whole of an import file. Unknown keys are refused, so that a misspelt field is not lost. Absent fields become null. */
export const importFile = z.strictObject({
  $schema: z.string().optional(),
  organisations: z.array(organisation).max(10_000).default([]),
  customers: z.array(customer).max(100_000).default([]),
  invoices: z.array(invoice).max(MOST_INVOICES).default([]),
});

/** What a caller sends over HTTP: an import file, or one invoice of it. The organisation may be left out, as it is that of the token. */
const organisationId = uuid.optional();
const sentInvoice = invoice.extend({ organisationId });
export const sentRecords = z.union([
  sentInvoice,
  importFile.extend({
    organisations: z
      .array(organisation.extend({ id: organisationId }))
      .max(1)
      .optional(),
    customers: z.array(customer.extend({ organisationId })).max(100_000).optional(),
    invoices: z.array(sentInvoice).max(MOST_INVOICES).optional(),
  }),
]);

/** What a caller writes: numbers and days as text, optional fields left out. */
export type ImportInput = z.input<typeof importFile>;

export type ImportFile = z.output<typeof importFile>;
export type ImportedOrganisation = ImportFile['organisations'][number];
export type ImportedCustomer = ImportFile['customers'][number];
export type ImportedInvoice = ImportFile['invoices'][number];
export type ImportedLine = ImportedInvoice['lines'][number];
