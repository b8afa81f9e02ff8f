import type { Prisma } from '../prisma-client/client.js';
import { localeOf } from './build/known-seller.js';
import { organisation } from './format/parties.js';
import type { ImportedOrganisation, ImportFile } from './format/schema.js';

/** The organisations of invoices that are neither in the file nor in the database, as their first invoices state them. */
export async function unknownSellers(
  db: Prisma.TransactionClient,
  { organisations, invoices }: ImportFile,
): Promise<ImportedOrganisation[]> {
  const known = new Set(organisations.map(({ id }) => id));
  const created: ImportedOrganisation[] = [];
  for (const { organisationId: id, seller } of invoices) {
    if (!seller || known.has(id)) continue;
    known.add(id);
    if ((await db.organisation.count({ where: { id } })) > 0) continue;
    created.push(organisation.parse({ id, ...seller, locale: localeOf(seller.address.countryCode) }));
  }
  return created;
}
