import { z } from 'zod';
import { line } from './view-fields.js';

/** Where a document can stand; open, accepted, declined and expired are for quotes, the other words for everything else. */
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
  /** The label again where it must not be overlooked: draft, overdue, paid, void, accepted, declined, expired; else null. */
  badge: line.nullable(),
  /** The label again where the document must not be taken for a valid one: draft, void; else null. */
  watermark: line.nullable(),
});
/** Where the document stands for its reader. */
export interface StatusView extends z.infer<typeof status> {}
