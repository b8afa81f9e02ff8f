// What an invoice, and its PDF, can be, where there are only a few answers.

/** UNCL 5305 codes that EN 16931 admits. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export type InvoiceType = 'INVOICE' | 'CREDIT_NOTE';
export type InvoiceStatus = 'DRAFT' | 'ISSUED' | 'VOID';

/** How tax is rounded: once for each entry of the breakdown (BR-CO-17), line by line, or out of the total that includes it. */
export const TAX_ROUNDINGS = ['BREAKDOWN', 'LINE', 'TOTAL'] as const;
export type TaxRounding = (typeof TAX_ROUNDINGS)[number];

/** Which way tax between two minor units goes. DOWN is towards zero, UP away from it. Line amounts are always rounded half up. */
export const ROUNDING_MODES = ['HALF_UP', 'DOWN', 'UP'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Whether the figures must follow from the lines, or stand as the seller's own system states them. */
export type Figures = 'CHECKED' | 'AS_STATED';

/** Only items have figures. A subtotal sums the items above it, from the last heading or subtotal on. */
export const LINE_KINDS = ['ITEM', 'HEADING', 'TEXT', 'SUBTOTAL'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What e-invoice is inside the PDF of an invoice: none, Factur-X in the profile EN 16931, or ZUGFeRD in the profile XRECHNUNG. */
export const E_INVOICE_KINDS = ['none', 'factur-x', 'zugferd-xrechnung'] as const;
export type EInvoiceKind = (typeof E_INVOICE_KINDS)[number];

/** What happens if an invoice breaks the rules of its e-invoice: there is no PDF, or its PDF has no XML. */
export const E_INVOICE_FAULT_RULES = ['strict', 'lenient'] as const;
export type EInvoiceFaultRule = (typeof E_INVOICE_FAULT_RULES)[number];

/** What an organisation wants of its PDFs. */
export interface EInvoiceChoice {
  eInvoice: EInvoiceKind;
  eInvoiceFaults: EInvoiceFaultRule;
}

/** The same of somebody who may leave it open: a customer, or a request. Null: what the next one in the line wants. */
export type AskedEInvoice = { [Field in keyof EInvoiceChoice]: EInvoiceChoice[Field] | null };

/** Of an organisation that chose nothing. */
export const USUAL_E_INVOICE = { eInvoice: 'none', eInvoiceFaults: 'strict' } as const satisfies EInvoiceChoice;

/** Of a customer, or a request, that leaves it open. */
export const OPEN_E_INVOICE = { eInvoice: null, eInvoiceFaults: null } as const satisfies AskedEInvoice;

/** What counts: what the first of them that does not leave it open wants, or else the last. */
export function chosenEInvoice(asked: AskedEInvoice, customer: AskedEInvoice, organisation: EInvoiceChoice): EInvoiceChoice {
  return {
    eInvoice: asked.eInvoice ?? customer.eInvoice ?? organisation.eInvoice,
    eInvoiceFaults: asked.eInvoiceFaults ?? customer.eInvoiceFaults ?? organisation.eInvoiceFaults,
  };
}
