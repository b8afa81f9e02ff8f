import { InconsistentInvoiceError } from '../../invoices/errors.js';
import type { AllowanceCharge, Delivery, DocumentAllowanceCharge, Invoice, Organisation } from '../../invoices/invoice.js';

/** The result of `invoiceSql`: an invoice, and parts that are still to be placed in it. */
interface StoredInvoice extends Omit<Invoice, 'organisation' | 'delivery' | 'allowancesAndCharges'> {
  organisation: Omit<Organisation, 'logo'> & { logo: string | null };
  /** The invoice's own; every part may be absent. */
  delivery: Delivery;
  /** The customer's shipping address. */
  shipping: Pick<Delivery, 'name' | 'address'>;
  allowancesAndCharges: (AllowanceCharge & Record<'taxCategory' | 'taxRate' | 'exemptionReason', string | null>)[];
  /** Sort orders of the lines, in their order; null if no line has a charge. */
  lineOrders: number[] | null;
  lineCharges: { line: number; item: AllowanceCharge }[];
}

/** The invoice from the JSON of `invoiceSql`. @throws InconsistentInvoiceError */
export function invoiceFromJson(document: string): Invoice {
  const { lineOrders, lineCharges, shipping, ...stored } = JSON.parse(document) as StoredInvoice;
  putChargesOnLines(stored.lines, lineOrders ?? [], lineCharges);
  const { organisation } = stored;
  return {
    ...stored,
    organisation: { ...organisation, logo: organisation.logo === null ? null : bytesOf(organisation.logo) },
    delivery: deliveryOf(stored.delivery, shipping),
    allowancesAndCharges: stored.allowancesAndCharges.map(withTax),
  };
}

/** @param text PostgreSQL's base64, which has line breaks */
function bytesOf(text: string): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(text, 'base64');
  return new Uint8Array(buffer, byteOffset, length);
}

function putChargesOnLines(lines: Invoice['lines'], orders: number[], charges: StoredInvoice['lineCharges']): void {
  if (charges.length === 0) return;
  const indexOf = new Map(orders.map((order, index) => [order, index]));
  for (const { line, item } of charges) lines[indexOf.get(line) ?? -1]?.allowancesAndCharges.push(item);
}

/** BG-13: the invoice's own deliver-to address, otherwise the customer's shipping address; null if there is neither, and no date. */
function deliveryOf({ name, address, date }: Delivery, shipping: StoredInvoice['shipping']): Delivery | null {
  const own = address.countryCode !== null;
  if (!own && shipping.address.countryCode === null && date === null && name === null) return null;
  return { name: name ?? (own ? null : shipping.name), address: own ? address : shipping.address, date };
}

function withTax(item: StoredInvoice['allowancesAndCharges'][number], index: number): DocumentAllowanceCharge {
  const { taxCategory, taxRate } = item;
  if (taxCategory === null || taxRate === null) {
    throw new InconsistentInvoiceError(`allowancesAndCharges[${index}].taxCategory`, 'absent', 'a tax category and a rate');
  }
  return { ...item, taxCategory: taxCategory as DocumentAllowanceCharge['taxCategory'], taxRate };
}
