import { type Profile, type ProfileId, profileNamed } from '../../e-invoice/index.js';
import type { EInvoiceFile } from '../../finish/index.js';
import { type AskedEInvoice, chosenEInvoice } from '../../invoices/choices.js';
import type { Invoice } from '../../invoices/invoice.js';
import { claimsOf, type ConformancePolicy } from '../conformance.js';
import { checkEInvoice, type EmbeddedKind, leftOut, type PreparedEInvoice } from '../e-invoice.js';
import { notPdfA } from '../pdf-rules.js';
import type { AuthenticatedRequest } from '../running-request.js';
import { type EInvoiceEffects, type EInvoiceFiles, makeEInvoiceOf } from './make-e-invoice-of.js';

/** What is wanted of an invoice, and its files. */
export interface EInvoiceWish extends EInvoiceFiles {
  asked: AskedEInvoice;
}

const PROFILES = {
  'factur-x': 'factur-x',
  'zugferd-xrechnung': 'xrechnung-cii',
} as const satisfies Record<EmbeddedKind, ProfileId>;

/**
 * Makes the e-invoice that is wanted of a PDF, and holds it to its rules, before anything is printed. Null: none is wanted. A draft and a void invoice can be previewed, whatever is
 * wanted: their PDFs have no XML.
 * @throws EInvoiceInvalidError with every broken rule, if the PDF must have the XML; PageDiffersError if it says something else than the invoice; what `contents` throws
 */
export async function prepareEInvoice(
  effects: EInvoiceEffects,
  request: AuthenticatedRequest,
  invoice: Invoice,
  wish: EInvoiceWish,
  conformance: ConformancePolicy,
): Promise<PreparedEInvoice | null> {
  const { eInvoice: kind, eInvoiceFaults } = chosenEInvoice(wish.asked, invoice.customer, invoice.organisation);
  if (kind === 'none') return null;
  const profile = profileOf(kind);
  const { xml, faults } = await makeEInvoiceOf(effects, request, invoice, profile, wish);
  const ofXml = faults.filter(({ severity }) => severity === 'fatal');
  const fatal = claimsOf(conformance).includes('pdfa') ? ofXml : [notPdfA(), ...ofXml];
  const isPreview = invoice.status !== 'ISSUED';
  const prepared: PreparedEInvoice = {
    kind,
    profile: profile.id,
    rule: isPreview ? 'preview' : eInvoiceFaults,
    file: xml === null || isPreview || fatal.length > 0 ? null : fileOf(profile, xml),
    faults: fatal,
    warnings: faults.length - ofXml.length,
  };
  if (prepared.file === null) request.eInvoice = leftOut(prepared);
  checkEInvoice(prepared);
  return prepared;
}

/** A profile whose files can be in a PDF. */
type EmbeddedProfile = Profile & { embedded: NonNullable<Profile['embedded']> };

function profileOf(kind: EmbeddedKind): EmbeddedProfile {
  const profile = profileNamed(PROFILES[kind]);
  if (!profile?.embedded) throw new Error(`the files of ${PROFILES[kind]} are not put into PDFs`);
  return { ...profile, embedded: profile.embedded };
}

function fileOf({ fileName, embedded }: EmbeddedProfile, bytes: Buffer): EInvoiceFile {
  const { relationship, version, conformanceLevel } = embedded;
  return { fileName, relationship, version, conformanceLevel, bytes };
}
