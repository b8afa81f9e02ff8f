import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import { isGiven, normalizeSpace } from '../../xpath/text.js';
import { sellerCountry } from '../countries.js';

/** Italy: what sellers there must say. */
export const ITALIAN_RULES = onlyIf(
  (invoice) => sellerCountry(invoice) === 'IT',
  [
    {
      id: 'IT-R-001',
      severity: 'fatal',
      terms: ['BT-32'],
      message: 'The tax registration of an Italian seller must have 11 to 16 capital letters and digits.',
      broken: ({ 'BG-4': seller }) =>
        unless(!isGiven(seller['BT-32']) || /^[A-Z0-9]{11,16}$/.test(normalizeSpace(seller['BT-32'])), 'BG-4', 'BT-32'),
    },
    {
      id: 'IT-R-002',
      severity: 'fatal',
      terms: ['BT-35'],
      message: 'The address of an Italian seller must have a first line.',
      broken: ({ 'BG-4': seller }) => unless(isGiven(seller['BG-5']?.line1), 'BG-4', 'BG-5', 'BT-35'),
    },
    {
      id: 'IT-R-003',
      severity: 'fatal',
      terms: ['BT-37'],
      message: 'The address of an Italian seller must have a city.',
      broken: ({ 'BG-4': seller }) => unless(isGiven(seller['BG-5']?.city), 'BG-4', 'BG-5', 'BT-37'),
    },
    {
      id: 'IT-R-004',
      severity: 'fatal',
      terms: ['BT-38'],
      message: 'The address of an Italian seller must have a post code.',
      broken: ({ 'BG-4': seller }) => unless(isGiven(seller['BG-5']?.postcode), 'BG-4', 'BG-5', 'BT-38'),
    },
  ],
);
