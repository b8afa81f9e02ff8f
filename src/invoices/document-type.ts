/** The kinds of document, as templates name them. */
export const DOCUMENT_TYPES = ['invoice', 'credit-note', 'quote', 'receipt', 'statement'] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
