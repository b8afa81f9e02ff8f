/* An invoice → XML by EN 16931, and the rules of the standards. */
export { type Profile, type ProfileId, profileNamed, PROFILES } from './profiles.js';
export { type EmbeddedContents, NO_CONTENTS } from './model/documents.js';
export { type ExplainedEInvoice, type ExplainedTerm, explainEInvoice } from './explain/explain-e-invoice.js';
export { makeEInvoice, type MadeEInvoice } from './make/make-e-invoice.js';
export type { RuleFault } from './rules/rule.js';
