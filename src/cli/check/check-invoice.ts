import { type EmbeddedContents, isValid, makeEInvoice, type ProfileId } from '../../e-invoice/index.js';
import type { Invoice } from '../../invoices/invoice.js';
import { chooseProfile } from '../../pdf/xml/choose-profile.js';
import { sorted, type ValidationReport } from '../../pdf/xml/validation-report.js';

/** Makes the e-invoice of an invoice, and says which rules it breaks. @param asked null: the form that its customer or organisation chose */
export function checkInvoice(invoice: Invoice, contents: EmbeddedContents, asked: ProfileId | null): ValidationReport {
  const profile = chooseProfile(asked, invoice);
  const { faults } = makeEInvoice(invoice, profile, contents);
  const { id, syntax, specification } = profile;
  return sorted({ valid: isValid(faults), syntax, profile: id, specification, faults });
}
