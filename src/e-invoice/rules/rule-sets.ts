import type { Profile, RuleSet } from '../profiles.js';
import { EN16931_RULES } from './en16931/index.js';
import { PEPPOL_RULES } from './peppol/index.js';
import type { Rule, Severity } from './rule.js';
import { SYNTAX_RULES } from './syntax/index.js';
import { VAT_RULES } from './vat/index.js';
import { XRECHNUNG_RULES } from './xrechnung/index.js';

/** The rules of each set. */
const SETS: Readonly<Record<RuleSet, readonly Rule[]>> = {
  en16931: [...EN16931_RULES, ...VAT_RULES, ...SYNTAX_RULES],
  xrechnung: XRECHNUNG_RULES,
  peppol: PEPPOL_RULES,
};

/** Rules of EN 16931 that XRechnung takes less seriously (its validator, release 2026-08-31). */
const IN_XRECHNUNG: Readonly<Partial<Record<string, Severity>>> = { 'BR-CL-21': 'warning', 'BR-CL-23': 'warning' };

/** The same in its extension, which has rules of its own for them (BR-DEX-01, BR-DEX-04 to BR-DEX-09). */
const IN_EXTENSION: Readonly<Partial<Record<string, Severity>>> = {
  ...IN_XRECHNUNG,
  'BR-CL-10': 'information',
  'BR-CL-11': 'information',
  'BR-CL-21': 'information',
  'BR-CL-24': 'information',
  'BR-CL-25': 'information',
  'BR-CL-26': 'information',
  'BR-CO-16': 'information',
};

/**
 * The rules that an e-invoice of a profile is held to, in their order.
 * @param specification BT-24: that of the extension of a profile makes some rules less severe
 */
export function rulesOf(profile: Pick<Profile, 'rules' | 'extension'>, specification: string | undefined): readonly Rule[] {
  const rules = profile.rules.flatMap((set) => SETS[set]);
  if (!profile.rules.includes('xrechnung')) return rules;
  const isExtension = profile.extension !== null && specification === profile.extension;
  const severities = isExtension ? IN_EXTENSION : IN_XRECHNUNG;
  return rules.map((rule) => {
    const severity = severities[rule.id];
    return severity === undefined ? rule : { ...rule, severity };
  });
}
