import type { Rule } from '../rule.js';
import { FAMILIES } from './families.js';
import { INTRA_COMMUNITY_RULES } from './intra-community.js';
import { NOT_SUBJECT_RULES } from './not-subject.js';
import { SPLIT_PAYMENT_RULES } from './split-payment.js';
import { vatFamily } from './vat-family.js';

/** The rules of EN 16931 for each VAT category, by the validation artefacts 1.3.16 (2026-04). */
export const VAT_RULES: readonly Rule[] = [
  ...vatFamily(FAMILIES.standard),
  ...vatFamily(FAMILIES.zero),
  ...vatFamily(FAMILIES.exempt),
  ...vatFamily(FAMILIES.reverseCharge),
  ...vatFamily(FAMILIES.intraCommunity),
  ...INTRA_COMMUNITY_RULES,
  ...vatFamily(FAMILIES.exported),
  ...vatFamily(FAMILIES.notSubject),
  ...NOT_SUBJECT_RULES,
  ...vatFamily(FAMILIES.igic),
  ...vatFamily(FAMILIES.ipsi),
  ...SPLIT_PAYMENT_RULES,
];
