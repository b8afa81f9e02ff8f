import type { BillingDocument } from '../../invoices/billing-document.js';
import type { Messages } from '../language/messages.js';
import { presence } from '../text/printable-text.js';
import { exemptionText } from './reasons.js';
import { isOutsideTax } from './tax/taxed.js';

/** All notes, each in paragraphs of its own, then why there is no tax if no summary of taxes says it (BT-120). */
export function notesOf(document: BillingDocument, messages: Messages): string | null {
  if (document.type === 'STATEMENT') return document.notes;
  const notes = document.notes.map(({ text }) => text);
  const reasons = isOutsideTax(document) ? document.taxBreakdown.map((entry) => exemptionText(entry, messages)) : [];
  const further = new Set(reasons.flatMap((reason) => presence(reason) ?? []));
  return [...notes, ...[...further].filter((reason) => !notes.some((note) => note.includes(reason)))].join('\n\n') || null;
}
