import { createHash, randomUUID } from 'node:crypto';
import type { Invoice, Prisma } from '../prisma-client/client.js';
import { assertReplaceable } from './assert-replaceable.js';
import { assertConsistent } from './complete/assert-consistent.js';
import { assertStorable } from './complete/assert-storable.js';
import { type CompleteInvoice, completeInvoice } from './complete/complete-invoice.js';
import type { ImportedInvoice } from './format/schema.js';
import { assertFreeId, withFreePaymentIds } from './free-ids.js';
import { type ChildRows, childRows, invoiceColumns } from './invoice-rows.js';
import { insertRows } from './insert-rows.js';
import type { ImportedInvoiceOutcome } from './outcome.js';
import type { References } from './references.js';
import { type Copied, withoutCopies } from './stored/copies.js';
import { isStored } from './stored/is-stored.js';
import { sizeOf } from './stored/size-of.js';
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
  const warnings = assertConsistent(imported, complete, await references.numbers(organisationId, path), path);
  assertStorable(complete, path);
  const importDigest = digest(imported, complete);
  const existing = await findExisting(db, organisationId, number);
  const outcomeOf = (stored: Pick<Invoice, 'sequence' | 'id' | 'version'>, outcome: ImportedInvoiceOutcome['outcome']) => {
    const { sequence, id: uuid, version } = stored;
    return { organisationId, number, id: `inv_${sequence}`, uuid, version, outcome, warnings };
  };
  if (existing && (keepExisting || existing.importDigest === importDigest)) return outcomeOf(existing, 'unchanged');
  if (existing) assertReplaceable(existing, imported, path);
  else await assertFreeId(db.invoice, imported.id, path);

  const copied = existing && (await copiesOf(db, existing, imported));
  const stated = copied && existing.organisation.reprintParties === 'AS_ISSUED' ? withoutCopies(imported, copied) : imported;
  const record = await withFreePaymentIds(db, stated, existing?.id);
  const { present, ...ids } = await references.forInvoice(record, path);
  const columns = { ...invoiceColumns(record, complete), importDigest, ...ids };
  const noted = existing ? await paymentsNoted(db, existing.id, organisationId) : new Map<string, Date>();
  // A new account is copied anew.
  const kept = copied && { ...copied, ...(ids.paymentAccountId !== existing.paymentAccountId && { paymentMeans: [] }) };
  const rowsOf = (invoiceId: string) => childRows(record, complete, { organisationId, invoiceId }, { noted, present, kept });
  if (existing && imported.parties !== 'current' && (await isUnchanged(db, existing, columns, rowsOf(existing.id)))) {
    return outcomeOf(existing, 'unchanged');
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

/** A stored invoice, with what its copies are compared with. */
function findExisting(db: Transaction, organisationId: string, number: string) {
  return db.invoice.findUnique({
    where: { organisationId_number: { organisationId, number } },
    include: { organisation: { select: { reprintParties: true } }, paymentAccount: { select: { code: true } } },
  });
}

type Existing = NonNullable<Awaited<ReturnType<typeof findExisting>>>;

/** What an invoice that is issued already copied then, and keeps. Null for a draft, and if the record asks for the present parties. */
async function copiesOf(db: Transaction, existing: Existing, imported: ImportedInvoice): Promise<Copied | null> {
  const { id: invoiceId, organisationId, status, deliveryName, paymentAccount } = existing;
  if (status === 'DRAFT' || imported.parties === 'current') return null;
  const where = { organisationId, invoiceId, isStated: false };
  const parties = await db.invoiceParty.findMany({ where });
  const paymentMeans = await db.paymentMeans.findMany({ where });
  return { parties, paymentMeans, deliveryName, accountCode: paymentAccount?.code ?? null };
}

/** Whether all of it is stored already. What is stored is read only if it is as large, so that it takes no more memory than the record. */
async function isUnchanged(
  db: Transaction,
  { id, organisationId }: Existing,
  columns: object,
  rows: ChildRows,
): Promise<boolean> {
  const stored = await sizeOf(db, organisationId, { id });
  const bytes = rows.supportingDocuments.reduce(
    (sum, { content }) => sum + (content instanceof Uint8Array ? content.length : 0),
    0,
  );
  if (stored?.lines !== rows.lines.length || stored.bytes !== bytes) return false;
  const before = await readStored(db, { id, organisationId });
  return before !== null && isStored(before, columns, rows);
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
