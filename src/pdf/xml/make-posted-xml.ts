import { createHash } from 'node:crypto';
import { checkSize } from '../../invoices/checks/check-size.js';
import { countOf, firstUnmapped, termsOf } from '../../invoices/warning.js';
import { withCutFields } from '../document/cut-fields.js';
import { xmlFileName } from '../file-name.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import { largeSlot } from './large-slot.js';
import { type AskedXml, makeXml, releaseOf } from './make-xml.js';
import { type PostedXmls, type Received, type SentBody, withReceived } from './receive-sent.js';
import type { ReleasedXml } from './released-xml.js';
import { readJson, withStandings } from './validation-report.js';

/** The most terms, and the most elements, in an audit entry. */
const MOST_NAMED = 100;

/**
 * Receives an invoice that is not stored here, checks it as an import does (a fault names its rule and term where they are known), makes its XML and writes its audit entry. When this resolves, the entry is written and the XML may be sent.
 * @throws OverloadedError | ShareExceededError | ImportError | ForeignOrganisationError | InvoiceTooLargeError | EInvoiceInvalidError | DatabaseUnavailableError, what receiving and printing
 * throw, or the signal's reason
 */
export async function makePostedXml(
  xmls: PostedXmls,
  request: AuthenticatedRequest,
  sent: SentBody,
  asked: AskedXml,
): Promise<ReleasedXml> {
  return withReceived(xmls, request, sent, { needsBrowser: asked.embedPdf }, (received) =>
    makeReceived(xmls, request, sent, asked, received),
  );
}

async function makeReceived(
  { pdfs, effects: xmls }: PostedXmls,
  request: AuthenticatedRequest,
  { kind, mediaType, encoding, isLargeBody }: SentBody,
  asked: AskedXml,
  { bytes, ticket }: Received,
): Promise<ReleasedXml> {
  const { effects, limits } = pdfs;
  const { organisationId } = request.caller;
  const read = await request
    .step('check', () => effects.readInvoice({ bytes, kind, encoding, organisationId }))
    .catch((error: unknown) => {
      throw withStandings(error, () => (kind === 'json' ? readJson(bytes) : undefined));
    });
  const { invoice, warnings, unmapped, furtherUnmapped } = read;
  request.warnings = warnings;
  request.unmapped = { unmapped, furtherUnmapped };
  using large = await largeSlot(effects, request, ticket, checkSize(invoice, limits).isLarge && !isLargeBody);

  const version = createHash('sha256').update(bytes).digest('hex');
  const wish = { ...asked, version, contents: () => read.contents, ticket: large ?? ticket };
  const made = await makeXml(pdfs, request, invoice, wish).catch((error: unknown) => {
    throw withCutFields(error, read.records);
  });
  const release = {
    ...releaseOf(invoice, made),
    mediaType,
    warnings: termsOf(warnings, MOST_NAMED),
    unmapped: firstUnmapped(read, MOST_NAMED),
    unmappedCount: countOf(read),
  };
  await request.step('audit', () => xmls.recordXmlRendered(auditContext(request), release));
  return { bytes: made.bytes, fileName: xmlFileName(invoice.number, 'invoice'), profile: made.profile.id, faults: made.faults };
}
