import type { Rule } from '../rule.js';
import { CARDINALITY_RULES } from './cardinality.js';
import { DATA_TYPE_RULES } from './data-types.js';

/**
 * The rules of the two syntaxes that the terms of an invoice can break. The others (UBL-CR, most of UBL-SR, UBL-DT, CII-SR and CII-DT) are about elements and attributes that
 * the model does not have.
 */
export const SYNTAX_RULES: readonly Rule[] = [...DATA_TYPE_RULES, ...CARDINALITY_RULES];
