import type { DocumentType } from '../../invoices/billing-document.js';

/** The parts of a view that are null if the document type does not have them. */
type DocumentPart = 'statement' | 'lines' | 'payments' | 'acceptance';

type Presence = 'always' | 'sometimes' | 'never';

/** Which parts a document of each type has. */
const PARTS: Record<DocumentType, Record<DocumentPart, Presence>> = {
  invoice: { statement: 'never', lines: 'always', payments: 'never', acceptance: 'never' },
  'credit-note': { statement: 'never', lines: 'always', payments: 'never', acceptance: 'never' },
  // Only an open quote can be accepted.
  quote: { statement: 'never', lines: 'always', payments: 'never', acceptance: 'sometimes' },
  // A receipt may be only for payments.
  receipt: { statement: 'never', lines: 'sometimes', payments: 'always', acceptance: 'never' },
  statement: { statement: 'always', lines: 'never', payments: 'never', acceptance: 'never' },
};

/** The parts of a document of this type, each with its presence. */
export function partsOf(type: DocumentType): [DocumentPart, Presence][] {
  return Object.entries(PARTS[type]) as [DocumentPart, Presence][];
}
