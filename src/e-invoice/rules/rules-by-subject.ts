import { EN16931_RULES } from './en16931/index.js';
import { PEPPOL_RULES } from './peppol/index.js';
import type { Rule } from './rule.js';
import { SYNTAX_RULES } from './syntax/index.js';
import { VAT_RULES } from './vat/index.js';
import { XRECHNUNG_RULES } from './xrechnung/index.js';

/** Every rule, by subject: the sections of docs/e-invoice-rules.md. */
export const RULES_BY_SUBJECT = {
  'EN 16931': EN16931_RULES,
  'EN 16931: VAT categories': VAT_RULES,
  'EN 16931: what the syntaxes ask for': SYNTAX_RULES,
  XRechnung: XRECHNUNG_RULES,
  Peppol: PEPPOL_RULES,
} as const satisfies Record<string, readonly Rule[]>;
