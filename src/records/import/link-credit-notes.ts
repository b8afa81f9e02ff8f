import type { Prisma } from '../prisma-client/client.js';

/** Links credit notes to the invoices that they correct, and applied credits to their credit notes, if both are stored, in any order. */
export async function linkCreditNotes(db: Prisma.TransactionClient, organisationIds: string[]): Promise<void> {
  for (const organisationId of organisationIds) {
    await linkApplications(db, organisationId);
    await linkCorrections(db, organisationId);
  }
}

async function linkApplications(db: Prisma.TransactionClient, organisationId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE credit_applications AS application SET credit_note_id = note.id
    FROM invoices AS note
    WHERE application.organisation_id = ${organisationId}::uuid AND application.credit_note_id IS NULL
      AND note.organisation_id = application.organisation_id AND note.number = application.credit_note_number
      AND note.type = 'CREDIT_NOTE'`;
}

/**
 * Checks every credit note of the organisation, because a credit note or its invoice may have a new number, customer, currency or type. A credit note in
 * another currency is not linked, because its amount cannot be compared.
 */
async function linkCorrections(db: Prisma.TransactionClient, organisationId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE invoices AS note SET preceding_invoice_id = corrected.id
    FROM invoices AS same LEFT JOIN invoices AS corrected
      ON same.type = 'CREDIT_NOTE' AND corrected.type = 'INVOICE'
        AND corrected.organisation_id = same.organisation_id AND corrected.number = same.preceding_invoice_number
        AND corrected.customer_id = same.customer_id AND corrected.currency_code = same.currency_code
    WHERE same.organisation_id = ${organisationId}::uuid AND same.preceding_invoice_number IS NOT NULL
      AND note.id = same.id AND note.preceding_invoice_id IS DISTINCT FROM corrected.id`;
}
