import type { Syntax } from '../../../xml/invoice-syntax.js';
import { CII_BILLING } from './cii-billing.js';
import { CII_ELEMENTS } from './cii-elements.js';
import { CII_REPEATS } from './cii-repeats.js';
import { CII_VALUES } from './cii-values.js';
import type { Rule } from '../../rules/rule.js';
import { CII_ONCE_TERMS, UBL_ONCE_TERMS } from './once-terms.js';
import { onceRule } from './repeats.js';
import type { StructureRule } from './structure-rule.js';
import { UBL_BILLING } from './ubl-billing.js';
import { UBL_COUNTS } from './ubl-counts.js';
import { UBL_CURRENCY } from './ubl-currency.js';
import { UBL_ELEMENTS } from './ubl-elements.js';
import { UBL_REPEATS } from './ubl-repeats.js';

const RULES: Readonly<Record<Syntax, readonly StructureRule[]>> = {
  UBL: [onceRule(UBL_REPEATS, UBL_ONCE_TERMS), ...UBL_COUNTS, ...UBL_CURRENCY, ...UBL_ELEMENTS, ...UBL_BILLING],
  CII: [onceRule(CII_REPEATS, CII_ONCE_TERMS), ...CII_ELEMENTS, ...CII_VALUES, ...CII_BILLING],
};

/** The rules about the elements of a syntax, of all sets. */
export function structureRulesOf(syntax: Syntax): readonly StructureRule[] {
  return RULES[syntax];
}

/** The same as rows of a table, by what they are about. Where there is a rule of the same id about the terms, they add to it. */
export const STRUCTURE_RULES_BY_SUBJECT = {
  'Elements of UBL': rowsOf('UBL'),
  'Elements of CII': rowsOf('CII'),
} as const;

function rowsOf(syntax: Syntax): Pick<Rule, 'id' | 'severity' | 'syntax' | 'terms' | 'message'>[] {
  const rows = RULES[syntax].map(({ id, severity, term, message }) => ({ id, severity, syntax, terms: [term], message }));
  return [...new Map(rows.map((row) => [`${row.id} ${row.message}`, row])).values()];
}
