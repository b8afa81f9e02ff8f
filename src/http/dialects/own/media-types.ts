import type { RecordsKind } from '../../../pdf/posted/effects.js';

/** What a body with records may be. */
export const RECORD_TYPES = ['application/json', 'application/xml', 'text/xml', 'application/pdf'] as const;
type RecordType = (typeof RECORD_TYPES)[number];

export const KIND_OF: Record<RecordType, RecordsKind> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'application/pdf': 'pdf',
};
