import type { Profile, RuleSet } from '../profiles.js';
import type { Rule } from './rule.js';
import { XRECHNUNG_RULES } from './xrechnung/index.js';

/** The rules of each set. */
const SETS: Readonly<Record<RuleSet, readonly Rule[]>> = {
  en16931: [],
  xrechnung: XRECHNUNG_RULES,
  peppol: [],
};

/** The rules that an e-invoice of a profile is held to, in their order. */
export function rulesOf({ rules }: Pick<Profile, 'rules'>): readonly Rule[] {
  return rules.flatMap((set) => SETS[set]);
}
