/* An invoice → XML by EN 16931, and the rules of the standards. */
export { type Profile, type ProfileId, profileNamed } from './profiles.js';
export { type EmbeddedContents, NO_CONTENTS } from './model/documents.js';
export { makeEInvoice, type MadeEInvoice } from './make/make-e-invoice.js';
export type { EInvoice } from './terms/terms.js';
export type { RuleFault } from './rules/rule.js';
