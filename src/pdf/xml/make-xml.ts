import { createHash } from 'node:crypto';
import type { Profile, ProfileId } from '../../e-invoice/index.js';
import { checkInvoice } from '../../invoices/checks/check-invoice.js';
import { OPEN_E_INVOICE } from '../../invoices/choices.js';
import type { Invoice } from '../../invoices/invoice.js';
import { EInvoiceInvalidError } from '../e-invoice-invalid-error.js';
import { type RuleFault, rulesOf } from '../e-invoice.js';
import type { Ticket } from '../effects.js';
import { type EInvoiceFiles, makeEInvoiceOf } from '../invoice/make-e-invoice-of.js';
import { type InvoicePrinter, printInvoice } from '../invoice/print-invoice.js';
import type { AuthenticatedRequest } from '../running-request.js';
import { chooseProfile } from './choose-profile.js';

/** What a request wants of an XML. */
export interface AskedXml {
  /** Null: that of the e-invoice that customer or organisation chose. */
  profile: ProfileId | null;
  /** Whether the printed page goes into it (BG-24). */
  embedPdf: boolean;
  /** The language of the page, one of the supported ones; null: the customer's. */
  locale: string | null;
}

/** An XML to make. */
export interface XmlWish extends AskedXml, Pick<EInvoiceFiles, 'contents'> {
  /** Names this version of the invoice. */
  version: string;
  /** Has a slot for printing if the page is wanted, and one for large documents if the invoice is large. */
  ticket: Ticket;
}

/** A valid XML, not released yet. */
export interface MadeXml {
  profile: Profile;
  bytes: Buffer;
  sha256: string;
  /** The rules that it breaks without being invalid. */
  faults: readonly RuleFault[];
  /** Of the page inside; null: there is none. */
  pdfSha256: string | null;
}

/** The page inside: as good as it can be, and without an XML of its own. */
const PAGE = { conformance: { standards: 'both', faults: null }, eInvoice: { ...OPEN_E_INVOICE, eInvoice: 'none' } } as const;

/**
 * Invoice → XML, held to every rule of its profile. The page is printed only for a valid one, and the XML is then made anew with the page in it.
 * @throws EInvoiceInvalidError with every broken rule | InconsistentInvoiceError, and what printing and `contents` throw
 */
export async function makeXml(
  printer: InvoicePrinter,
  request: AuthenticatedRequest,
  invoice: Invoice,
  wish: XmlWish,
): Promise<MadeXml> {
  const profile = chooseProfile(wish.profile, invoice);
  const files = { contents: once(wish.contents), mostBytes: printer.limits.embeddedBytes };
  const alone = await makeValid(printer, request, invoice, profile, files);
  checkInvoice(invoice);
  if (!wish.embedPdf) return made(request, profile, alone, null);

  const { version, locale, ticket } = wish;
  const print = { ...PAGE, version, locale, ticket, contents: files.contents, needsLargeSlot: false };
  const page = await printInvoice(printer, request, invoice, print);
  const whole = await makeValid(printer, request, invoice, profile, { ...files, page: page.bytes });
  return made(request, profile, whole, page.sha256);
}

type Valid = Pick<MadeXml, 'bytes' | 'faults'>;

function made(request: AuthenticatedRequest, profile: Profile, { bytes, faults }: Valid, pdfSha256: string | null): MadeXml {
  request.eInvoice = { profile: profile.id, result: 'alone', faults: [], warnings: faults.length };
  return { profile, bytes, faults, sha256: createHash('sha256').update(bytes).digest('hex'), pdfSha256 };
}

/** @throws EInvoiceInvalidError */
async function makeValid(
  { effects }: InvoicePrinter,
  request: AuthenticatedRequest,
  invoice: Invoice,
  profile: Profile,
  files: EInvoiceFiles,
): Promise<Valid> {
  const { xml, faults } = await makeEInvoiceOf(effects, request, invoice, profile, files);
  const fatal = faults.filter(({ severity }) => severity === 'fatal');
  if (xml !== null && fatal.length === 0) return { bytes: xml, faults };
  request.eInvoice = { profile: profile.id, result: 'refused', faults: fatal, warnings: faults.length - fatal.length };
  throw new EInvoiceInvalidError(profile.id, fatal);
}

/** Reads the files once, also if they are needed twice. */
function once(contents: EInvoiceFiles['contents']): EInvoiceFiles['contents'] {
  let read: ReturnType<EInvoiceFiles['contents']> | undefined;
  return () => (read ??= contents());
}

/** The most rules in an audit entry. */
const MOST_RULES = 100;

/** What the audit entry says of an XML. */
export function releaseOf({ number }: Invoice, { profile, bytes, sha256, faults, pdfSha256 }: MadeXml) {
  const rules = rulesOf(faults, MOST_RULES);
  return { invoiceNumber: number, profile: profile.id, pdfSha256, rules, byteLength: bytes.length, sha256 };
}
