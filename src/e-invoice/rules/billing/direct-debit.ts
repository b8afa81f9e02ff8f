import type { Place } from '../../terms/place.js';
import type { EInvoice, PaymentInstructions } from '../../terms/terms.js';
import { perSyntax } from '../per-syntax.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';

/** The mandate of a direct debit. UBL has one for each payment means, CII one for the document. */
export const MANDATE_RULES = perSyntax(
  {
    id: 'PEPPOL-EN16931-R061',
    severity: 'fatal',
    terms: ['BT-81', 'BT-89'],
    message: 'A direct debit must have the reference of its mandate.',
  },
  {
    UBL: (invoice) => debitsWhere(invoice, (means) => !hasMandate(means)),
    CII: (invoice) => debitsWhere(invoice, () => !invoice['BG-16'].some(hasMandate)),
  },
);

/** Whether payment instructions name a mandate. */
export function hasMandate({ 'BG-19': debit }: PaymentInstructions): boolean {
  return isGiven(debit?.['BT-89']);
}

function debitsWhere(invoice: EInvoice, isBroken: (means: PaymentInstructions) => boolean): Place[] {
  return invoice['BG-16'].flatMap((means, index) =>
    ['49', '59'].includes(normalizeSpace(means['BT-81'])) && isBroken(means) ? [['BG-16', index, 'BG-19', 'BT-89']] : [],
  );
}
