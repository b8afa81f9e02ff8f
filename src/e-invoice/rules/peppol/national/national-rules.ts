import type { Rule } from '../../rule.js';
import { DANISH_RULES } from './denmark.js';
import { DOMESTIC_GERMAN_RULES } from './germany.js';
import { GREEK_RULES } from './greece.js';
import { ICELANDIC_RULES } from './iceland.js';
import { ITALIAN_RULES } from './italy.js';
import { DUTCH_RULES } from './netherlands.js';
import { NORWEGIAN_RULES } from './norway.js';
import { SWEDISH_RULES } from './sweden.js';

/** The rules of Peppol for sellers in one country. */
export const NATIONAL_RULES: readonly Rule[] = [
  ...NORWEGIAN_RULES,
  ...DANISH_RULES,
  ...ITALIAN_RULES,
  ...SWEDISH_RULES,
  ...GREEK_RULES,
  ...ICELANDIC_RULES,
  ...DUTCH_RULES,
  ...DOMESTIC_GERMAN_RULES,
];
