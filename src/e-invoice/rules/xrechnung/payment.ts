import type { EInvoiceSyntax } from '../../profiles.js';
import type { Place } from '../../terms/place.js';
import type { EInvoice, PaymentInstructions } from '../../terms/terms.js';
import { hasMandate } from '../billing/direct-debit.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, isGroupGiven, normalizeSpace } from '../xpath/text.js';
import { isIban } from './iban.js';

const TRANSFER = ['30', '58'];
const CARD = ['48', '54', '55'];
const DEBIT = ['59'];

/** What XRechnung asks of payment instructions. */
export const PAYMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-DE-19',
    severity: 'warning',
    terms: ['BT-81', 'BT-84'],
    message: 'The account of a SEPA credit transfer (code 58) should be a valid IBAN.',
    broken: (invoice, { syntax }) =>
      meansOf(invoice, ['58']).flatMap(([{ 'BG-17': accounts }, place]) => {
        if (accounts.length === 0) return [[...place, 'BG-17', 'BT-84']];
        return accounts.flatMap((account, index) => {
          // CII has an element for IBANs, and one for other numbers.
          const isOther = syntax === 'CII' && account.isIban === false;
          return unless(!isOther && isIban(account['BT-84']), ...place, 'BG-17', index, 'BT-84');
        });
      }),
  },
  {
    id: 'BR-DE-20',
    severity: 'warning',
    terms: ['BT-81', 'BT-91'],
    message: 'The debited account of a SEPA direct debit (code 59) should be a valid IBAN.',
    broken: (invoice) =>
      meansOf(invoice, DEBIT).flatMap(([means, place]) => unless(isIban(means['BG-19']?.['BT-91']), ...place, 'BG-19', 'BT-91')),
  },
  {
    id: 'BR-DE-23-a',
    severity: 'fatal',
    terms: ['BT-81', 'BG-17'],
    message: 'Payment by credit transfer (code 30 or 58) must name an account.',
    broken: (invoice) => meansOf(invoice, TRANSFER).flatMap(([means, place]) => unless(hasAccount(means), ...place, 'BG-17')),
  },
  withoutDebit('BR-DE-23-b', TRANSFER, {
    terms: ['BT-81', 'BG-18', 'BG-19'],
    message: 'Payment by credit transfer (code 30 or 58) must have neither a payment card nor a direct debit.',
    other: 'BG-18',
  }),
  {
    id: 'BR-DE-24-a',
    severity: 'fatal',
    terms: ['BT-81', 'BG-18'],
    message: 'Payment by card (code 48, 54 or 55) must name the card.',
    broken: (invoice) => meansOf(invoice, CARD).flatMap(([means, place]) => unless(hasCard(means), ...place, 'BG-18')),
  },
  withoutDebit('BR-DE-24-b', CARD, {
    terms: ['BT-81', 'BG-17', 'BG-19'],
    message: 'Payment by card (code 48, 54 or 55) must have neither a credit transfer nor a direct debit.',
    other: 'BG-17',
  }),
  {
    id: 'BR-DE-25-a',
    severity: 'fatal',
    terms: ['BT-81', 'BG-19'],
    message: 'Payment by direct debit (code 59) must have the details of the direct debit.',
    broken: (invoice, { syntax }) =>
      meansOf(invoice, DEBIT).flatMap(([means, place]) => unless(hasDebit(means, invoice, syntax), ...place, 'BG-19')),
  },
  {
    id: 'BR-DE-25-b',
    severity: 'fatal',
    terms: ['BT-81', 'BG-17', 'BG-18'],
    message: 'Payment by direct debit (code 59) must have neither a credit transfer nor a payment card.',
    broken: (invoice) =>
      meansOf(invoice, DEBIT).flatMap(([means, place]) => [
        ...unless(!hasAccount(means), ...place, 'BG-17'),
        ...unless(!hasCard(means), ...place, 'BG-18'),
      ]),
  },
];

type PlacedMeans = readonly [means: PaymentInstructions, place: Place];

/** The payment instructions with one of some codes. */
function meansOf(invoice: EInvoice, codes: readonly string[]): PlacedMeans[] {
  return invoice['BG-16'].flatMap((means, index): PlacedMeans[] =>
    codes.includes(normalizeSpace(means['BT-81'])) ? [[means, ['BG-16', index]]] : [],
  );
}

function hasAccount(means: PaymentInstructions): boolean {
  return isGroupGiven(means['BG-17']);
}

function hasCard(means: PaymentInstructions): boolean {
  return isGroupGiven(means['BG-18']);
}

/** In UBL a direct debit is a group. In CII, mandate and creditor stand once in a document, and each alone is a direct debit. */
function hasDebit(means: PaymentInstructions, invoice: EInvoice, syntax: EInvoiceSyntax): boolean {
  if (syntax === 'UBL') return isGroupGiven(means['BG-19']);
  return isGiven(invoice['BT-90']) || invoice['BG-16'].some(hasMandate) || isGiven(means['BG-19']?.['BT-91']);
}

/** Payment by some codes has no direct debit, nor one other group. */
function withoutDebit(
  id: string,
  codes: readonly string[],
  { terms, message, other }: { terms: string[]; message: string; other: 'BG-17' | 'BG-18' },
): Rule {
  const hasOther = other === 'BG-17' ? hasAccount : hasCard;
  return {
    id,
    severity: 'fatal',
    terms,
    message,
    broken: (invoice, { syntax }) =>
      meansOf(invoice, codes).flatMap(([means, place]) => [
        ...unless(!hasOther(means), ...place, other),
        ...unless(!hasDebit(means, invoice, syntax), ...place, 'BG-19'),
      ]),
  };
}
