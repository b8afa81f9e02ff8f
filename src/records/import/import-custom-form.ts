import { Prisma } from '../prisma-client/client.js';
import { alreadyHolds, type Outcome } from './outcome.js';
import type { ImportedOrganisation } from './format/schema.js';

/** Stores a custom form under its name. */
export async function importCustomForm(
  db: Prisma.TransactionClient,
  organisationId: string,
  form: ImportedOrganisation['customForms'][number],
): Promise<Outcome> {
  const { name, template = null, templateVariables = null, logo = null } = form;
  const data = { template, templateVariables, logo };
  const where = { organisationId_name: { organisationId, name } };
  const existing = await db.customForm.findUnique({ where });
  if (existing && alreadyHolds(existing, data)) return 'unchanged';
  const row = withVariables({ template, logo: logo && new Uint8Array(logo) }, templateVariables);
  await db.customForm.upsert({ where, create: { organisationId, name, ...row }, update: row });
  return existing ? 'updated' : 'created';
}

/** A row with the variables as Prisma needs them, because null is ambiguous in a JSON column. */
export function withVariables<Row extends object>(row: Row, variables: Record<string, string> | null) {
  return { ...row, templateVariables: variables ?? Prisma.DbNull };
}
