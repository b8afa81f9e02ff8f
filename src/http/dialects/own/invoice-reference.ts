import { z } from 'zod';
import type { InvoiceReference } from '../../../invoices/invoice-reference.js';
import { sequenceOf } from '../speybooks/invoice-id.js';

const FAULT = 'Invalid invoice id: expected inv_ and a number, such as inv_42, or a UUID.';
const SEQUENCE = /^inv_[1-9][0-9]{0,17}$/;

/** An invoice, by its prefixed id or its UUID. */
export const invoiceName = z
  .union([z.string().regex(SEQUENCE), z.guid().toLowerCase()], FAULT)
  .meta({ description: '`inv_` and a number, or the UUID of the invoice.', example: 'inv_1', schema: { type: 'string' } });

export function referenceOf(name: string): Extract<InvoiceReference, { sequence: bigint }> | { id: string } {
  return SEQUENCE.test(name) ? { sequence: sequenceOf(name) } : { id: name };
}
