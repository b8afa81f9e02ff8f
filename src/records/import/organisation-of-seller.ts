import { asDatabaseError } from '../faults/as-database-error.js';
import type { PrismaClient } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';
import { identityUuid } from './identity.js';

type Seller = NonNullable<ImportedInvoice['seller']>;

/**
 * The organisation that a seller is: the one that has its VAT number, tax number or company number. If there is none, or if there are several, an id that is made from who the seller is.
 * @throws DatabaseUnavailableError
 */
export async function organisationOfSeller(prisma: PrismaClient, seller: Seller): Promise<string> {
  const { vatNumber, taxNumber, companyNumber, name, address } = seller;
  const known = [{ vatNumber }, { taxNumber }, { companyNumber }].filter((one) => Object.values(one)[0] !== undefined);
  const where = { OR: known as { vatNumber?: string }[] };
  const found = await asDatabaseError('Reading the organisations', () =>
    known.length === 0 ? Promise.resolve([]) : prisma.organisation.findMany({ where, select: { id: true }, take: 2 }),
  );
  const [first, second] = found;
  if (first && !second) return first.id;
  const identity = vatNumber ?? taxNumber ?? companyNumber;
  return identity === undefined
    ? identityUuid('seller', name, address.postcode, address.city, address.countryCode)
    : identityUuid('seller', identity);
}
