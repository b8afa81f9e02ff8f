import { z } from 'zod';
import { hasDotSegment } from '../../../invoices/dot-segments.js';
import { isPrintableLine } from '../../../invoices/printable-line.js';

const uuidGrammar = z.guid();

/** Whatever a record can be named by in its path: its number, as long as the database's own may be, or its UUID. */
export function reference(what: string, max: number, example: string) {
  const fault = `Invalid ${what}: expected its number (one line of at most ${max} characters) or its UUID.`;
  return z
    .string(fault)
    .refine((text) => isNumber(text, max), fault)
    .meta({
      description: 'Its number or its UUID.',
      example,
      schema: { type: 'string', minLength: 1, maxLength: max },
    });
}

/** What a text names: a record by its number, under the given name; where it has the form of a UUID, by its id too, as numbers may have that form. */
export function numberOrId<const N extends string>(
  name: N,
  text: string,
): Record<N, string> | (Record<N, string> & { id: string }) {
  const number = { [name]: text } as Record<N, string>;
  return uuidGrammar.safeParse(text).success ? { ...number, id: text.toLowerCase() } : number;
}

/** Numbers that begin or end with a blank, and those with segments of dots, cannot be stored. */
function isNumber(text: string, max: number): boolean {
  return text !== '' && Array.from(text).length <= max && text === text.trim() && isPrintableLine(text) && !hasDotSegment(text);
}
