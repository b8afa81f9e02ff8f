import type { Profile, RuleSet } from '../profiles.js';
import { EN16931_RULES } from './en16931/index.js';
import { PEPPOL_RULES } from './peppol/index.js';
import type { Rule } from './rule.js';
import { SYNTAX_RULES } from './syntax/index.js';
import { VAT_RULES } from './vat/index.js';
import { XRECHNUNG_RULES } from './xrechnung/index.js';
import { xrechnungLevels } from './xrechnung/levels.js';

/** The rules of each set. */
const SETS: Readonly<Record<RuleSet, readonly Rule[]>> = {
  en16931: [...EN16931_RULES, ...VAT_RULES, ...SYNTAX_RULES],
  xrechnung: XRECHNUNG_RULES,
  peppol: PEPPOL_RULES,
};

/**
 * The rules that an e-invoice of a profile is held to, in their order.
 * @param specification BT-24: some of XRechnung make rules of EN 16931 less severe
 */
export function rulesOf({ rules: sets }: Pick<Profile, 'rules'>, specification: string | undefined): readonly Rule[] {
  const rules = sets.flatMap((set) => SETS[set]);
  if (!sets.includes('xrechnung')) return rules;
  const levels = xrechnungLevels(specification);
  return rules.map((rule) => {
    const severity = levels[rule.id];
    return severity === undefined ? rule : { ...rule, severity };
  });
}
