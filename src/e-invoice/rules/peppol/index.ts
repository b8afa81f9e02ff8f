import { decimal } from '../../../invoices/money.js';
import { billingRules } from '../billing/billing-rules.js';
import type { Rule } from '../rule.js';
import { CODE_LIST_RULES } from './code-lists.js';
import { DOCUMENT_RULES } from './document.js';
import { EXEMPTION_RULES } from './exemptions.js';
import { IDENTIFIER_RULES } from './identifiers.js';
import { NATIONAL_RULES } from './national/national-rules.js';

const CENTS = decimal('0.02');

/** The rules of Peppol BIS Billing 3.0.21 for UBL, besides those of EN 16931. */
export const PEPPOL_RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...billingRules({ slack: () => CENTS, netAmount: 'fatal' }),
  ...CODE_LIST_RULES,
  ...EXEMPTION_RULES,
  ...IDENTIFIER_RULES,
  ...NATIONAL_RULES,
];
