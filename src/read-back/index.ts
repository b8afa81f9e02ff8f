/* The finished page, read back from its bytes and compared with the model. */
export { factsOfInvoice } from './facts/facts-of-invoice.js';
export { differencesInTerms } from './facts/facts-of-terms.js';
export type { PageFacts } from './facts/fact.js';
export type { Expected } from './match/compare-page.js';
export { PageDiffersError } from './errors.js';
export { PageReader } from './thread/page-reader.js';
