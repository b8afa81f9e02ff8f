import { createHash } from 'node:crypto';
import type { Prisma } from '../prisma-client/client.js';
import type { ImportedInvoice } from './format/schema.js';
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

/** A UUID (version 8, RFC 9562) from who the buyer is: a number that names them, or else name and place. */
function buyerId(organisationId: string, { vatNumber, companyNumber, electronicAddress, name, address }: Buyer): string {
  const identity =
    vatNumber ??
    companyNumber ??
    electronicAddress?.id ??
    [name, address?.postcode, address?.city, address?.countryCode].join('\n');
  const hash = createHash('sha256').update(`${organisationId}\n${identity}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
