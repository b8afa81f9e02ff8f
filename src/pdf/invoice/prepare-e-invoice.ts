import { type EmbeddedContents, isValid, type ProfileId, profileNamed } from '../../e-invoice/index.js';
import { chosenEInvoice, type AskedEInvoice, type EInvoiceKind } from '../../invoices/e-invoice-choice.js';
import type { Invoice } from '../../invoices/invoice.js';
import { claimsOf, type ConformancePolicy } from '../conformance.js';
import { EInvoiceInvalidError, type MadeEInvoice, notPdfA, type PreparedEInvoice, type RuleFault } from '../e-invoice.js';
import type { AuthenticatedRequest } from '../running-request.js';

/** The effects that an e-invoice needs. */
export interface EInvoiceEffects {
  /** Invoice → XML, held to all rules of its profile. */
  makeEInvoice(invoice: Invoice, profile: ProfileId, contents: EmbeddedContents): MadeEInvoice;
}

/** What is wanted, and what it is made of. */
export interface WantedEInvoice {
  asked: AskedEInvoice;
  /** Bytes of the files that the invoice embeds, read when they are needed. */
  contents: () => Promise<EmbeddedContents>;
  /** Most bytes of these files together. */
  mostBytes: number;
  conformance: ConformancePolicy;
}

const PROFILES: Record<Exclude<EInvoiceKind, 'none'>, ProfileId> = {
  'factur-x': 'factur-x',
  'zugferd-xrechnung': 'xrechnung-cii',
};

/**
 * Makes the e-invoice that is wanted of the PDF of an invoice, and holds it to its rules before anything is printed. Null: none is wanted.
 * A draft and a void invoice are previewed without XML, whatever is wanted.
 * @throws EInvoiceInvalidError if it breaks rules and `strict` is wanted; what `contents` throws
 */
export async function prepareEInvoice(
  effects: EInvoiceEffects,
  request: AuthenticatedRequest,
  invoice: Invoice,
  wanted: WantedEInvoice,
): Promise<PreparedEInvoice | null> {
  const choice = chosenEInvoice(wanted.asked, invoice.customer, invoice.organisation);
  const { eInvoice: kind } = choice;
  if (kind === 'none') return null;
  const rule = invoice.status === 'ISSUED' ? choice.eInvoiceFaults : 'lenient';
  const { xml, faults, profile } = await request.step('e-invoice', () => make(effects, invoice, PROFILES[kind], wanted));
  const fatal = faults.filter(({ severity }) => severity === 'fatal');
  const warnings = faults.length - fatal.length;
  if (fatal.length > 0 && rule === 'strict') {
    request.eInvoice = { kind, profile: profile.id, result: 'refused', faults: fatal, warnings, sha256: null };
    throw new EInvoiceInvalidError(profile.id, fatal);
  }
  return { kind, profile: profile.id, rule, file: isValid(faults) ? fileOf(profile, xml) : null, faults: fatal, warnings };
}
