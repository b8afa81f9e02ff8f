import { checkInvoice } from '../../../invoices/checks/check-invoice.js';
import type { Invoice } from '../../../invoices/invoice.js';
import type { AllUnmapped, Warning } from '../../../invoices/warning.js';
import { ImportError, type ImportFault } from '../../faults/errors.js';
import { buildInvoice } from '../build/build-invoices.js';
import { type KnownSeller, sellerFromFile, sellerFromParty } from '../build/known-seller.js';
import type { ImportedInvoice, ImportFile } from '../format/schema.js';
import { warningsOfParties } from '../party-warnings.js';
import { oversized, type RecordLimits } from '../oversized.js';
import { type ReadRecords, withOwnPaths } from '../sent/read-sent.js';
import { type PreviewRequest, readPreviewed } from './read-previewed.js';

/** The documents of a file, and what an import of it would say. */
export interface Preview extends AllUnmapped {
  invoices: Invoice[];
  /** The files of the supporting documents of each, in their order; null for one without. */
  contents: { documents: (Uint8Array | null)[] }[];
  /** Why the other invoices of the file are not among them. */
  faults: ImportFault[];
  warnings: Warning[];
  /** Invoices beyond the most that are shown. */
  furtherInvoices: number;
}

/**
 * The invoices of a file as their documents show them, checked as an import checks them, without a database: what they refer to must be in the file. An invoice with a
 * fault does not keep the others from being shown.
 * @throws ImportError if the file cannot be read as records
 */
export async function previewFile(request: PreviewRequest): Promise<Preview> {
  const read = await readPreviewed(request);
  const { file, unmapped, furtherUnmapped } = read;
  const preview: Preview = {
    invoices: [],
    contents: [],
    faults: [],
    warnings: warningsOfParties(file),
    furtherInvoices: Math.max(0, file.invoices.length - request.mostInvoices),
    unmapped,
    furtherUnmapped,
  };
  if (file.invoices.length === 0) preview.faults.push({ path: 'invoices', message: 'is empty: there is no document to show' });
  for (const [index, imported] of file.invoices.slice(0, request.mostInvoices).entries()) {
    add(preview, imported, () => build(imported, index, file, request.limits), read);
  }
  return preview;
}

function add(
  preview: Preview,
  { supportingDocuments }: ImportedInvoice,
  make: () => { invoice: Invoice; warnings: Warning[] },
  read: ReadRecords,
): void {
  try {
    const { invoice, warnings } = make();
    preview.invoices.push(invoice);
    preview.contents.push({ documents: supportingDocuments.map(({ content = null }) => content) });
    preview.warnings.push(...withOwnPaths(warnings, read));
  } catch (error) {
    const known = read.inSenderTerms(error);
    if (!(known instanceof ImportError)) throw known;
    preview.faults.push(...known.faults);
  }
}

function build(imported: ImportedInvoice, index: number, file: ImportFile, limits: RecordLimits) {
  const path = `invoices[${index}]`;
  const [large] = oversized({ ...file, invoices: [imported] }, limits);
  if (large) throw new ImportError([{ path: large.path.replace('invoices[0]', path), message: large.message }]);
  const seller = sellerIn(file, imported, path);
  const built = buildInvoice(imported, {
    seller,
    customers: customersFor(file, imported, path),
    path,
    sequence: String(index + 1),
  });
  try {
    checkInvoice(built.invoice);
  } catch (error) {
    throw new ImportError([{ path, message: error instanceof Error ? error.message : String(error) }]);
  }
  return built;
}

function sellerIn(file: ImportFile, imported: ImportedInvoice, path: string): KnownSeller {
  const { organisationId, seller } = imported;
  const organisation = file.organisations.find(({ id }) => id === organisationId);
  if (organisation) return sellerFromFile(organisation);
  if (seller) return sellerFromParty(organisationId, seller);
  const message = 'is missing: the file does not have its organisation, so state the seller';
  throw new ImportError([{ path: `${path}.seller`, message }]);
}

function customersFor({ customers }: ImportFile, { accountId, organisationId, buyer }: ImportedInvoice, path: string) {
  const isThere = customers.some((one) => one.accountId === accountId && one.organisationId === organisationId);
  if (isThere || buyer) return customers;
  const message =
    accountId === undefined
      ? 'is missing: state the buyer, or give the accountId of a customer of the file'
      : `is missing: the file has no customer with the account id "${accountId}", so state the buyer`;
  throw new ImportError([{ path: `${path}.buyer`, message }]);
}
