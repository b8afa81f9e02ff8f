/** A standard that a document can conform to: PDF/A-3a (ISO 19005-3) or PDF/UA-1 (ISO 14289-1). */
export type Standard = 'pdfa' | 'pdfua';

/** What people call them. */
export const standardNames: Readonly<Record<Standard, string>> = { pdfa: 'PDF/A-3a', pdfua: 'PDF/UA-1' };

/** Both, in the order in which they are named. */
export const standards: readonly Standard[] = ['pdfa', 'pdfua'];
