import { createHash, randomUUID } from 'node:crypto';
import { ImportError } from '../faults/errors.js';
import type { Prisma } from '../prisma-client/client.js';
import { assertConsistent } from './assert-consistent.js';
import { assertStorable } from './assert-storable.js';
import { completeInvoice, type Figures } from './complete-invoice.js';
import { type ChildRows, childRows, invoiceColumns } from './invoice-rows.js';
import type { Outcome } from './outcome.js';
import type { References } from './references.js';
import type { ImportedInvoice } from './format/schema.js';

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
): Promise<{ sequence: bigint; outcome: Outcome }> {
  const { organisationId, number } = imported;
  const figures = completeInvoice(imported, await references.taxes(organisationId, path), path);
  assertConsistent({ ...imported, ...figures }, path);
  assertStorable(figures, path);
  const importDigest = digest(imported, figures);
  const existing = await db.invoice.findUnique({ where: { organisationId_number: { organisationId, number } } });
  if (existing && (keepExisting || existing.importDigest === importDigest))
    return { sequence: existing.sequence, outcome: 'unchanged' };
  if (existing && imported.id !== undefined && imported.id !== existing.id) {
    throw new ImportError([{ path: `${path}.id`, message: `invoice ${number} is stored with another id, ${existing.id}` }]);
  }

  const columns = { ...invoiceColumns(imported, figures), importDigest, ...(await references.forInvoice(imported, path)) };
  const noted = existing ? await paymentsNoted(db, existing.id, organisationId) : new Map<string, Date>();
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
  await writeChildren(db, childRows(imported, figures, { organisationId, invoiceId: stored.id }, noted));
  return { sequence: stored.sequence, outcome: existing ? 'updated' : 'created' };
}

/** Equal for equal content, in any order of fields. */
function digest(imported: ImportedInvoice, figures: Figures): string {
  // Without the reasons of lines: older digests do not have them, and the breakdown has them too.
  const [lines, allowancesAndCharges] = [figures.lines.map(withoutReason), figures.allowancesAndCharges.map(withoutReason)];
  return createHash('sha256')
    .update(JSON.stringify([sorted(imported), sorted({ ...figures, lines, allowancesAndCharges })]))
    .digest('hex');
}

function withoutReason<T extends { exemptionReason: string | null }>({ exemptionReason: _reason, ...rest }: T) {
  return rest;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
}

/** A payment that is already stored keeps its creation time. */
async function paymentsNoted(db: Transaction, invoiceId: string, organisationId: string): Promise<Map<string, Date>> {
  const payments = await db.payment.findMany({ where: { organisationId, invoiceId }, select: { number: true, createdAt: true } });
  return new Map(payments.map(({ number, createdAt }) => [number, createdAt]));
}

async function replace(db: Transaction, id: string, organisationId: string, columns: Prisma.InvoiceUncheckedUpdateInput) {
  const where = { organisationId, invoiceId: id };
  await db.allowanceCharge.deleteMany({ where });
  await db.invoiceLine.deleteMany({ where });
  await db.taxBreakdown.deleteMany({ where });
  await db.payment.deleteMany({ where });
  await db.creditApplication.deleteMany({ where });
  await db.customAttribute.deleteMany({ where });
  return db.invoice.update({
    where: { organisationId_id: { organisationId, id } },
    // `linkCreditNotes` finds again which invoice a credit note corrects.
    data: { ...columns, precedingInvoiceId: null, version: { increment: 1 } },
  });
}

async function writeChildren(db: Transaction, rows: ChildRows): Promise<void> {
  await db.invoiceLine.createMany({ data: rows.lines });
  await db.allowanceCharge.createMany({ data: rows.allowancesAndCharges });
  await db.taxBreakdown.createMany({ data: rows.taxBreakdown });
  await db.payment.createMany({ data: rows.payments });
  await db.customAttribute.createMany({ data: rows.customAttributes });
  await db.creditApplication.createMany({ data: rows.creditApplications });
}
