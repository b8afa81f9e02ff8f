/* An invoice → XML by EN 16931, and the rules of the standards. */
export { type Profile, type ProfileId, profileNamed, PROFILES } from './profiles.js';
export { type EmbeddedContents, NO_CONTENTS } from './model/documents.js';
export { standingOf } from './model/import/import-fault.js';
export { type ExplainedEInvoice, type ExplainedTerm, explainEInvoice } from './explain/explain-e-invoice.js';
export { makeEInvoice, type MadeEInvoice } from './make/make-e-invoice.js';
export type { EInvoice } from './terms/terms.js';
export { type CheckOptions, type CheckReport, checkXml } from './check/check-xml.js';
export { type RuleFault, type Severity } from './rules/rule.js';
export { isValid } from './rules/check-rules.js';
