import { createHash } from 'node:crypto';
import { isValid, type ProfileId } from '../../e-invoice/index.js';
import { checkSize } from '../../invoices/checks/check-size.js';
import { ImportError } from '../../invoices/import-errors.js';
import { rulesOf } from '../e-invoice.js';
import { makeEInvoiceOf } from '../invoice/make-e-invoice-of.js';
import type { PostedInvoice } from '../posted/effects.js';
import { auditContext, type AuthenticatedRequest } from '../running-request.js';
import { chooseProfile, profileOf, USUAL_PROFILE } from './choose-profile.js';
import { largeSlot } from './large-slot.js';
import { type PostedXmls, type Received, type SentBody, withReceived } from './receive-sent.js';
import { faultsOfImport, isUnreadable, readJson, sorted, type ValidationReport } from './validation-report.js';

/** The most rules in an audit entry. */
const MOST_RULES = 100;

/**
 * Receives an e-invoice, or an invoice in the import format, holds it to the rules of its profile, and writes an audit entry. Nothing else of it is kept, and it may be invalid.
 * @param profile null: the one that it names, or that customer or organisation chose
 * @throws OverloadedError | ShareExceededError | ForeignOrganisationError | InvoiceTooLargeError | DatabaseUnavailableError, what receiving throws, or the signal's reason;
 * ImportError if it is no invoice at all
 */
export async function validateSent(
  xmls: PostedXmls,
  request: AuthenticatedRequest,
  sent: SentBody,
  profile: ProfileId | null,
): Promise<ValidationReport> {
  return withReceived(xmls, request, sent, { needsBrowser: false }, async (received) => {
    const report = await examine(xmls, request, sent, received, profile);
    const { bytes } = received;
    const validation = {
      mediaType: sent.mediaType,
      profile: report.profile,
      valid: report.valid,
      rules: rulesOf(report.faults, MOST_RULES),
      byteLength: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await request.step('audit', () => xmls.effects.recordValidation(auditContext(request), validation));
    return report;
  });
}

async function examine(
  xmls: PostedXmls,
  request: AuthenticatedRequest,
  { kind, encoding, isLargeBody }: SentBody,
  { bytes, ticket }: Received,
  profile: ProfileId | null,
): Promise<ValidationReport> {
  if (kind === 'json') return examineJson(xmls, request, { bytes, ticket, isLargeBody }, profile);
  const wanted = profile && profileOf(profile);
  const sent = { bytes, kind, encoding, profile: wanted };
  return sorted(await request.step('check', () => xmls.effects.checkXml(sent)));
}

/** Builds the invoice as for printing, and makes the e-invoice of it. */
async function examineJson(
  { pdfs }: PostedXmls,
  request: AuthenticatedRequest,
  { bytes, ticket, isLargeBody }: Received & Pick<SentBody, 'isLargeBody'>,
  asked: ProfileId | null,
): Promise<ValidationReport> {
  const read = await readInvoice(pdfs, request, bytes);
  if (read instanceof ImportError) {
    const { id, syntax, specification } = profileOf(asked ?? USUAL_PROFILE);
    const faults = faultsOfImport(read, () => readJson(bytes));
    return sorted({ valid: false, syntax, profile: id, specification, faults }, read.furtherFaults);
  }
  const { invoice, contents, warnings } = read;
  request.warnings = warnings;
  const { isLarge } = checkSize(invoice, pdfs.limits);
  using _large = await largeSlot(pdfs.effects, request, ticket, isLarge && !isLargeBody);
  const profile = chooseProfile(asked, invoice);
  const files = { contents: () => contents, mostBytes: pdfs.limits.embeddedBytes };
  const { faults } = await makeEInvoiceOf(pdfs.effects, request, invoice, profile, files);
  const { id, syntax, specification } = profile;
  return sorted({ valid: isValid(faults), syntax, profile: id, specification, faults });
}

/** @throws ImportError if it is no invoice at all */
async function readInvoice(
  { effects }: PostedXmls['pdfs'],
  request: AuthenticatedRequest,
  bytes: Buffer,
): Promise<PostedInvoice | ImportError> {
  const { organisationId } = request.caller;
  try {
    const sent = { bytes, kind: 'json', encoding: undefined, organisationId } as const;
    return await request.step('check', () => effects.readInvoice(sent));
  } catch (error) {
    if (!(error instanceof ImportError) || isUnreadable(error)) throw error;
    return error;
  }
}
