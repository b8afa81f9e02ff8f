import { recordNumber } from '../../format/fields.js';
import type { BuyerInput } from '../values/record.js';

type Identifiers = NonNullable<BuyerInput['identifiers']>;

const accountIdField = recordNumber(100);

/**
 * BT-46: the first identifier without a scheme is the seller's number of the customer. One with a scheme, such as a GLN, is not the seller's own, and stays with
 * the others; so does one that cannot be part of a path.
 */
export function withAccountId(identifiers: Identifiers): { accountId?: string; identifiers: Identifiers } {
  const at = identifiers.findIndex(({ id, scheme }) => scheme === undefined && accountIdField.safeParse(id).success);
  return at === -1 ? { identifiers } : { accountId: identifiers[at]?.id, identifiers: identifiers.toSpliced(at, 1) };
}
