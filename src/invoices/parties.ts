import type { AskedEInvoice, EInvoiceChoice } from './choices.js';

// The parties of an invoice, and where they are paid.

/** An identifier and the scheme it is from (ISO/IEC 6523 ICD, EAS or a list of UN/CEFACT); null: none is named. */
export interface Identifier {
  id: string;
  scheme: string | null;
}

/** BG-5, BG-8, BG-15. */
export interface Address {
  line1: string | null;
  line2: string | null;
  line3: string | null;
  city: string | null;
  postcode: string | null;
  subdivision: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
}

/** How documents look; null: nothing is chosen. */
export interface TemplateChoice {
  /** The name of a template. */
  template: string | null;
  /** Values of its variables, by name, as stored. Only the template knows which ones it accepts. */
  templateVariables: Readonly<Record<string, unknown>> | null;
}

/** A named form of document. Its choices override those of the organisation. */
export interface CustomForm extends TemplateChoice {
  name: string;
}

/** What EN 16931 knows of seller and buyer alike. */
export interface TradeParty {
  name: string;
  /** BT-29, BT-46. */
  identifiers: Identifier[];
  /** BT-30, BT-47. */
  companyNumber: string | null;
  companyNumberScheme: string | null;
  /** BT-31, BT-48. */
  vatNumber: string | null;
  /** BT-34, BT-49. */
  electronicAddress: Identifier | null;
  /** BT-41, BT-56. */
  contactName: string | null;
  email: string | null;
  phone: string | null;
}

/** Seller (BG-4) and tenant. On an invoice, the fields of the party are those of the invoice; see `docs/import-format.md`. */
export interface Organisation extends TemplateChoice, EInvoiceChoice, TradeParty {
  id: string;
  legalName: string | null;
  website: string | null;
  taxNumber: string | null;
  legalInformation: string | null;
  address: Address;
  /** BCP 47. */
  locale: string;
  /** IANA time zone. */
  timeZone: string;
  /** PNG or JPEG. That of the custom form, if it has one. */
  logo: Uint8Array | null;
}

/** Buyer (BG-7). */
export interface Customer extends AskedEInvoice, TradeParty {
  id: string;
  /** The seller's number of the customer; null if it has none. */
  accountId: string | null;
  /** BT-45. */
  tradingName: string | null;
  locale: string | null;
  billingAddress: Address;
}

/** BG-10. */
export interface Payee {
  name: string;
  identifiers: Identifier[];
  companyNumber: string | null;
  companyNumberScheme: string | null;
}

/** BG-11. */
export interface TaxRepresentative {
  name: string;
  vatNumber: string | null;
  address: Address;
}

/** BG-17. */
export interface PaymentAccount {
  accountName: string | null;
  bankName: string | null;
  iban: string | null;
  bic: string | null;
  accountNumber: string | null;
  routingCode: string | null;
}

/** BG-16: a way to pay. The account fields are of the account to pay into. */
export interface PaymentMeans extends PaymentAccount {
  /** BT-81 (UNTDID 4461) and BT-82; null: a transfer. */
  meansCode: string | null;
  meansText: string | null;
  /** BT-87: first and last digits at most; and BT-88. */
  cardNumber: string | null;
  cardHolder: string | null;
  /** BT-89, BT-90, BT-91. */
  mandateReference: string | null;
  creditorIdentifier: string | null;
  debitedAccount: string | null;
  /** Where to pay online. */
  link: string | null;
}

/** Deliver-to information (BG-13). */
export interface Delivery {
  name: string | null;
  /** BT-71. */
  location: Identifier | null;
  address: Address;
  /** `YYYY-MM-DD`. */
  date: string | null;
}
