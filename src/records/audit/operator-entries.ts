import { randomUUID } from 'node:crypto';
import { type AuditContext, insert, type Writer } from '../audit.js';

/** Who runs a command at the terminal, and for which organisation. */
export interface Operator {
  organisationId: string;
  /** A person, a ticket or a job; the subject of the entry. */
  by: string;
  /** The command, such as `audit:prune`. It stands where a request has the address of its caller. */
  command: string;
}

/** Entries of one organisation that are about to be deleted, because an export has them. */
export interface Pruning {
  /** The range of the export: UTC days, the second is exclusive. */
  from: string;
  to: string;
  /** Only entries before this UTC day. */
  before: string;
  /** How many of this organisation. */
  entries: number;
  /** Name of the export, without its folder. */
  exportFile: string;
  exportSha256: string;
}

/** What was erased of a customer: counts, none of the data. */
export interface Erasure {
  customerId: string;
  /** The record of the customer is gone. Otherwise these of its fields were emptied. */
  customerDeleted: boolean;
  fieldsErased: readonly string[];
  draftsDeleted: number;
  invoicesDeleted: number;
  invoicesKept: number;
  ordersDeleted: number;
  /** Invoices issued before this day may go; null: none may. */
  keepFrom: string | null;
}

/** Writes that entries are about to be deleted. @throws DatabaseUnavailableError */
export async function recordPruning(db: Writer, operator: Operator, pruning: Pruning): Promise<void> {
  await insert(db, contextOf(operator), { ...WITHOUT_BYTES, action: 'AUDIT_PRUNED', details: pruning });
}

/** Writes the audit entry of an erasure, in its transaction. @throws DatabaseUnavailableError */
export async function recordErasure(db: Writer, operator: Operator, erasure: Erasure): Promise<void> {
  await insert(db, contextOf(operator), { ...WITHOUT_BYTES, action: 'CUSTOMER_DATA_ERASED', details: erasure });
}

const WITHOUT_BYTES = { invoiceId: null, byteLength: null, sha256: null };

function contextOf({ organisationId, by, command }: Operator): AuditContext {
  const eventId = randomUUID();
  return { eventId, organisationId, subject: by, tokenId: null, requestId: eventId, ipAddress: command, userAgent: null };
}
