import { InconsistentInvoiceError } from '../../invoices/errors.js';
import type {
  Address,
  AllowanceCharge,
  Customer,
  Delivery,
  DocumentAllowanceCharge,
  Invoice,
  LineTax,
  Organisation,
  Payee,
  TaxRepresentative,
  TradeParty,
} from '../../invoices/invoice.js';
import { withSeller } from '../../invoices/seller.js';

/** A party of the invoice's own. */
interface StoredParty extends TradeParty {
  legalName: string | null;
  tradingName: string | null;
  website: string | null;
  taxNumber: string | null;
  legalInformation: string | null;
  address: Address;
  /** The record of the invoice states it; otherwise it was copied at the issue. */
  isStated: boolean;
}

/** Dates and references, which PostgreSQL gives as an object of their own. */
type Reference =
  | 'dueDate'
  | 'taxPointDate'
  | 'taxPointDateCode'
  | 'billingStartDate'
  | 'billingEndDate'
  | 'buyerReference'
  | 'projectReference'
  | 'contractReference'
  | 'purchaseOrderReference'
  | 'orderNumber'
  | 'receivingAdviceReference'
  | 'despatchAdviceReference'
  | 'tenderReference'
  | 'invoicedObject'
  | 'accountingReference'
  | 'processId'
  | 'specificationId'
  | 'precedingInvoices'
  | 'accountingTax';

type Role = 'SELLER' | 'BUYER' | 'PAYEE' | 'TAX_REPRESENTATIVE' | 'DELIVER_TO';

/** The result of `invoiceSql`: an invoice, and parts that are still to be placed in it. */
interface StoredInvoice extends Omit<Invoice, 'organisation' | 'delivery' | 'allowancesAndCharges' | Reference> {
  references: Pick<Invoice, Reference>;
  organisation: Omit<Organisation, 'logo'> & { logo: string | null; logoIsOfForm: boolean };
  /** Those of the invoice's own parties that count. */
  parties: Partial<Record<Role, StoredParty>>;
  /** The invoice's own; every part may be absent. */
  delivery: Delivery;
  /** The customer's shipping address; null if the invoice keeps that of its issue. */
  shipping: Pick<Delivery, 'name' | 'address'> | null;
  allowancesAndCharges: (AllowanceCharge & { order: number } & Record<keyof LineTax, string | null>)[];
  /** Sort orders of the lines, in their order; null if no line has a charge or a further tax. */
  lineOrders: number[] | null;
  lineCharges: { line: number; item: AllowanceCharge }[];
  furtherTaxes: { line: number | null; charge: number | null; tax: LineTax }[];
}

/** The invoice from the JSON of `invoiceSql`. @throws InconsistentInvoiceError */
export function invoiceFromJson(document: string): Invoice {
  const { lineOrders, lineCharges, furtherTaxes, shipping, parties, references, ...stored } = JSON.parse(
    document,
  ) as StoredInvoice;
  putOnLines(stored.lines, lineOrders ?? [], lineCharges, furtherTaxes);
  return {
    ...stored,
    ...references,
    organisation: organisationOf(stored.organisation, parties.SELLER),
    customer: customerOf(stored.customer, parties.BUYER),
    payee: payeeOf(parties.PAYEE),
    taxRepresentative: taxRepresentativeOf(parties.TAX_REPRESENTATIVE),
    delivery: deliveryOf(stored.delivery, parties.DELIVER_TO ?? shipping),
    allowancesAndCharges: stored.allowancesAndCharges.map((item, index) => withTaxes(item, index, furtherTaxes)),
  };
}

/** The tenant, with the seller of the invoice. */
function organisationOf(
  { logo: encoded, logoIsOfForm, ...present }: StoredInvoice['organisation'],
  seller: StoredParty | undefined,
): Organisation {
  const organisation = { ...present, logo: encoded === null ? null : bytesOf(encoded) };
  if (!seller) return organisation;
  const { tradingName: _none, isStated, ...own } = seller;
  return withSeller(organisation, own, logoIsOfForm || !isStated ? organisation.logo : null);
}

/** The account of the customer, with the buyer of the invoice. */
function customerOf(present: Customer, buyer: StoredParty | undefined): Customer {
  if (!buyer) return present;
  const { address, legalName: _l, website: _w, taxNumber: _t, legalInformation: _i, isStated: _s, ...own } = buyer;
  return { ...present, ...own, billingAddress: address };
}

function payeeOf(party: StoredParty | undefined): Payee | null {
  if (!party) return null;
  const { name, identifiers, companyNumber, companyNumberScheme } = party;
  return { name, identifiers, companyNumber, companyNumberScheme };
}

function taxRepresentativeOf(party: StoredParty | undefined): TaxRepresentative | null {
  return party ? { name: party.name, vatNumber: party.vatNumber, address: party.address } : null;
}

/** @param text PostgreSQL's base64, which has line breaks */
function bytesOf(text: string): Uint8Array {
  const { buffer, byteOffset, length } = Buffer.from(text, 'base64');
  return new Uint8Array(buffer, byteOffset, length);
}

function putOnLines(
  lines: Invoice['lines'],
  orders: number[],
  charges: StoredInvoice['lineCharges'],
  taxes: StoredInvoice['furtherTaxes'],
): void {
  if (orders.length === 0) return;
  const indexOf = new Map(orders.map((order, index) => [order, index]));
  const lineAt = (order: number) => lines[indexOf.get(order) ?? -1];
  for (const { line, item } of charges) lineAt(line)?.allowancesAndCharges.push(item);
  for (const { line, tax } of taxes) if (line !== null) lineAt(line)?.furtherTaxes.push(tax);
}

/** BG-13: the invoice's own deliver-to address, otherwise the customer's shipping address; null if there is neither, and no date. */
function deliveryOf({ name, location, address, date }: Delivery, place: StoredInvoice['shipping']): Delivery | null {
  const own = address.countryCode !== null;
  const other = own || !place || place.address.countryCode === null ? null : place;
  if (!own && !other && date === null && name === null && location === null) return null;
  return { name: name ?? other?.name ?? null, location, address: other?.address ?? address, date };
}

function withTaxes(
  { order, ...item }: StoredInvoice['allowancesAndCharges'][number],
  index: number,
  taxes: StoredInvoice['furtherTaxes'],
): DocumentAllowanceCharge {
  const { taxCategory, taxRate } = item;
  if (taxCategory === null || taxRate === null) {
    throw new InconsistentInvoiceError(`allowancesAndCharges[${index}].taxCategory`, 'absent', 'a tax category and a rate');
  }
  const furtherTaxes = taxes.filter(({ charge }) => charge === order).map(({ tax }) => tax);
  return { ...item, taxCategory: taxCategory as DocumentAllowanceCharge['taxCategory'], taxRate, furtherTaxes };
}
