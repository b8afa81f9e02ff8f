import type { Prisma } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';
import { identityUuid } from './identity.js';
import { electronicAddressOf, identifiersColumn } from './invoice-parties.js';

type Buyer = NonNullable<ImportedInvoice['buyer']>;

/** The account of a buyer whom only an invoice names. The same buyer always gets the same id. */
export function buyerAccount(organisationId: string, buyer: Buyer): Prisma.CustomerUncheckedCreateInput & { id: string } {
  const { address, identifiers, electronicAddress, ...fields } = buyer;
  const { line1, line2, line3, city, postcode, subdivision, countryCode } = address ?? {};
  return {
    ...fields,
    id: buyerId(organisationId, buyer),
    organisationId,
    identifiers: identifiersColumn(identifiers),
    ...electronicAddressOf(electronicAddress),
    billingLine1: line1 ?? null,
    billingLine2: line2 ?? null,
    billingLine3: line3 ?? null,
    billingCity: city ?? null,
    billingPostcode: postcode ?? null,
    billingSubdivision: subdivision ?? null,
    billingCountryCode: countryCode ?? null,
  };
}

/** Who the buyer is: a number that names them, or else name and place. */
function buyerId(organisationId: string, { vatNumber, companyNumber, electronicAddress, name, address }: Buyer): string {
  const number = vatNumber ?? companyNumber ?? electronicAddress?.id;
  return number === undefined
    ? identityUuid(organisationId, name, address?.postcode, address?.city, address?.countryCode)
    : identityUuid(organisationId, number);
}
