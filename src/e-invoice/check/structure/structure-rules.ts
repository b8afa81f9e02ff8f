import type { Syntax } from '../../../xml/invoice-syntax.js';
import { CII_BILLING } from './cii-billing.js';
import { CII_ELEMENTS } from './cii-elements.js';
import { CII_VALUES } from './cii-values.js';
import type { StructureRule } from './structure-rule.js';
import { UBL_BILLING } from './ubl-billing.js';
import { UBL_COUNTS } from './ubl-counts.js';
import { UBL_ELEMENTS } from './ubl-elements.js';

const RULES: Readonly<Record<Syntax, readonly StructureRule[]>> = {
  UBL: [...UBL_COUNTS, ...UBL_ELEMENTS, ...UBL_BILLING],
  CII: [...CII_ELEMENTS, ...CII_VALUES, ...CII_BILLING],
};

/** The rules about the elements of a syntax, of all sets. */
export function structureRulesOf(syntax: Syntax): readonly StructureRule[] {
  return RULES[syntax];
}
