import { z } from 'zod';

/** `inv_` and a number of at most 18 digits, which fits the database's integer. ASCII digits only. */
const GRAMMAR = /^inv_[1-9][0-9]{0,17}$/;

const FAULT = 'Invalid invoice id: expected inv_ and a number, such as inv_42.';

/** A prefixed invoice id (S2), as the caller wrote it. */
export const invoiceId = z.string(FAULT).regex(GRAMMAR, FAULT).meta({ description: '`inv_` and a number.', example: 'inv_1' });

/** The number behind it: `inv_42` is 42. */
export function sequenceOf(id: string): bigint {
  return BigInt(id.slice('inv_'.length));
}
