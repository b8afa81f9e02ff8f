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
