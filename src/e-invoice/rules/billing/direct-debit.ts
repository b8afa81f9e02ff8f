import type { PaymentInstructions } from '../../terms/terms.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';

/** The mandate of a direct debit. UBL has one for each payment means, CII one for the document. */
export const MANDATE_RULE: Rule = {
  id: 'PEPPOL-EN16931-R061',
  severity: 'fatal',
  terms: ['BT-81', 'BT-89'],
  message: 'A direct debit must have the reference of its mandate.',
  broken: (invoice, { syntax }) => {
    const hasAny = syntax === 'CII' && invoice['BG-16'].some(hasMandate);
    return invoice['BG-16'].flatMap((means, index) =>
      unless(!isDebit(means) || hasAny || hasMandate(means), 'BG-16', index, 'BG-19', 'BT-89'),
    );
  },
};

/** Whether payment instructions name a mandate. */
export function hasMandate({ 'BG-19': debit }: PaymentInstructions): boolean {
  return isGiven(debit?.['BT-89']);
}

function isDebit(means: PaymentInstructions): boolean {
  return ['49', '59'].includes(normalizeSpace(means['BT-81']));
}
