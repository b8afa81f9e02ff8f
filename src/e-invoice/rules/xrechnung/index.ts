import { decimal } from '../../../invoices/money.js';
import { billingRules } from '../billing/billing-rules.js';
import type { Rule } from '../rule.js';
import { CVD_RULES } from './cvd.js';
import { EXTENSION_RULES } from './extension.js';
import { GERMAN_RULES } from './german-rules.js';

const CENTS = decimal('0.02');
const FORINTS = decimal('0.5');

/** The rules of XRechnung 3.0.2, as release 2.6.0 of its schematron has them, besides those of EN 16931. */
export const XRECHNUNG_RULES: readonly Rule[] = [
  ...GERMAN_RULES,
  ...EXTENSION_RULES,
  ...CVD_RULES,
  ...billingRules({ slack: (invoice) => (invoice['BT-5'] === 'HUF' ? FORINTS : CENTS), netAmount: 'warning' }),
];
