import type { Identifier } from '../../invoices/invoice.js';
import type { LabelledText } from '../document/view-fields.js';
import type { Messages } from '../language/messages.js';
import { presence } from '../text/printable-text.js';

/** Schemes (ISO/IEC 6523 ICD) whose names readers know. */
const SCHEMES = new Map([
  ['0088', 'GLN'],
  ['0060', 'D-U-N-S'],
  ['0160', 'GTIN'],
]);

/** The creditor identifier of direct debits is with the payment. */
const ELSEWHERE = new Set(['SEPA']);

/** Identifiers with their labels, except those that are shown already. */
export function identifierEntries(
  identifiers: readonly Identifier[],
  shown: readonly (string | null)[],
  messages: Messages,
  label: string = messages.identifier,
): LabelledText[] {
  const known = new Set(shown.map(presence));
  return identifiers.flatMap(({ id, scheme }) => {
    const text = presence(id);
    if (text === null || known.has(text) || ELSEWHERE.has(scheme ?? '')) return [];
    known.add(text);
    return [{ label: SCHEMES.get(scheme ?? '') ?? label, text }];
  });
}
