import type { Big } from 'big.js';
import type { EInvoiceSyntax } from '../../profiles.js';
import type { Place } from '../../terms/place.js';
import type { EInvoice } from '../../terms/terms.js';

/** Where an invoice says its VAT category: which group, the terms of category and rate there, and what messages call it. */
export const USES = {
  lines: { group: 'BG-25', category: 'BT-151', rate: 'BT-152', name: 'line (BG-25)' },
  allowances: { group: 'BG-20', category: 'BT-95', rate: 'BT-96', name: 'allowance of the document (BG-20)' },
  charges: { group: 'BG-21', category: 'BT-102', rate: 'BT-103', name: 'charge of the document (BG-21)' },
} as const;
export type UseKind = keyof typeof USES;

/** Who must be known for VAT in invoices of a category. */
export interface PartyDemand {
  /** What messages say of it. */
  sentence: string;
  terms: readonly string[];
  /** The places of what is missing, or must not be there. */
  broken: (invoice: EInvoice) => Place[];
}

/** What a rate must be. */
export interface RateDemand {
  sentence: string;
  /** @param rate null: there is none, or it is no number */
  isGood: (rate: Big | null, text: string | undefined, syntax: EInvoiceSyntax) => boolean;
}

/** How the rules of one VAT category differ from those of the others. */
export interface VatFamily {
  /** Of the ids of its rules: `BR-S`. */
  prefix: string;
  /** Of the category (UNTDID 5305): `S`. */
  code: string;
  /** What messages call it. */
  name: string;
  parties: PartyDemand;
  rate: RateDemand;
  /** Whether the VAT breakdown has an entry for each rate, or one in all. */
  hasEntryForEachRate: boolean;
  /** The syntax whose official test refuses an entry of the VAT breakdown that nothing in the invoice uses. */
  refusesUnusedEntry: EInvoiceSyntax;
  /** How near the taxed amount (BT-116) must be to the sum of what is taxed, by the official tests. */
  taxedAmount: Readonly<Record<EInvoiceSyntax, 'equal' | 'less than 1 off'>>;
  /** Whether VAT is charged; if not, it must be zero. */
  isTaxed: boolean;
  /** Whether the VAT breakdown says why none is charged; if not, it must not. */
  hasReason: boolean;
}
