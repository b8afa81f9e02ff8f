import type { Rule } from '../rule.js';
import { ALLOWANCE_RULES } from './allowances.js';
import { CODE_RULES } from './codes.js';
import { DECIMAL_RULES } from './decimals.js';
import { DOCUMENT_RULES } from './document.js';
import { FURTHER_PARTY_RULES } from './further-parties.js';
import { LINE_RULES } from './lines.js';
import { NOTE_SUBJECT_RULE } from './note-subject.js';
import { PARTY_RULES } from './parties.js';
import { PAYMENT_RULES } from './payment.js';
import { PERIOD_RULES } from './periods.js';
import { SCHEME_RULES } from './schemes.js';
import { TOTAL_RULES } from './totals.js';
import { VAT_BREAKDOWN_RULES } from './vat-breakdown.js';

/** The rules of EN 16931 apart from those of the VAT categories, by the validation artefacts 1.3.16 (2026-04). */
export const EN16931_RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...PARTY_RULES,
  ...FURTHER_PARTY_RULES,
  ...PAYMENT_RULES,
  ...PERIOD_RULES,
  ...LINE_RULES,
  // Before all that adds up: an amount with a third decimal is why a sum is wrong.
  ...DECIMAL_RULES,
  ...ALLOWANCE_RULES,
  ...TOTAL_RULES,
  ...VAT_BREAKDOWN_RULES,
  ...CODE_RULES,
  ...SCHEME_RULES,
  NOTE_SUBJECT_RULE,
];
