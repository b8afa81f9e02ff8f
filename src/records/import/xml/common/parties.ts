import type { InvoiceInput, SellerInput } from '../values/record.js';
import { withAccountId } from './account-id.js';
import { companyFields } from './company.js';

type Identifiers = NonNullable<SellerInput['identifiers']>;

/** What the tables of UBL and CII read of a party. */
interface ReadParty {
  companyNumber?: Identifiers[number];
  tradingName?: string;
}

/** BG-4. The name is the trading name or, without one, the registered name. */
export function sellerOf(
  { legalName, tradingName, companyNumber, ...rest }: ReadParty & { legalName?: string },
  identifiers: Identifiers,
  address: object,
): SellerInput {
  const name = tradingName ?? legalName;
  return {
    ...rest,
    name,
    ...(legalName === name ? {} : { legalName }),
    ...companyFields(companyNumber),
    identifiers,
    address,
  } as SellerInput;
}

/** BG-7, and the number of the customer. */
export function buyerOf(
  { name, tradingName, companyNumber, ...rest }: ReadParty & { name?: string },
  allIdentifiers: Identifiers,
  address: object | undefined,
): Partial<InvoiceInput> {
  const { accountId, identifiers } = withAccountId(allIdentifiers);
  const buyer = {
    ...rest,
    name,
    ...(tradingName === name ? {} : { tradingName }),
    ...companyFields(companyNumber),
    identifiers,
    address,
  } as InvoiceInput['buyer'];
  return { accountId, buyer };
}
