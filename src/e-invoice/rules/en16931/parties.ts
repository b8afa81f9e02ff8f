import type { Rule } from '../rule.js';
import { isBlank, lacksCountry, when } from '../places.js';

/** Seller and buyer. */
export const PARTY_RULES: readonly Rule[] = [
  {
    id: 'BR-06',
    severity: 'fatal',
    terms: ['BT-27'],
    message: 'The invoice must have the name of the seller (BT-27).',
    broken: (invoice) => when(isBlank(invoice['BG-4']['BT-27']), 'BG-4', 'BT-27'),
  },
  {
    id: 'BR-07',
    severity: 'fatal',
    terms: ['BT-44'],
    message: 'The invoice must have the name of the buyer (BT-44).',
    broken: (invoice) => when(isBlank(invoice['BG-7']['BT-44']), 'BG-7', 'BT-44'),
  },
  {
    id: 'BR-08',
    severity: 'fatal',
    terms: ['BG-5'],
    message: 'The invoice must have the postal address of the seller (BG-5).',
    broken: (invoice) => when(invoice['BG-4']['BG-5'] === undefined, 'BG-4', 'BG-5'),
  },
  {
    id: 'BR-09',
    severity: 'fatal',
    terms: ['BG-5', 'BT-40'],
    message: 'The postal address of the seller (BG-5) must have a country (BT-40).',
    broken: ({ 'BG-4': { 'BG-5': address } }, { syntax }) => when(lacksCountry(address, syntax), 'BG-4', 'BG-5', 'BT-40'),
  },
  {
    id: 'BR-10',
    severity: 'fatal',
    terms: ['BG-8'],
    message: 'The invoice must have the postal address of the buyer (BG-8).',
    broken: (invoice) => when(invoice['BG-7']['BG-8'] === undefined, 'BG-7', 'BG-8'),
  },
  {
    id: 'BR-11',
    severity: 'fatal',
    terms: ['BG-8', 'BT-55'],
    message: 'The postal address of the buyer (BG-8) must have a country (BT-55).',
    broken: ({ 'BG-7': { 'BG-8': address } }, { syntax }) => when(lacksCountry(address, syntax), 'BG-7', 'BG-8', 'BT-55'),
  },
  {
    id: 'BR-62',
    severity: 'fatal',
    terms: ['BT-34', 'BT-34-1'],
    message: 'The electronic address of the seller (BT-34) must say which scheme it is of (BT-34-1).',
    broken: ({ 'BG-4': { 'BT-34': address } }) =>
      when(address !== undefined && isBlank(address.scheme), 'BG-4', 'BT-34', 'BT-34-1'),
  },
  {
    id: 'BR-63',
    severity: 'fatal',
    terms: ['BT-49', 'BT-49-1'],
    message: 'The electronic address of the buyer (BT-49) must say which scheme it is of (BT-49-1).',
    broken: ({ 'BG-7': { 'BT-49': address } }) =>
      when(address !== undefined && isBlank(address.scheme), 'BG-7', 'BT-49', 'BT-49-1'),
  },
  {
    id: 'BR-CO-26',
    severity: 'fatal',
    terms: ['BT-29', 'BT-30', 'BT-31'],
    message:
      'So that the buyer can recognise the seller, the invoice must have an identifier (BT-29), a legal registration (BT-30) or the VAT number (BT-31) of the seller.',
    broken: ({ 'BG-4': seller }) => {
      const isKnown = [seller['BT-31'], seller['BT-30']?.id, ...seller['BT-29'].map(({ id }) => id)].some((id) => !isBlank(id));
      return when(!isKnown, 'BG-4', 'BT-31');
    },
  },
];
