import { type Erasure, recordErasure } from '../audit/operator-entries.js';
import { asDatabaseError } from '../faults/as-database-error.js';
import { ImportBusyError } from '../faults/errors.js';
import { LONGEST_WAIT_MS, lockImports } from '../import/import-lock.js';
import { type Customer, Prisma, type PrismaClient } from '../prisma-client/client.js';
import { deleteEmptyOrders, deleteInvoices } from './delete-invoices.js';
import { emptyRecord, isRecordPrinted } from './erase-record.js';
import { CustomerNotFoundError, InvoicesKeptError, type KeptInvoices } from './errors.js';
import { type LiveBatches, liveBatches } from './live-batches.js';
import { sortInvoices } from './sort-invoices.js';

/** Whom to erase, and how far. */
export interface ErasureRequest {
  organisationId: string;
  /** A customer without an account id has only the id of its row. */
  customer: { accountId: string } | { customerId: string };
  /** Invoices issued before this day may be deleted; null: none may. */
  keepFrom: string | null;
  /** Whether to erase what may go, if invoices must stay. Otherwise that is refused. */
  isPartial: boolean;
  /** Do the same, and then undo it. */
  isDryRun: boolean;
  /** Who erases, for the audit entry. */
  by: string;
  /** How long to wait for an import, in milliseconds. */
  longestWaitMs?: number;
  /** Called when it waits for an import. */
  onWait?: () => void;
}

export interface ErasureReport extends Erasure {
  kept: KeptInvoices;
  /** The record stayed as it was, because invoices that stay print it. */
  isRecordPrinted: boolean;
  batches: LiveBatches;
}

/** Timeout of the transaction, in milliseconds. */
const TRANSACTION_TIMEOUT_MS = 30 * 60_000;

/**
 * Erases a customer: drafts, invoices whose time is over, empty orders, and the record. Invoices that must be kept stay as they are, and so does every byte of
 * their documents. An audit entry is written in the same transaction. While an import writes, it waits.
 * @throws CustomerNotFoundError | InvoicesKeptError | ImportBusyError | DatabaseUnavailableError
 */
export async function eraseCustomer(prisma: PrismaClient, request: ErasureRequest): Promise<ErasureReport> {
  const { longestWaitMs = LONGEST_WAIT_MS, onWait = () => undefined, isDryRun } = request;
  let refused: unknown;
  let report: ErasureReport | undefined;
  const work = async (db: Prisma.TransactionClient) => {
    try {
      await lockImports(db, longestWaitMs, onWait);
      report = await eraseAll(db, request);
    } catch (error) {
      refused = error;
      throw error;
    }
    if (isDryRun) throw new DryRun();
  };
  await asDatabaseError('The erasure', () =>
    prisma.$transaction(work, {
      timeout: TRANSACTION_TIMEOUT_MS + longestWaitMs,
      maxWait: 10_000,
      isolationLevel: Prisma.TransactionIsolationLevel.ReadCommitted,
    }),
  ).catch((error: unknown) => {
    if (isOwn(refused)) throw refused;
    if (!isDryRun || !report) throw error;
  });
  if (!report) throw new Error('an erasure ended without a report');
  return report;
}

/** Undoes the transaction. */
class DryRun extends Error {}

function isOwn(error: unknown): boolean {
  return error instanceof CustomerNotFoundError || error instanceof InvoicesKeptError || error instanceof ImportBusyError;
}

async function eraseAll(db: Prisma.TransactionClient, request: ErasureRequest): Promise<ErasureReport> {
  const { organisationId, keepFrom, isPartial, by } = request;
  const customer = await findCustomer(db, request);
  const { drafts, due, kept } = await sortInvoices(db, organisationId, customer.id, keepFrom);
  if (kept.count > 0 && !isPartial) throw new InvoicesKeptError(kept, keepFrom);
  const batches = await liveBatches(db, organisationId, customer.id);
  await deleteInvoices(db, organisationId, [...drafts, ...due]);
  const ordersDeleted = await deleteEmptyOrders(db, organisationId, customer.id);
  const record = await eraseRecord(db, customer, kept.count > 0);
  const erasure = {
    customerId: customer.id,
    customerDeleted: record.customerDeleted,
    fieldsErased: record.fieldsErased,
    draftsDeleted: drafts.length,
    invoicesDeleted: due.length,
    invoicesKept: kept.count,
    ordersDeleted,
    keepFrom,
  };
  await recordErasure(db, { organisationId, by, command: 'customers:erase' }, erasure);
  return { ...erasure, kept, isRecordPrinted: record.isRecordPrinted, batches };
}

async function findCustomer(db: Prisma.TransactionClient, { organisationId, customer }: ErasureRequest): Promise<Customer> {
  const where =
    'accountId' in customer
      ? { organisationId_accountId: { organisationId, accountId: customer.accountId } }
      : { organisationId_id: { organisationId, id: customer.customerId } };
  const found = await db.customer.findUnique({ where });
  if (!found) throw new CustomerNotFoundError();
  return found;
}

async function eraseRecord(
  db: Prisma.TransactionClient,
  customer: Customer,
  hasInvoices: boolean,
): Promise<{ customerDeleted: boolean; fieldsErased: string[]; isRecordPrinted: boolean }> {
  const { organisationId, id } = customer;
  if (!hasInvoices) {
    await db.customer.delete({ where: { organisationId_id: { organisationId, id } } });
    return { customerDeleted: true, fieldsErased: [], isRecordPrinted: false };
  }
  if (await isRecordPrinted(db, organisationId, id)) return { customerDeleted: false, fieldsErased: [], isRecordPrinted: true };
  return { customerDeleted: false, fieldsErased: await emptyRecord(db, customer), isRecordPrinted: false };
}
