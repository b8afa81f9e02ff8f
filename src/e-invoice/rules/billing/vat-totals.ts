import type { EInvoice } from '../../terms/terms.js';
import type { Numbers } from '../numbers.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';

/** What Peppol and XRechnung ask of VAT totals and of the currency that VAT is accounted in. */
export const VAT_TOTAL_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R005',
    severity: 'fatal',
    terms: ['BT-5', 'BT-6'],
    message: 'The VAT accounting currency must differ from the invoice currency.',
    broken: (invoice) =>
      unless(!isGiven(invoice['BT-6']) || normalizeSpace(invoice['BT-6']) !== normalizeSpace(invoice['BT-5']), 'BT-6'),
  },
  {
    id: 'PEPPOL-EN16931-R053',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BG-23'],
    message: 'The invoice must have one VAT total with a VAT breakdown.',
    broken: (invoice) => unless(invoice['BG-23'].length > 0, 'BG-23'),
  },
  {
    id: 'PEPPOL-EN16931-R054',
    severity: 'fatal',
    terms: ['BT-6', 'BT-111'],
    message: 'The invoice must have a VAT total in the accounting currency if it names that currency, and only then.',
    broken: (invoice) => unless(isGiven(invoice['BT-6']) === isGiven(invoice['BG-22']['BT-111']), 'BG-22', 'BT-111'),
  },
  {
    id: 'PEPPOL-EN16931-R055',
    severity: 'fatal',
    terms: ['BT-6', 'BT-110', 'BT-111'],
    message: 'The VAT total in the accounting currency must have the sign of the VAT total in the invoice currency.',
    broken: (invoice, { syntax, numbers }) => {
      const haveOneSign = syntax === 'UBL' ? haveOneSignInUbl : haveOneSignInCii;
      return unless(!isGiven(invoice['BT-6']) || haveOneSign(invoice, numbers), 'BG-22', 'BT-111');
    },
  },
];

/** Zero has both signs. */
function haveOneSignInUbl({ 'BG-22': totals }: EInvoice, numbers: Numbers): boolean {
  const [total, accounted] = [numbers.read(totals['BT-110']), numbers.read(totals['BT-111'])];
  if (total === null || accounted === null) return false;
  return (total.lte(0) && accounted.lte(0)) || (total.gte(0) && accounted.gte(0));
}

/** Zero is positive, and without a total nothing is compared. */
function haveOneSignInCii({ 'BG-22': totals }: EInvoice, numbers: Numbers): boolean {
  if (!isGiven(totals['BT-110'])) return true;
  const [total, accounted] = [numbers.read(totals['BT-110']), numbers.read(totals['BT-111'])];
  return total !== null && accounted !== null && total.lt(0) === accounted.lt(0);
}
