import type { BillingDocument } from '../../invoices/billing-document.js';

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Territories that print on US Letter (CLDR supplemental data, paperSize). */
const LETTER = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

/** The paper of the one who prints the document: the customer's country decides, the organisation's where that is not known. */
export function paperOf({ customer, organisation }: Pick<BillingDocument, 'customer' | 'organisation'>): Paper {
  const country = customer.billingAddress.countryCode ?? organisation.address.countryCode;
  return country !== null && LETTER.has(country) ? 'letter' : 'a4';
}
