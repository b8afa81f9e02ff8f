import { createHash, randomUUID } from 'node:crypto';
import { ImportError } from '../faults/errors.js';
import type { Invoice, Prisma } from '../prisma-client/client.js';
import { assertConsistent } from './complete/assert-consistent.js';
import { assertStorable } from './complete/assert-storable.js';
import { type CompleteInvoice, completeInvoice } from './complete/complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';
import type { Kept } from './invoice-parties.js';
import { type ChildRows, childRows, invoiceColumns } from './invoice-rows.js';
import { insertRows } from './insert-rows.js';
import type { ImportedInvoiceOutcome } from './outcome.js';
import type { References } from './references.js';
import { isStored } from './stored/is-stored.js';
import { readStored } from './stored/stored-invoice.js';

type Transaction = Prisma.TransactionClient;

/**
 * Stores one invoice under its number. If the number is stored with other content, it replaces that and raises the version. If the content is the same, it
 * writes nothing.
 * @param path the place of the invoice in the file
 * @throws ImportError
 */
export async function importInvoice(
  db: Transaction,
  imported: ImportedInvoice,
  references: References,
  path: string,
  keepExisting: boolean,
): Promise<ImportedInvoiceOutcome> {
  const { organisationId, number } = imported;
  const complete = completeInvoice(imported, await references.seller(organisationId, path), path);
  const warnings = assertConsistent(imported, complete, path);
  assertStorable(complete, path);
  const importDigest = digest(imported, complete);
  const existing = await db.invoice.findUnique({ where: { organisationId_number: { organisationId, number } } });
  const outcomeOf = (stored: Pick<Invoice, 'sequence' | 'id' | 'version'>, outcome: ImportedInvoiceOutcome['outcome']) => {
    const { sequence, id: uuid, version } = stored;
    return { organisationId, number, id: `inv_${sequence}`, uuid, version, outcome, warnings };
  };
  if (existing && (keepExisting || existing.importDigest === importDigest)) return outcomeOf(existing, 'unchanged');
  if (existing && imported.id !== undefined && imported.id !== existing.id) {
    throw new ImportError([{ path: `${path}.id`, message: `invoice ${number} is stored with another id, ${existing.id}` }]);
  }

  const { present, ...ids } = await references.forInvoice(imported, path);
  const columns = { ...invoiceColumns(imported, complete), importDigest, ...ids };
  const noted = existing ? await paymentsNoted(db, existing.id, organisationId) : new Map<string, Date>();
  const kept = existing && (await keptCopies(db, existing, imported, ids.paymentAccountId));
  const rowsOf = (invoiceId: string) => childRows(imported, complete, { organisationId, invoiceId }, { noted, present, kept });
  if (existing && imported.parties !== 'current') {
    const before = await readStored(db, { id: existing.id, organisationId });
    if (before && isStored(before, columns, rowsOf(existing.id))) return outcomeOf(existing, 'unchanged');
  }
  const stored = existing
    ? await replace(db, existing.id, organisationId, columns)
    : await db.invoice.create({
        data: {
          ...columns,
          organisationId,
          number,
          id: imported.id ?? randomUUID(),
          ...(imported.createdAt && { createdAt: imported.createdAt }),
        },
      });
  await writeChildren(db, rowsOf(stored.id));
  return outcomeOf(stored, existing ? 'updated' : 'created');
}

/** Equal for equal content, in any order of fields. */
function digest(imported: ImportedInvoice, complete: CompleteInvoice): string {
  return createHash('sha256')
    .update(JSON.stringify([sorted(imported), sorted(complete)]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value instanceof Uint8Array) return createHash('sha256').update(value).digest('hex');
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}

/**
 * What an invoice that is issued already copied then, and keeps. Null for a draft, and if the record asks for the present parties. A new account is copied
 * anew.
 */
async function keptCopies(
  db: Transaction,
  { id: invoiceId, organisationId, status, paymentAccountId }: Invoice,
  imported: ImportedInvoice,
  account: string | null,
): Promise<Kept | null> {
  if (status === 'DRAFT' || imported.parties === 'current') return null;
  const where = { organisationId, invoiceId, isStated: false };
  const parties = await db.invoiceParty.findMany({ where });
  return { parties, paymentMeans: account === paymentAccountId ? await db.paymentMeans.findMany({ where }) : [] };
}

/** A payment that is already stored keeps its creation time. */
async function paymentsNoted(db: Transaction, invoiceId: string, organisationId: string): Promise<Map<string, Date>> {
  const payments = await db.payment.findMany({ where: { organisationId, invoiceId }, select: { number: true, createdAt: true } });
  return new Map(payments.map(({ number, createdAt }) => [number, createdAt]));
}

async function replace(db: Transaction, id: string, organisationId: string, columns: Prisma.InvoiceUncheckedUpdateInput) {
  const where = { organisationId, invoiceId: id };
  await db.furtherTax.deleteMany({ where });
  await db.allowanceCharge.deleteMany({ where });
  await db.invoiceLine.deleteMany({ where });
  await db.taxBreakdown.deleteMany({ where });
  await db.payment.deleteMany({ where });
  await db.creditApplication.deleteMany({ where });
  await db.customAttribute.deleteMany({ where });
  await db.invoiceParty.deleteMany({ where });
  await db.invoiceNote.deleteMany({ where });
  await db.paymentMeans.deleteMany({ where });
  await db.supportingDocument.deleteMany({ where });
  await db.withholdingTax.deleteMany({ where });
  await db.thirdPartyPayment.deleteMany({ where });
  return db.invoice.update({
    where: { organisationId_id: { organisationId, id } },
    // `linkCreditNotes` finds again which invoice a credit note corrects.
    data: { ...columns, precedingInvoiceId: null, version: { increment: 1 } },
  });
}

async function writeChildren(db: Transaction, rows: ChildRows): Promise<void> {
  await insertRows(db, 'invoice_lines', rows.lines);
  await db.allowanceCharge.createMany({ data: rows.allowancesAndCharges });
  await createIfAny(rows.furtherTaxes, (data) => db.furtherTax.createMany({ data }));
  await db.taxBreakdown.createMany({ data: rows.taxBreakdown });
  await db.invoiceParty.createMany({ data: rows.parties });
  await createIfAny(rows.notes, (data) => db.invoiceNote.createMany({ data }));
  await createIfAny(rows.paymentMeans, (data) => db.paymentMeans.createMany({ data }));
  await createIfAny(rows.supportingDocuments, (data) => db.supportingDocument.createMany({ data }));
  await createIfAny(rows.withholdingTaxes, (data) => db.withholdingTax.createMany({ data }));
  await createIfAny(rows.thirdPartyPayments, (data) => db.thirdPartyPayment.createMany({ data }));
  await db.payment.createMany({ data: rows.payments });
  await db.customAttribute.createMany({ data: rows.customAttributes });
  await db.creditApplication.createMany({ data: rows.creditApplications });
}

/** Most invoices have no rows in most tables: a statement less for each. */
async function createIfAny<Row>(rows: Row[], create: (rows: Row[]) => PromiseLike<unknown>): Promise<void> {
  if (rows.length > 0) await create(rows);
}
