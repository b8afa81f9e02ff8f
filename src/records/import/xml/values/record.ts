import type { ImportInput } from '../../format/schema.js';

// The parts of an invoice in the import format, as a caller writes them.

export type InvoiceInput = NonNullable<ImportInput['invoices']>[number];
export type LineInput = InvoiceInput['lines'][number];
export type SellerInput = NonNullable<InvoiceInput['seller']>;
export type BuyerInput = NonNullable<InvoiceInput['buyer']>;
export type PayeeInput = NonNullable<InvoiceInput['payee']>;
export type RepresentativeInput = NonNullable<InvoiceInput['taxRepresentative']>;
export type DeliveryInput = NonNullable<InvoiceInput['delivery']>;
export type MeansInput = NonNullable<InvoiceInput['paymentMeans']>[number];
export type DocumentInput = NonNullable<InvoiceInput['supportingDocuments']>[number];
export type AllowanceInput = NonNullable<InvoiceInput['allowancesAndCharges']>[number];
export type BreakdownInput = NonNullable<InvoiceInput['taxBreakdown']>[number];
export type TotalsInput = NonNullable<InvoiceInput['totals']>;

/** A line of the table, and where it stands in the document. */
export interface ReadLine {
  line: LineInput;
  xpath: string;
}
