import type { EInvoice, SchemedId } from '../../../terms/terms.js';
import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isGiven } from '../../xpath/text.js';
import { isGreekTaxNumber } from '../check-digits.js';
import { accountingCountry, buyerCountry, sellerCountry } from '../countries.js';
import { GREEK_MARK_RULES } from './greek-mark.js';
import { GREEK_NUMBER_RULES } from './greek-number.js';

/** Greece: what sellers there must say, and more of it to buyers there. */
export const GREEK_RULES: readonly Rule[] = [
  ...onlyIf(isSellerGreek, [
    ...GREEK_NUMBER_RULES,
    {
      id: 'GR-R-002',
      severity: 'fatal',
      terms: ['BT-28'],
      message: 'A Greek seller must have a trading name: the full name by which it is registered.',
      broken: ({ 'BG-4': seller }) => unless(isGiven(seller['BT-28']), 'BG-4', 'BT-28'),
    },
    {
      id: 'GR-R-003',
      severity: 'fatal',
      terms: ['BT-31'],
      message: 'The VAT number of a Greek seller must be EL and a valid tax number.',
      broken: ({ 'BG-4': seller }) => unless(!isGiven(seller['BT-31']) || isGreekVat(seller['BT-31']), 'BG-4', 'BT-31'),
    },
    ...GREEK_MARK_RULES,
    {
      id: 'GR-R-005',
      severity: 'fatal',
      terms: ['BT-45'],
      message: 'The buyer of a Greek seller must have a trading name: its full name.',
      broken: ({ 'BG-7': buyer }) => unless(isGiven(buyer['BT-45']), 'BG-7', 'BT-45'),
    },
    ...onlyIf(
      (invoice) => isGreek(buyerCountry(invoice)),
      [
        {
          id: 'GR-R-006',
          severity: 'fatal',
          terms: ['BT-48'],
          message: 'A Greek buyer of a Greek seller must have a VAT number: EL and a valid tax number.',
          broken: ({ 'BG-7': buyer }) => unless(isGreekVat(buyer['BT-48']), 'BG-7', 'BT-48'),
        },
        addressRule('GR-R-010', 'BG-7', 'BT-49', 'a Greek buyer', ({ 'BG-7': buyer }) => buyer['BT-49']),
      ],
    ),
    {
      id: 'GR-S-011',
      severity: 'warning',
      terms: ['BT-31'],
      message: 'A Greek seller should have a VAT number: EL and a valid tax number.',
      broken: ({ 'BG-4': seller }) => unless(isGreekVat(seller['BT-31']), 'BG-4', 'BT-31'),
    },
  ]),
  ...onlyIf(
    (invoice) => isGreek(accountingCountry(invoice)),
    [addressRule('GR-R-009', 'BG-4', 'BT-34', 'a Greek seller', ({ 'BG-4': seller }) => seller['BT-34'])],
  ),
];

function isGreek(country: string): boolean {
  return country === 'GR' || country === 'EL';
}

function isSellerGreek(invoice: EInvoice): boolean {
  return isGreek(sellerCountry(invoice));
}

function isGreekVat(number = ''): boolean {
  return number.startsWith('EL') && isGreekTaxNumber(number.slice(2));
}

function addressRule(
  id: string,
  group: string,
  term: string,
  whose: string,
  of: (invoice: EInvoice) => SchemedId | undefined,
): Rule {
  return {
    id,
    severity: 'fatal',
    terms: [term],
    message: `The electronic address of ${whose} must be a valid tax number (scheme 9933).`,
    broken: (invoice) => {
      const address = of(invoice);
      return unless(address === undefined || (address.scheme === '9933' && isGreekTaxNumber(address.id)), group, term);
    },
  };
}
