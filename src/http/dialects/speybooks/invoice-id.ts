import { HttpError } from '../../http-error.js';

/** `inv_` and a number of at most 18 digits, which fits the database's integer. ASCII digits only. */
const GRAMMAR = /^inv_([1-9][0-9]{0,17})$/;

/**
 * The number behind a prefixed invoice id (S2): `inv_42` is 42.
 * @throws HttpError invalid_id
 */
export function parseInvoiceId(id: string): bigint {
  const digits = GRAMMAR.exec(id)?.[1];
  if (digits === undefined) throw new HttpError('invalid_id', 'Invalid invoice id: expected inv_ and a number, such as inv_42.');
  return BigInt(digits);
}
