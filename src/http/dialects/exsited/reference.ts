import { z } from 'zod';
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

/** What a text names: a record by its id if it has the form of a UUID, else by its number under the given name. */
export function idOr<const N extends string>(name: N, text: string): { id: string } | Record<N, string> {
  return uuidGrammar.safeParse(text).success ? { id: text.toLowerCase() } : ({ [name]: text } as Record<N, string>);
}

/** Numbers that begin or end with a blank cannot be stored; segments of dots would be another path to whoever decodes them. */
function isNumber(text: string, max: number): boolean {
  const isDots = text.split(/[/\\]/).some((segment) => /^\.{1,2}$/.test(segment));
  return text !== '' && Array.from(text).length <= max && text === text.trim() && isPrintableLine(text) && !isDots;
}
