import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { normalizeSpace } from '../xpath/text.js';

const SKONTO = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** The form of a discount for early payment in the payment terms. */
export const SKONTO_RULE: Rule = {
  id: 'BR-DE-18',
  severity: 'fatal',
  terms: ['BT-20'],
  message:
    'Each line of the payment terms that begins with # must be a discount such as #SKONTO#TAGE=14#PROZENT=2.00# or #SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#, and a line break must follow the last of them.',
  broken: (invoice) => unless(areDiscounts(invoice['BT-20'] ?? ''), 'BT-20'),
};

function areDiscounts(terms: string): boolean {
  const discounts = terms
    .split(/\r?\n/)
    .map(normalizeSpace)
    .filter((line) => line.startsWith('#'));
  return discounts.length === 0 || (discounts.every((line) => SKONTO.test(line)) && endsInLineBreak(terms));
}

/** Whether a line break follows the last text between two #. */
function endsInLineBreak(terms: string): boolean {
  const after = terms.split(/#[^\n\r]+#/).at(-1) ?? '';
  return /^[ \t\r\n]*\n/.test(after);
}
