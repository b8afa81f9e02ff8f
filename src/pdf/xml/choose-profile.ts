import { type Profile, type ProfileId, profileNamed } from '../../e-invoice/index.js';
import { chosenEInvoice, type EInvoiceKind, OPEN_E_INVOICE } from '../../invoices/choices.js';
import type { Invoice } from '../../invoices/invoice.js';

/** The XML alone of somebody who wants this e-invoice inside a PDF. */
const PROFILES = {
  none: 'en16931-ubl',
  'factur-x': 'factur-x',
  'zugferd-xrechnung': 'xrechnung-cii',
} as const satisfies Record<EInvoiceKind, ProfileId>;

/** What an XML is if nobody chose: the form of e-invoice that the standard itself describes. */
export const USUAL_PROFILE = PROFILES.none;

/** The profile that a request asks for, or else that of the e-invoice that customer or organisation chose. */
export function chooseProfile(asked: ProfileId | null, { customer, organisation }: Invoice): Profile {
  return profileOf(asked ?? PROFILES[chosenEInvoice(OPEN_E_INVOICE, customer, organisation).eInvoice]);
}

/** The profile of an id. */
export function profileOf(id: ProfileId): Profile {
  const profile = profileNamed(id);
  if (!profile) throw new Error(`there is no profile ${id}`);
  return profile;
}
