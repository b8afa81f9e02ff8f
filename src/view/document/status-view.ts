import { z } from 'zod';
import { line } from './view-fields.js';

/** The status of a document; open, accepted, declined and expired are for quotes, the others for all other documents. */
const statusCode = z.enum([
  'draft',
  'issued',
  'overdue',
  'paid',
  'partly-paid',
  'void',
  'open',
  'accepted',
  'declined',
  'expired',
]);
export type StatusCode = z.infer<typeof statusCode>;

export const status = z.strictObject({
  code: statusCode,
  label: line,
  /** The label again if it must not be overlooked (draft, overdue, paid, void, accepted, declined, expired); otherwise null. */
  badge: line.nullable(),
  /** The label again if the document is not valid (draft, void); otherwise null. */
  watermark: line.nullable(),
});
/** The status of the document for its reader. */
export interface StatusView extends z.infer<typeof status> {}
