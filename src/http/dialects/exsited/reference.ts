import { z } from 'zod';
import { hasDotSegment } from '../../../invoices/dot-segments.js';
import { isPrintableLine } from './printable-line.js';

const uuidGrammar = z.guid();

/** The reference to a record in a path: its number, as long as the database allows, or its UUID. */
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

/** Turns a text into a reference: to a number, under the given name. If the text looks like a UUID, also to an id, because a number may look like a UUID. */
export function numberOrId<const N extends string>(
  name: N,
  text: string,
): Record<N, string> | (Record<N, string> & { id: string }) {
  const number = { [name]: text } as Record<N, string>;
  return uuidGrammar.safeParse(text).success ? { ...number, id: text.toLowerCase() } : number;
}

/** The database never holds numbers that begin or end with a blank, or that have path segments of dots. */
function isNumber(text: string, max: number): boolean {
  return text !== '' && Array.from(text).length <= max && text === text.trim() && isPrintableLine(text) && !hasDotSegment(text);
}
