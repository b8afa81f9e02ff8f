import type { Customer, InvoiceParty, Organisation, PaymentAccount, PaymentMeans, Prisma } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';

type PartyRow = Omit<Prisma.InvoicePartyCreateManyInput, 'organisationId' | 'invoiceId'>;
type MeansRow = Omit<Prisma.PaymentMeansCreateManyInput, 'organisationId' | 'invoiceId' | 'sortOrder'>;

/** The records that an invoice copies when it is issued. */
export interface Present {
  organisation: Omit<Organisation, 'logo'>;
  customer: Customer;
  paymentAccount: PaymentAccount | null;
}

/** What an issued invoice copied before, if it is to keep it. */
export interface Kept {
  parties: InvoiceParty[];
  paymentMeans: PaymentMeans[];
}

/** The parties of an invoice: those that its record states, and, once it is issued, copies of the others. */
export function partyRows(imported: ImportedInvoice, present: Present, kept: Kept | null): PartyRow[] {
  const stated = statedParties(imported);
  if (imported.status === 'DRAFT') return stated;
  const copyOf = (role: PartyRow['role'], copies: PartyRow[]) => copies.filter((row) => row.role === role);
  const now = copiesOf(present);
  const before = (kept?.parties ?? []).filter((row) => !row.isStated).map(withoutKeys);
  // An invoice that was issued without a place of delivery does not get one later.
  const copies = kept ? now.filter(({ role }) => role !== 'DELIVER_TO') : now;
  return [
    ...stated,
    ...(['SELLER', 'BUYER', 'DELIVER_TO'] as const).flatMap((role) => {
      const isStated = role === 'DELIVER_TO' ? imported.delivery?.countryCode !== undefined : copyOf(role, stated).length > 0;
      const own = copyOf(role, before);
      return isStated ? [] : own.length > 0 ? own : copyOf(role, copies);
    }),
  ];
}

/** The ways to pay: the account that the record names by its code, copied once the invoice is issued, then those that it states. */
export function paymentMeansRows(imported: ImportedInvoice, { paymentAccount }: Present, kept: Kept | null): MeansRow[] {
  const stated = imported.paymentMeans.map((means) => ({ ...means, isStated: true }));
  if (imported.status === 'DRAFT' || !paymentAccount) return stated;
  const [keptRow] = (kept?.paymentMeans ?? []).filter((row) => !row.isStated);
  const { accountName, bankName, iban, bic, accountNumber, routingCode } = keptRow ?? paymentAccount;
  return [{ accountName, bankName, iban, bic, accountNumber, routingCode, isStated: false }, ...stated];
}

/** What an invoice that is issued now copies. */
export function copiesOf({ organisation, customer }: Present): PartyRow[] {
  return [sellerCopy(organisation), buyerCopy(customer), ...deliveryCopy(customer)];
}

/** The parties that the record itself states. */
export function statedParties({ seller, buyer, payee, taxRepresentative }: ImportedInvoice): PartyRow[] {
  const rows: PartyRow[] = [];
  const add = (role: PartyRow['role'], party: StatedParty | undefined) => {
    if (!party) return;
    const { address, electronicAddress, identifiers = [], ...rest } = party;
    const columns = { ...rest, identifiers: identifiersColumn(identifiers), ...electronicAddressOf(electronicAddress) };
    rows.push({ ...columns, role, isStated: true, ...addressOf(address ?? {}) });
  };
  add('SELLER', seller);
  add('BUYER', buyer);
  add('PAYEE', payee);
  add('TAX_REPRESENTATIVE', taxRepresentative);
  return rows;
}

interface GivenIdentifier {
  id: string;
  scheme?: string | undefined;
}

/** Identifiers as the database holds them, with a scheme each. */
export function identifiersColumn(identifiers: readonly GivenIdentifier[]): { id: string; scheme: string | null }[] {
  return identifiers.map(({ id, scheme = null }) => ({ id, scheme }));
}

type Place = Partial<
  Record<'line1' | 'line2' | 'line3' | 'city' | 'postcode' | 'subdivision' | 'countryCode', string | undefined>
>;

interface StatedParty {
  name: string;
  address?: Place | undefined;
  identifiers?: GivenIdentifier[];
  electronicAddress?: GivenIdentifier | undefined;
}

/** BT-34, BT-49 as two columns. */
export function electronicAddressOf(given: GivenIdentifier | undefined) {
  return { electronicAddress: given?.id ?? null, electronicAddressScheme: given?.scheme ?? null };
}

function addressOf({ line1, line2, line3, city, postcode, subdivision, countryCode }: Place) {
  return {
    addressLine1: line1 ?? null,
    addressLine2: line2 ?? null,
    addressLine3: line3 ?? null,
    city: city ?? null,
    postcode: postcode ?? null,
    subdivision: subdivision ?? null,
    countryCode: countryCode ?? null,
  };
}

function sellerCopy(organisation: Present['organisation']): PartyRow {
  const { name, legalName, companyNumber, companyNumberScheme, vatNumber, taxNumber, legalInformation } = organisation;
  const { electronicAddress, electronicAddressScheme, contactName, email, phone, website } = organisation;
  const { addressLine1, addressLine2, addressLine3, city, postcode, subdivision, countryCode } = organisation;
  return {
    role: 'SELLER',
    isStated: false,
    name,
    legalName,
    companyNumber,
    companyNumberScheme,
    vatNumber,
    taxNumber,
    legalInformation,
    identifiers: organisation.identifiers as Prisma.InputJsonValue,
    electronicAddress,
    electronicAddressScheme,
    contactName,
    email,
    phone,
    website,
    addressLine1,
    addressLine2,
    addressLine3,
    city,
    postcode,
    subdivision,
    countryCode,
  };
}

function buyerCopy(customer: Customer): PartyRow {
  const { name, tradingName, companyNumber, companyNumberScheme, vatNumber } = customer;
  const { electronicAddress, electronicAddressScheme, contactName, email, phone } = customer;
  return {
    role: 'BUYER',
    isStated: false,
    name,
    tradingName,
    companyNumber,
    companyNumberScheme,
    vatNumber,
    identifiers: customer.identifiers as Prisma.InputJsonValue,
    electronicAddress,
    electronicAddressScheme,
    contactName,
    email,
    phone,
    addressLine1: customer.billingLine1,
    addressLine2: customer.billingLine2,
    addressLine3: customer.billingLine3,
    city: customer.billingCity,
    postcode: customer.billingPostcode,
    subdivision: customer.billingSubdivision,
    countryCode: customer.billingCountryCode,
  };
}

function deliveryCopy(customer: Customer): PartyRow[] {
  if (customer.shippingCountryCode === null) return [];
  return [
    {
      role: 'DELIVER_TO',
      isStated: false,
      name: customer.shippingName,
      identifiers: [],
      addressLine1: customer.shippingLine1,
      addressLine2: customer.shippingLine2,
      addressLine3: customer.shippingLine3,
      city: customer.shippingCity,
      postcode: customer.shippingPostcode,
      subdivision: customer.shippingSubdivision,
      countryCode: customer.shippingCountryCode,
    },
  ];
}

function withoutKeys({
  id: _id,
  organisationId: _organisation,
  invoiceId: _invoice,
  identifiers,
  ...row
}: InvoiceParty): PartyRow {
  return { ...row, identifiers: identifiers as Prisma.InputJsonValue };
}
