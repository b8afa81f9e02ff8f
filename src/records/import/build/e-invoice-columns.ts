import type { AskedEInvoice, EInvoiceChoice } from '../../../invoices/choices.js';
import type { Customer, Organisation } from '../../prisma-client/client.js';

type Columns = keyof EInvoiceChoice;

/** The choice of an organisation. Its constraints let the database hold no other values. */
export function eInvoiceOfOrganisation({ eInvoice, eInvoiceFaults }: Pick<Organisation, Columns>): EInvoiceChoice {
  return { eInvoice, eInvoiceFaults } as EInvoiceChoice;
}

/** The same of a customer, who may leave it open. */
export function eInvoiceOfCustomer({ eInvoice, eInvoiceFaults }: Pick<Customer, Columns>): AskedEInvoice {
  return { eInvoice, eInvoiceFaults } as AskedEInvoice;
}
