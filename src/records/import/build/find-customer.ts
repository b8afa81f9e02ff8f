import { asDatabaseError } from '../../faults/as-database-error.js';
import type { Customer, PrismaClient } from '../../prisma-client/client.js';
import type { ImportedCustomer } from '../format/schema.js';
import { eInvoiceOfCustomer } from './e-invoice-columns.js';
import { present } from '../stored/present.js';

/** A stored customer in the import format; null if the organisation has no such account. @throws DatabaseUnavailableError */
export async function findCustomer(
  prisma: PrismaClient,
  organisationId: string,
  accountId: string,
): Promise<ImportedCustomer | null> {
  const where = { organisationId_accountId: { organisationId, accountId } };
  const row = await asDatabaseError('Reading the customer', () => prisma.customer.findUnique({ where }));
  if (!row) return null;
  const { id, name, tradingName, contactName, email, phone, vatNumber, companyNumber, companyNumberScheme, locale } = row;
  const { electronicAddress, electronicAddressScheme: scheme } = row;
  return {
    id,
    organisationId,
    accountId,
    name,
    ...present({
      tradingName,
      contactName,
      email,
      phone,
      vatNumber,
      companyNumber,
      companyNumberScheme,
      locale,
      ...eInvoiceOfCustomer(row),
    }),
    identifiers: (
      row.identifiers as unknown as {
        id: string;
        scheme: string | null;
      }[]
    ).map((one) => present(one)),
    ...(electronicAddress !== null && {
      electronicAddress: {
        id: electronicAddress,
        ...present({ scheme }),
      },
    }),
    ...addressesOf(row),
  };
}

function addressesOf(row: Customer): Pick<ImportedCustomer, 'billingAddress' | 'shippingAddress'> {
  return {
    ...(row.billingCountryCode !== null && {
      billingAddress: {
        ...present({
          line1: row.billingLine1,
          line2: row.billingLine2,
          line3: row.billingLine3,
        }),
        ...present({
          city: row.billingCity,
          postcode: row.billingPostcode,
          subdivision: row.billingSubdivision,
        }),
        countryCode: row.billingCountryCode,
      },
    }),
    ...(row.shippingCountryCode !== null && {
      shippingAddress: {
        ...present({
          name: row.shippingName,
          line1: row.shippingLine1,
          line2: row.shippingLine2,
          line3: row.shippingLine3,
        }),
        ...present({
          city: row.shippingCity,
          postcode: row.shippingPostcode,
          subdivision: row.shippingSubdivision,
        }),
        countryCode: row.shippingCountryCode,
      },
    }),
  };
}
