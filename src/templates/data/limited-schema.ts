import type { SizeLimits } from '../../invoices/checks/check-size.js';
import { MOST, MOST_OF } from '../../view/document/view-fields.js';

/** How many rows a list may have, and how long one text may be. */
export type RowAndTextLimits = Pick<SizeLimits, 'lines' | 'textLength'>;

/** A schema with the limits of this service instead of the default ones, for texts and for lists of rows. */
export function limitedSchema<T>(schema: T, { lines, textLength }: RowAndTextLimits): T {
  const limited = (key: string, value: unknown): unknown => {
    if (key === 'maxLength' && value === MOST.text) return textLength;
    return key === 'maxItems' && value === MOST_OF.items ? lines : value;
  };
  return JSON.parse(JSON.stringify(schema, limited)) as T;
}
