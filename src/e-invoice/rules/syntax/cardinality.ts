import type { PaymentInstructions } from '../../terms/terms.js';
import { isTransfer } from '../en16931/payment.js';
import { isBlank, when, where } from '../places.js';
import type { Rule } from '../rule.js';

/** What may stand once only, and what must not differ. The model has lists where an XML syntax has them. */
export const CARDINALITY_RULES: readonly Rule[] = [
  {
    id: 'UBL-SR-16',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-46'],
    message: 'The buyer must have at most one identifier (BT-46).',
    broken: ({ 'BG-7': buyer }) => buyer['BT-46'].slice(1).map((_, at) => ['BG-7', 'BT-46', at + 1]),
  },
  {
    id: 'UBL-SR-19',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-59', 'BT-27'],
    message: 'The payee (BT-59) must not have the name of the seller (BT-27). Leave the payee out if it is the seller.',
    broken: ({ 'BG-10': payee, 'BG-4': seller }) =>
      when(payee !== undefined && (isBlank(payee['BT-59']) || payee['BT-59'] === seller['BT-27']), 'BG-10', 'BT-59'),
  },
  {
    id: 'UBL-SR-20',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-60'],
    message: 'The payee must have at most one identifier (BT-60).',
    broken: ({ 'BG-10': payee }) =>
      (payee?.['BT-60'] ?? [])
        .map((_, at) => at)
        .filter((at) => payee?.['BT-60'][at]?.scheme?.trim().toUpperCase() !== 'SEPA')
        .slice(1)
        .map((at) => ['BG-10', 'BT-60', at]),
  },
  equalMeans('UBL-SR-47', 'UBL', 'BT-81', 'All means of payment (BT-81) of an invoice must have the same code.'),
  equalMeans('CII-SR-467', 'CII', 'BT-81', 'All means of payment (BT-81) of an invoice must have the same code.'),
  {
    id: 'UBL-SR-46',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-82'],
    message: 'An invoice must have at most one text for its means of payment (BT-82).',
    broken: (invoice) =>
      invoice['BG-16']
        .map((means, at) => ({ means, at }))
        .filter(({ means }) => !isBlank(means['BT-82']))
        .slice(1)
        .map(({ at }) => ['BG-16', at, 'BT-82']),
  },
  equalMeans('CII-SR-468', 'CII', 'BT-82', 'All texts for the means of payment (BT-82) of an invoice must be the same.'),
  onceInMeans('UBL-SR-54', 'BG-18', 'An invoice must have at most one payment card (BG-18).'),
  onceInMeans('UBL-SR-55', 'BG-19', 'An invoice must have at most one direct debit (BG-19).'),
  {
    id: 'CII-SR-470',
    severity: 'fatal',
    syntax: 'CII',
    terms: ['BT-81', 'BG-17', 'BT-84'],
    message:
      'A credit transfer (codes 30 and 58 of BT-81) must have an account to pay to (BG-17) with its IBAN or number (BT-84).',
    broken: (invoice) =>
      where(
        invoice['BG-16'],
        ['BG-16'],
        (means) => isTransfer(means) && means['BG-17'].every((account) => isBlank(account['BT-84'])),
        'BG-17',
        'BT-84',
      ),
  },
];

function equalMeans(id: string, syntax: 'UBL' | 'CII', term: 'BT-81' | 'BT-82', message: string): Rule {
  return {
    id,
    severity: 'fatal',
    syntax,
    terms: [term],
    message,
    broken: (invoice) => {
      const first = invoice['BG-16'].find((means) => !isBlank(means[term]))?.[term]?.trim();
      const differs = (means: PaymentInstructions) => !isBlank(means[term]) && means[term]?.trim() !== first;
      return where(invoice['BG-16'], ['BG-16'], differs, term);
    },
  };
}

function onceInMeans(id: string, group: 'BG-18' | 'BG-19', message: string): Rule {
  return {
    id,
    severity: 'fatal',
    syntax: 'UBL',
    terms: [group],
    message,
    broken: (invoice) =>
      invoice['BG-16']
        .map((means, at) => ({ means, at }))
        .filter(({ means }) => means[group] !== undefined)
        .slice(1)
        .map(({ at }) => ['BG-16', at, group]),
  };
}
