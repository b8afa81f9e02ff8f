import type { DocumentType } from '../../invoices/billing-document.js';

/** The parts of a view that are null where the type of the document has none. */
type DocumentPart = 'statement' | 'lines' | 'payments' | 'acceptance';

type Presence = 'always' | 'sometimes' | 'never';

/** Which parts a document of each type has. */
const PARTS: Record<DocumentType, Record<DocumentPart, Presence>> = {
  invoice: { statement: 'never', lines: 'always', payments: 'never', acceptance: 'never' },
  'credit-note': { statement: 'never', lines: 'always', payments: 'never', acceptance: 'never' },
  // Can be accepted only while it is open.
  quote: { statement: 'never', lines: 'always', payments: 'never', acceptance: 'sometimes' },
  // May be for payments alone.
  receipt: { statement: 'never', lines: 'sometimes', payments: 'always', acceptance: 'never' },
  statement: { statement: 'always', lines: 'never', payments: 'never', acceptance: 'never' },
};

/** The parts of a document of this type, each with its presence. */
export function partsOf(type: DocumentType): [DocumentPart, Presence][] {
  return Object.entries(PARTS[type]) as [DocumentPart, Presence][];
}
