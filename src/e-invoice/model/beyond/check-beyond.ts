import type { Invoice } from '../../../invoices/invoice.js';
import type { Profile } from '../../profiles.js';
import type { RuleFault } from '../../rules/rule.js';
import { AMOUNT_RULES } from './amount-rules.js';
import { DOCUMENT_RULES } from './document-rules.js';
import { OMISSION_RULES } from './omission-rules.js';
import type { BeyondRule } from './beyond-rule.js';
import { TAX_RULES } from './tax-rules.js';

/** Our own rules, in the order of their ids. */
export const BEYOND_RULES: readonly BeyondRule[] = [...DOCUMENT_RULES, ...TAX_RULES, ...AMOUNT_RULES, ...OMISSION_RULES].toSorted(
  (a, b) => a.id.localeCompare(b.id),
);

/** What the invoice holds and an e-invoice of this form cannot say, and what it leaves out. */
export function checkBeyond(invoice: Invoice, profile: Profile): RuleFault[] {
  return BEYOND_RULES.flatMap(({ id, severity, message, broken }) =>
    Array.from(broken(invoice, profile), ({ term, path }) => ({ rule: id, severity, term, path, message })),
  );
}
