import { ADDRESS_TERMS } from '../../../terms/place.js';
import type { EInvoice, PostalAddress, SchemedId } from '../../../terms/terms.js';
import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isGiven, isGroupGiven, normalizeSpace, upperCase } from '../../xpath/text.js';
import { buyerAddressCountry, sellerAddressCountry } from '../countries.js';
import { isCreditNote } from '../document-kind.js';

const CODES = ['30', '48', '49', '57', '58', '59'];

/** The Netherlands: what sellers there must say. */
export const DUTCH_RULES = onlyIf(
  (invoice) => sellerAddressCountry(invoice) === 'NL',
  [
    {
      id: 'NL-R-001',
      severity: 'fatal',
      terms: ['BT-3', 'BT-25'],
      message: 'A credit note of a Dutch seller must name the invoice that it corrects.',
      broken: (invoice) =>
        unless(!isCreditNote(invoice) || invoice['BG-3'].some(({ number }) => isGiven(number)), 'BG-3', 0, 'BT-25'),
    },
    addressRule('NL-R-002', 'a Dutch seller', 'BG-4', 'BG-5', (invoice) => invoice['BG-4']['BG-5']),
    {
      id: 'NL-R-003',
      severity: 'fatal',
      terms: ['BT-30'],
      message: 'The legal registration of a Dutch seller must be a KVK number (scheme 0106) or an OIN (0190).',
      broken: ({ 'BG-4': seller }) => unless(isRegistration(seller['BT-30']), 'BG-4', 'BT-30'),
    },
    ...onlyIf(isBuyerDutch, [
      addressRule('NL-R-004', 'a Dutch buyer', 'BG-7', 'BG-8', (invoice) => invoice['BG-7']['BG-8']),
      {
        id: 'NL-R-005',
        severity: 'fatal',
        terms: ['BT-47'],
        message: 'The legal registration of a Dutch buyer must be a KVK number (scheme 0106) or an OIN (0190).',
        broken: ({ 'BG-7': buyer }) => unless(isRegistration(buyer['BT-47']), 'BG-7', 'BT-47'),
      },
    ]),
    ...onlyIf(isRepresentativeDutch, [
      addressRule('NL-R-006', 'a Dutch tax representative', 'BG-11', 'BG-12', (invoice) => invoice['BG-11']?.['BG-12']),
    ]),
    {
      id: 'NL-R-007',
      severity: 'fatal',
      terms: ['BG-16', 'BT-115'],
      message: 'A Dutch seller must say how to pay if the buyer owes something.',
      broken: (invoice, { numbers }) => {
        const due = numbers.read(invoice['BG-22']['BT-115']);
        const isOwed = due !== null && (isCreditNote(invoice) ? due.lt(0) : due.gt(0));
        return unless(!isOwed || isGroupGiven(invoice['BG-16']), 'BG-16');
      },
    },
    ...onlyIf(isBuyerDutch, [
      {
        id: 'NL-R-008',
        severity: 'fatal',
        terms: ['BT-81'],
        message: 'Between Dutch parties the code of the payment means must be 30, 48, 49, 57, 58 or 59.',
        broken: (invoice) =>
          invoice['BG-16'].flatMap((means, index) =>
            unless(CODES.includes(normalizeSpace(means['BT-81'])), 'BG-16', index, 'BT-81'),
          ),
      },
    ]),
    {
      id: 'NL-R-009',
      severity: 'fatal',
      terms: ['BT-13', 'BT-132'],
      message: 'An invoice of a Dutch seller whose lines name lines of an order must name the order.',
      broken: (invoice) =>
        unless(isGiven(invoice['BT-13']) || !invoice['BG-25'].some((line) => isGiven(line['BT-132'])), 'BT-13'),
    },
  ],
);

function isBuyerDutch(invoice: EInvoice): boolean {
  return buyerAddressCountry(invoice) === 'NL';
}

function isRepresentativeDutch(invoice: EInvoice): boolean {
  return upperCase(invoice['BG-11']?.['BG-12']?.country) === 'NL';
}

/** Also true if there is none. */
function isRegistration(id: SchemedId | undefined): boolean {
  return id === undefined || (['0106', '0190'].includes(id.scheme ?? '') && isGiven(id.id));
}

function addressRule(
  id: string,
  whose: string,
  party: string,
  group: keyof typeof ADDRESS_TERMS,
  of: (invoice: EInvoice) => PostalAddress | undefined,
): Rule {
  const { line1, city, postcode } = ADDRESS_TERMS[group];
  return {
    id,
    severity: 'fatal',
    terms: [line1, city, postcode],
    message: `The address of ${whose} must have a street, a city and a post code.`,
    broken: (invoice) => {
      const address = of(invoice);
      const isFull = [address?.line1, address?.city, address?.postcode].every(isGiven);
      return unless(isFull, party, group);
    },
  };
}
