import type { Prisma } from '../prisma-client/client.js';

/** Gives applied credits the id of their credit note where it is stored, whichever of the two came first. */
export async function linkCreditNotes(db: Prisma.TransactionClient, organisationIds: string[]): Promise<void> {
  for (const organisationId of organisationIds) {
    await db.$executeRaw`
      UPDATE public.credit_applications AS application SET credit_note_id = note.id
      FROM public.invoices AS note
      WHERE application.organisation_id = ${organisationId}::uuid AND application.credit_note_id IS NULL
        AND note.organisation_id = application.organisation_id AND note.number = application.credit_note_number
        AND note.type = 'CREDIT_NOTE'`;
  }
}
