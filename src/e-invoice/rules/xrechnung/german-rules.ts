import type { Rule } from '../rule.js';
import { ATTACHMENT_RULES } from './attachments.js';
import { DAY_RULES } from './days.js';
import { DIRECT_DEBIT_RULES } from './direct-debit.js';
import { DOCUMENT_RULES } from './document.js';
import { PARTY_RULES } from './parties.js';
import { PAYMENT_RULES } from './payment.js';
import { SKONTO_RULE } from './skonto.js';

/** What German law and custom ask of every XRechnung. Peppol asks most of it of invoices between Germans. */
export const GERMAN_RULES: readonly Rule[] = [
  ...DOCUMENT_RULES,
  ...PARTY_RULES,
  ...PAYMENT_RULES,
  ...DIRECT_DEBIT_RULES,
  SKONTO_RULE,
  ...ATTACHMENT_RULES,
  ...DAY_RULES,
];
