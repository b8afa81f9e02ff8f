import type { EInvoiceChoice } from '../../../invoices/choices.js';
import type { Invoice } from '../../../invoices/invoice.js';
import type { AllUnmapped, Warning } from '../../../invoices/warning.js';
import { ImportError } from '../../faults/errors.js';
import type { PrismaClient } from '../../prisma-client/client.js';
import { buildInvoice } from '../build/build-invoices.js';
import { findCustomer } from '../build/find-customer.js';
import { findSeller } from '../build/find-seller.js';
import { type KnownSeller, sellerFromFile, sellerFromParty } from '../build/known-seller.js';
import type { ImportedInvoice, ImportedOrganisation, ImportFile } from '../format/schema.js';
import { type ReadRecords, readSent, type SentRecords, withOwnPaths } from './read-sent.js';

/** An invoice that is not stored. */
export interface SentInvoice extends AllUnmapped {
  invoice: Invoice;
  warnings: Warning[];
  /** The files of its supporting documents, in their order; null for one without. */
  contents: { documents: (Uint8Array | null)[] };
  /** What was read, to find the fields of texts. */
  records: ImportFile;
}

const PATH = 'invoices[0]';

/**
 * The one invoice of a body, complete and checked as if it were imported. What the body does not say of its organisation and customer is taken from the database.
 * @throws ImportError | ForeignOrganisationError | DatabaseUnavailableError
 */
export async function buildSent(prisma: PrismaClient, sent: SentRecords): Promise<SentInvoice> {
  const read = await readSent(sent);
  try {
    const { file: records, unmapped, furtherUnmapped } = read;
    const { invoice, warnings } = await build(prisma, sent.organisationId, read);
    const documents = records.invoices.flatMap(({ supportingDocuments }) =>
      supportingDocuments.map(({ content = null }) => content),
    );
    return { invoice, warnings: withOwnPaths(warnings, read), records, contents: { documents }, unmapped, furtherUnmapped };
  } catch (error) {
    throw read.inSenderTerms(error);
  }
}

async function build(prisma: PrismaClient, organisationId: string, { file }: ReadRecords) {
  const [imported, ...others] = file.invoices;
  if (!imported || others.length > 0) {
    throw new ImportError([{ path: 'invoices', message: `must hold one invoice; it holds ${file.invoices.length}` }]);
  }
  const seller = await sellerOf(prisma, organisationId, file, imported);
  const { accountId } = imported;
  const isInFile = file.customers.some((customer) => customer.accountId === accountId);
  const stored = accountId === undefined || isInFile ? null : await findCustomer(prisma, organisationId, accountId);
  if (!isInFile && !stored && !imported.buyer) {
    const message =
      accountId === undefined
        ? 'is missing: state the buyer, or give the accountId of a customer'
        : `is missing: there is no customer with the account id "${accountId}", so state the buyer`;
    throw new ImportError([{ path: `${PATH}.buyer`, message }]);
  }
  return buildInvoice(imported, { seller, customers: stored ? [stored] : file.customers, path: PATH, sequence: '1' });
}

/** The organisation of the body, over what is stored of it: as after an import. */
async function sellerOf(
  prisma: PrismaClient,
  organisationId: string,
  { organisations }: ImportFile,
  { seller }: ImportedInvoice,
): Promise<KnownSeller> {
  const stored = await findSeller(prisma, organisationId);
  const [organisation] = organisations;
  if (!organisation) {
    if (stored) return stored;
    if (seller) return sellerFromParty(organisationId, seller);
    throw new ImportError([
      { path: `${PATH}.seller`, message: 'is missing: your organisation is not stored here, so state the seller' },
    ]);
  }
  const given = sellerFromFile(organisation);
  if (!stored) return given;
  return {
    ...given,
    // Its e-invoices are not of its look: whoever sends a seller without them wants what is stored.
    organisation: { ...given.organisation, ...eInvoiceOver(stored.organisation, organisation) },
    defaults: { ...given.defaults, taxes: new Map([...stored.defaults.taxes, ...given.defaults.taxes]) },
    accounts: new Map([...stored.accounts, ...given.accounts]),
    forms: new Map([...stored.forms, ...given.forms]),
  };
}

function eInvoiceOver(stored: EInvoiceChoice, given: ImportedOrganisation): EInvoiceChoice {
  return { eInvoice: given.eInvoice ?? stored.eInvoice, eInvoiceFaults: given.eInvoiceFaults ?? stored.eInvoiceFaults };
}
