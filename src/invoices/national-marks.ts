import type { InvoiceStatus, InvoiceType } from './choices.js';

// What the tax authority of a country wants on the page beside EN 16931. Optional fields are absent, as in the import format.

/** Spain: the QR code of invoicing systems (RD 1007/2023). */
export interface VerifactuMark {
  /** Whether the system sends its records to the AEAT as it issues invoices (VERI*FACTU). */
  system: 'verifactu' | 'not-verifactu';
  environment: 'production' | 'test';
  /** The address in the code. Absent: the service makes it from the invoice. */
  url?: string | undefined;
}

/** Poland: KSeF 2.0. */
export interface KsefMark {
  /** The number that KSeF gave the invoice; absent: it has none yet, and the page says OFFLINE. */
  number?: string | undefined;
  /** SHA-256 of the FA XML in Base64URL, for KOD I. */
  hash?: string | undefined;
  /** Of addresses that the service makes. */
  environment: 'production' | 'demo' | 'test';
  /** The whole address of KOD I, instead of the hash. */
  url?: string | undefined;
  /** The whole address of KOD II, which only invoices of the offline modes have. */
  certificateUrl?: string | undefined;
}

/** Portugal: Portaria 195/2020. */
export interface PortugalMark {
  /** "CSDF7T5H-35" */
  atcud: string;
  /** The text of the QR code, "A:…*B:…". */
  qr: string;
}

/** Greece: myDATA. */
export interface GreeceMark {
  /** ΜΑΡΚ: 15 digits. */
  mark: string;
  uid?: string | undefined;
  authenticationCode?: string | undefined;
  /** The address in the QR code: of AADE or of the provider. */
  url: string;
}

/** Italy and Romania: the XML is the invoice, and the page is a copy. */
export interface CourtesyNotice {
  country: 'IT' | 'RO';
  /** Romania: the index that RO e-Factura gave the upload. */
  uploadIndex?: string | undefined;
}

/** The national marks of an invoice, one at least. */
export interface NationalMarks {
  verifactu?: VerifactuMark | undefined;
  ksef?: KsefMark | undefined;
  portugal?: PortugalMark | undefined;
  greece?: GreeceMark | undefined;
  courtesyNotice?: CourtesyNotice | undefined;
}

/** What a mark must agree with. */
export interface MarkedInvoice {
  type: InvoiceType;
  status: InvoiceStatus;
  number: string;
  /** `YYYY-MM-DD`. */
  issueDate: string;
  currencyCode: string;
  /** Decimal numbers as text. */
  totals: { taxTotal: string; taxInclusive: string };
  organisation: MarkedSeller;
}

/** The numbers of the seller. */
export interface MarkedSeller {
  vatNumber: string | null;
  taxNumber: string | null;
  address: { countryCode: string | null };
}

/** Why a mark cannot be. */
export interface MarkFault {
  /** From the invoice on, such as "nationalMarks.ksef.url". */
  field: string;
  /** What it is, after "is". */
  stored: string;
  /** What it must be. */
  expected: string;
}

/** The most bytes of a text in a code: a code of 40 mm, the largest that Spain allows, then has squares of 0.3 mm. */
export const MOST_MARK_BYTES = 1200;
