import type { Customer, Identifier, Payee } from '../../../invoices/invoice.js';

// The standard has one identifier of the buyer (BT-46) and one of the payee (BT-60). The model may have several.

/** All identifiers of the buyer: those with a scheme first, as they name it to everyone; then the seller's number of the customer. */
export function buyerIdentifiers({ accountId, identifiers }: Pick<Customer, 'accountId' | 'identifiers'>): Identifier[] {
  const own = accountId === null || accountId === '' ? [] : [{ id: accountId, scheme: null }];
  const [schemed, others] = [identifiers.filter(hasScheme), identifiers.filter((one) => !hasScheme(one))];
  return [...schemed, ...own, ...others];
}

/** The identifier of the buyer that is written. */
export function buyerIdentifier(buyer: Pick<Customer, 'accountId' | 'identifiers'>): Identifier | null {
  return buyerIdentifiers(buyer)[0] ?? null;
}

/** The identifier of the payee that is written: the first one with a scheme, else the first. */
export function payeeIdentifier({ identifiers }: Pick<Payee, 'identifiers'>): Identifier | null {
  return identifiers.find(hasScheme) ?? identifiers[0] ?? null;
}

function hasScheme({ scheme }: Identifier): boolean {
  return scheme !== null;
}
