import type { Identifier } from '../../../invoices/invoice.js';
import type { SchemedId } from '../../terms/terms.js';
import { present, text } from '../text.js';

/** An identifier with its scheme. Undefined if there is none. */
export function schemedId(identifier: Identifier | null): SchemedId | undefined {
  const id = text(identifier?.id);
  return id === undefined ? undefined : present({ id, scheme: text(identifier?.scheme) });
}

/** The number of a company in a register. */
export function companyId(number: string | null, scheme: string | null): SchemedId | undefined {
  return number === null ? undefined : schemedId({ id: number, scheme });
}

/** All identifiers that say something. */
export function schemedIds(identifiers: readonly Identifier[]): SchemedId[] {
  return identifiers.flatMap((one) => schemedId(one) ?? []);
}
