import { Prisma, type PrismaClient } from '../prisma-client/client.js';
import { ImportBusyError, ImportError } from '../faults/errors.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { LONGEST_WAIT_MS, lockImports } from './import-lock.js';
import { importInvoice } from './import-invoice.js';
import { importCustomer, importOrganisation } from './import-parties.js';
import { Faults } from './faults.js';
import { unknownSellers } from './unknown-sellers.js';
import { linkCreditNotes } from './link-credit-notes.js';
import { type ImportReport, type Outcome, tally } from './outcome.js';
import { warningsOfParties } from './party-warnings.js';
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
  /** Create an organisation that is not stored from the seller of its first invoice. */
  createSellers?: boolean;
  /** Ends the import: nothing of it is stored. */
  signal?: AbortSignal;
  /** Called in the transaction when everything is written. */
  onImported?: (db: Prisma.TransactionClient, report: ImportReport) => Promise<void>;
}

/**
 * Stores the records of one file: all of them, or none. While another import writes, it waits.
 * @throws ImportError | ImportBusyError | DatabaseUnavailableError, or the signal's reason
 */
export async function importRecords(prisma: PrismaClient, file: ImportFile, options: ImportOptions = {}): Promise<ImportReport> {
  const { longestWaitMs = LONGEST_WAIT_MS, onWait = () => undefined, onImported, signal } = options;
  const transaction = {
    timeout: TRANSACTION_TIMEOUT_MS + longestWaitMs,
    maxWait: 10_000,
    // It must see what another import stored while it waited, whatever the default level of the role.
    isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
  };
  let refused: unknown;
  const work = async (db: Prisma.TransactionClient) => {
    try {
      await lockImports(db, longestWaitMs, onWait, signal);
      const report = await importAll(db, file, options);
      await onImported?.(db, report);
      // From here on, it is stored.
      signal?.throwIfAborted();
      return report;
    } catch (error) {
      refused = explained(error);
      throw error;
    }
  };
  return asDatabaseError('The import', () => prisma.$transaction(work, transaction)).catch((error: unknown) => {
    const isKnown = refused instanceof ImportError || refused instanceof ImportBusyError || refused === signal?.reason;
    throw refused !== undefined && isKnown ? refused : error;
  });
}

async function importAll(
  db: Prisma.TransactionClient,
  file: ImportFile,
  { keepExisting = false, createSellers = false, signal }: ImportOptions,
): Promise<ImportReport> {
  const organisations: Outcome[] = [];
  const newSellers = createSellers ? await unknownSellers(db, file) : [];
  for (const organisation of [...file.organisations, ...newSellers])
    organisations.push(await importOrganisation(db, organisation, keepExisting));
  const customers: Outcome[] = [];
  const faults = new Faults();
  for (const [index, customer] of file.customers.entries()) {
    signal?.throwIfAborted();
    await faults.collect(async () => {
      await assertOrganisation(db, customer.organisationId, `customers[${index}].organisationId`);
      customers.push(await importCustomer(db, customer, `customers[${index}]`, keepExisting));
    });
  }
  const references = new References(db);
  const invoiceIds: ImportReport['invoiceIds'] = [];
  for (const [index, invoice] of file.invoices.entries()) {
    signal?.throwIfAborted();
    await faults.collect(async () => {
      invoiceIds.push(await importInvoice(db, invoice, references, `invoices[${index}]`, keepExisting));
    });
  }
  faults.throwIfAny();
  await linkCreditNotes(db, [...new Set(file.invoices.map(({ organisationId }) => organisationId))]);
  return {
    organisations: tally(organisations),
    customers: tally(customers),
    invoices: tally(invoiceIds.map(({ outcome }) => outcome)),
    warnings: warningsOfParties(file),
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
