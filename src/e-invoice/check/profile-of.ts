import type { Syntax } from '../../xml/invoice-syntax.js';
import { type Profile, PROFILES, type RuleSet } from '../profiles.js';

/**
 * The form of e-invoice that a document says it is (BT-24); null: none of ours, such as an older version.
 * @param embeddedAs its name inside a PDF: a Factur-X differs in nothing else from a CII that is sent alone
 */
export function profileOf(syntax: Syntax, specification: string | undefined, embeddedAs?: string): Profile | null {
  const all: readonly Profile[] = PROFILES;
  const named = all.filter(
    (profile) =>
      profile.syntax === syntax && (profile.specification === specification || profile.extension === (specification ?? '')),
  );
  return named.find(({ embedded, fileName }) => embedded !== null && fileName === embeddedAs) ?? named[0] ?? null;
}

/** The rules that a document says it keeps (BT-24), whatever version of a specification it names. Peppol has rules for UBL alone. */
export function ruleSetsOf(syntax: Syntax, specification = ''): readonly RuleSet[] {
  if (/xrechnung/i.test(specification)) return ['en16931', 'xrechnung'];
  if (syntax === 'UBL' && /peppol/i.test(specification)) return ['en16931', 'peppol'];
  return ['en16931'];
}

/** Self-billing of Peppol has other codes and identifiers, and no rules of countries. */
const NOT_FOR_SELF_BILLING = /^(?:[A-Z]{2}-[RS]-|PEPPOL-EN16931-(?:R004|R007|P0100|P0101|P0112)$)/;

/** Whether a rule is for a document of a specification (BT-24). */
export function isRuleOf({ id }: { id: string }, specification = ''): boolean {
  return !/:selfbilling:/.test(specification) || !NOT_FOR_SELF_BILLING.test(id);
}
