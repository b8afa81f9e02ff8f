import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { ImportBusyError, ImportError, type ImportFault } from '../faults/errors.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { LONGEST_WAIT_MS, lockImports } from './import-lock.js';
import { importInvoice } from './import-invoice.js';
import { importCustomer, importOrganisation } from './import-parties.js';
import { linkCreditNotes } from './link-credit-notes.js';
import { type ImportReport, type Outcome, tally } from './outcome.js';
import { References } from './references.js';
import type { ImportFile } from './format/schema.js';

/** Timeout of the transaction of an import, in milliseconds. It may have many thousand invoices. */
const TRANSACTION_TIMEOUT_MS = 30 * 60_000;

export interface ImportOptions {
  /** Keep records that are already stored, whatever the file says. */
  keepExisting?: boolean;
  /** How long to wait for another import, in milliseconds. */
  longestWaitMs?: number;
  /** Called when it waits for another import. */
  onWait?: () => void;
}

/**
 * Stores the records of one file: all of them, or none. While another import writes, it waits.
 * @throws ImportError | ImportBusyError | DatabaseUnavailableError
 */
export async function importRecords(
  prisma: PrismaClient,
  file: ImportFile,
  { keepExisting = false, longestWaitMs = LONGEST_WAIT_MS, onWait = () => undefined }: ImportOptions = {},
): Promise<ImportReport> {
  const options = {
    timeout: TRANSACTION_TIMEOUT_MS + longestWaitMs,
    maxWait: 10_000,
    // It must see what another import stored while it waited, whatever the default level of the role.
    isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
  };
  let refused: unknown;
  const work = async (db: Prisma.TransactionClient) => {
    try {
      await lockImports(db, longestWaitMs, onWait);
      return await importAll(db, file, keepExisting);
    } catch (error) {
      refused = explained(error);
      throw error;
    }
  };
  return asDatabaseError('The import', () => prisma.$transaction(work, options)).catch((error: unknown) => {
    throw refused instanceof ImportError || refused instanceof ImportBusyError ? refused : error;
  });
}

async function importAll(db: Prisma.TransactionClient, file: ImportFile, keepExisting: boolean): Promise<ImportReport> {
  const organisations: Outcome[] = [];
  for (const organisation of file.organisations) organisations.push(await importOrganisation(db, organisation, keepExisting));
  const customers: Outcome[] = [];
  for (const [index, customer] of file.customers.entries()) {
    await assertOrganisation(db, customer.organisationId, `customers[${index}].organisationId`);
    customers.push(await importCustomer(db, customer, keepExisting));
  }
  const references = new References(db);
  const invoiceIds: ImportReport['invoiceIds'] = [];
  const faults: ImportFault[] = [];
  for (const [index, invoice] of file.invoices.entries()) {
    try {
      invoiceIds.push(await importInvoice(db, invoice, references, `invoices[${index}]`, keepExisting));
    } catch (error) {
      // The other invoices are looked at too, so that one answer names all faults. Nothing of it stays.
      if (!(error instanceof ImportError)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new ImportError(faults);
  await linkCreditNotes(db, [...new Set(file.invoices.map(({ organisationId }) => organisationId))]);
  return {
    organisations: tally(organisations),
    customers: tally(customers),
    invoices: tally(invoiceIds.map(({ outcome }) => outcome)),
    invoiceIds,
  };
}

async function assertOrganisation(db: Prisma.TransactionClient, id: string, path: string): Promise<void> {
  if ((await db.organisation.count({ where: { id } })) === 0) {
    throw new ImportError([{ path, message: `there is no organisation ${id}, neither in this file nor in the database` }]);
  }
}

/** A value that must be unique and is not: the only fault of a file that only the database finds. */
function explained(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return error;
  const model = error.meta?.['modelName'];
  return new ImportError([
    {
      path: 'file',
      message: `an id or number${typeof model === 'string' ? ` (${model})` : ''} is already in use by another record in the file or the database`,
    },
  ]);
}
