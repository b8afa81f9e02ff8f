import { EAS_SCHEMES, ICD_SCHEMES } from '../../../invoices/codes/identifier-schemes.js';
import { CLASSIFICATION_SCHEMES } from '../../../invoices/codes/item-schemes.js';

/** The extension's own: digital health applications. */
const HEALTH = ['XR01', 'XR02', 'XR03'];

/** Schemes of identifiers in the extension: ISO 6523 and its own. That of creditors is not one of them. */
export const ID_SCHEMES: ReadonlySet<string> = new Set([...[...ICD_SCHEMES].filter((scheme) => scheme !== 'SEPA'), ...HEALTH]);

/** Schemes of electronic addresses in the extension: CEF EAS and its own. */
export const ADDRESS_SCHEMES: ReadonlySet<string> = new Set([...EAS_SCHEMES, ...HEALTH]);

/** Schemes of item classifications in invoices of clean vehicles: UNTDID 7143 and its own. */
export const ITEM_SCHEMES: ReadonlySet<string> = new Set([...CLASSIFICATION_SCHEMES, 'CVD']);
