import { ALLOWANCE_TERMS, type Place } from '../../terms/place.js';
import type { AllowanceCharge, EInvoice } from '../../terms/terms.js';
import { isBlank, where, whereInLines } from '../places.js';
import type { Rule } from '../rule.js';

type Group = keyof typeof ALLOWANCE_TERMS;

/** What messages call an item of a group. */
const NAMES: Record<Group, string> = {
  'BG-20': 'allowance of the document (BG-20)',
  'BG-21': 'charge of the document (BG-21)',
  'BG-27': 'allowance of a line (BG-27)',
  'BG-28': 'charge of a line (BG-28)',
};

/** What each allowance and charge has, of the document and of its lines. The standard asks twice for a reason, under two ids. */
export const ALLOWANCE_RULES: readonly Rule[] = [
  amountRule('BR-31', 'BG-20'),
  categoryRule('BR-32', 'BG-20'),
  reasonRule('BR-33', 'BG-20'),
  amountRule('BR-36', 'BG-21'),
  categoryRule('BR-37', 'BG-21'),
  reasonRule('BR-38', 'BG-21'),
  amountRule('BR-41', 'BG-27'),
  reasonRule('BR-42', 'BG-27'),
  amountRule('BR-43', 'BG-28'),
  reasonRule('BR-44', 'BG-28'),
  reasonRule('BR-CO-21', 'BG-20'),
  reasonRule('BR-CO-22', 'BG-21'),
  reasonRule('BR-CO-23', 'BG-27'),
  reasonRule('BR-CO-24', 'BG-28'),
];

/** The places where an allowance or charge of a group fails a test. */
export function whereAllowance(
  invoice: EInvoice,
  group: Group,
  fails: (item: AllowanceCharge) => boolean,
  term: string,
): Place[] {
  if (group === 'BG-20' || group === 'BG-21') return where(invoice[group], [group], fails, term);
  return whereInLines(invoice, group, fails, term);
}

function amountRule(id: string, group: Group): Rule {
  const { amount: term } = ALLOWANCE_TERMS[group];
  return {
    id,
    severity: 'fatal',
    terms: [group, term],
    message: `Each ${NAMES[group]} must have an amount (${term}).`,
    broken: (invoice) => whereAllowance(invoice, group, ({ amount }) => isBlank(amount), term),
  };
}

function categoryRule(id: string, group: 'BG-20' | 'BG-21'): Rule {
  const { vatCategory: term } = ALLOWANCE_TERMS[group];
  return {
    id,
    severity: 'fatal',
    terms: [group, term],
    message: `Each ${NAMES[group]} must have a VAT category (${term}).`,
    broken: (invoice) => where(invoice[group], [group], ({ vatCategory }) => isBlank(vatCategory), term),
  };
}

function reasonRule(id: string, group: Group): Rule {
  const { reason: term, reasonCode: codeTerm } = ALLOWANCE_TERMS[group];
  return {
    id,
    severity: 'fatal',
    terms: [group, term, codeTerm],
    message: `Each ${NAMES[group]} must have a reason (${term}) or a code for it (${codeTerm}).`,
    broken: (invoice) => whereAllowance(invoice, group, ({ reason, reasonCode }) => isBlank(reason) && isBlank(reasonCode), term),
  };
}
