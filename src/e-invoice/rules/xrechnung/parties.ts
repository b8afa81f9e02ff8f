import { ADDRESS_TERMS, CONTACT_TERMS, type Place } from '../../terms/place.js';
import type { Contact, EInvoice, PostalAddress } from '../../terms/terms.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven, isGroupGiven, normalizeSpace } from '../xpath/text.js';

/** An address, with the groups that it stands in. */
interface PlacedAddress {
  group: keyof typeof ADDRESS_TERMS;
  owner: string;
  of: (invoice: EInvoice) => PostalAddress | undefined;
  /** In words. */
  name: string;
}

const SELLER: PlacedAddress = { owner: 'BG-4', group: 'BG-5', of: (invoice) => invoice['BG-4']['BG-5'], name: 'the seller' };
const BUYER: PlacedAddress = { owner: 'BG-7', group: 'BG-8', of: (invoice) => invoice['BG-7']['BG-8'], name: 'the buyer' };
const DELIVERY: PlacedAddress = {
  owner: 'BG-13',
  group: 'BG-15',
  of: (invoice) => invoice['BG-13']?.['BG-15'],
  name: 'the delivery',
};

/** What XRechnung asks of the parties. */
export const PARTY_RULES: readonly Rule[] = [
  {
    id: 'BR-DE-2',
    severity: 'fatal',
    terms: ['BG-6'],
    message: 'The seller must name a contact.',
    broken: (invoice) => unless(isGroupGiven(invoice['BG-4']['BG-6']), 'BG-4', 'BG-6'),
  },
  addressRule('BR-DE-3', SELLER, 'city', 'city'),
  addressRule('BR-DE-4', SELLER, 'postcode', 'post code'),
  contactRule('BR-DE-5', 'name', 'The contact of the seller must have a name.'),
  contactRule('BR-DE-6', 'phone', 'The contact of the seller must have a telephone number.'),
  contactRule('BR-DE-7', 'email', 'The contact of the seller must have an email address.'),
  addressRule('BR-DE-8', BUYER, 'city', 'city'),
  addressRule('BR-DE-9', BUYER, 'postcode', 'post code'),
  addressRule('BR-DE-10', DELIVERY, 'city', 'city'),
  addressRule('BR-DE-11', DELIVERY, 'postcode', 'post code'),
  {
    id: 'BR-DE-27',
    severity: 'warning',
    terms: ['BT-42'],
    message: 'The telephone number of the contact of the seller should have at least three digits.',
    broken: (invoice) => contactWhere(invoice, 'phone', ({ phone }) => (phone?.match(/[0-9]/g)?.length ?? 0) < 3),
  },
  {
    id: 'BR-DE-28',
    severity: 'warning',
    terms: ['BT-43'],
    message: 'The email address of the contact of the seller should have one @ with a name before it and a domain after it.',
    broken: (invoice) =>
      contactWhere(invoice, 'email', ({ email }) => !/^[^@ ]+@(?:[^@. ]+\.)+[^@. ]+$/.test(normalizeSpace(email))),
  },
];

function addressRule(id: string, { owner, group, of, name }: PlacedAddress, field: 'city' | 'postcode', word: string): Rule {
  const term = ADDRESS_TERMS[group][field];
  return {
    id,
    severity: 'fatal',
    terms: [term],
    message: `The address of ${name} must have a ${word}.`,
    broken: (invoice) => {
      const address = of(invoice);
      return unless(address === undefined || isGiven(address[field]), owner, group, term);
    },
  };
}

function contactRule(id: string, field: keyof Contact, message: string): Rule {
  return {
    id,
    severity: 'fatal',
    terms: [CONTACT_TERMS['BG-6'][field]],
    message,
    broken: (invoice) => contactWhere(invoice, field, (contact) => !isGiven(contact[field])),
  };
}

/** The place of a term of the seller's contact, if there is one that something is true of. */
function contactWhere(invoice: EInvoice, field: keyof Contact, isBroken: (contact: Contact) => boolean): Place[] {
  const contact = invoice['BG-4']['BG-6'];
  if (contact === undefined) return [];
  return unless(!isBroken(contact), 'BG-4', 'BG-6', CONTACT_TERMS['BG-6'][field]);
}
