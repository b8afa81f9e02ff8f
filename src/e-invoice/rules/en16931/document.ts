import type { Rule } from '../rule.js';
import { isBlank, when, where } from '../places.js';

/** What every document has at its head, and to what it refers. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'BR-01',
    severity: 'fatal',
    terms: ['BT-24'],
    message: 'The invoice must say which specification it follows (BT-24).',
    broken: (invoice) => when(isBlank(invoice['BT-24']), 'BT-24'),
  },
  {
    id: 'BR-02',
    severity: 'fatal',
    terms: ['BT-1'],
    message: 'The invoice must have a number (BT-1).',
    broken: (invoice) => when(isBlank(invoice['BT-1']), 'BT-1'),
  },
  {
    id: 'BR-03',
    severity: 'fatal',
    terms: ['BT-2'],
    message: 'The invoice must have an issue date (BT-2).',
    broken: (invoice) => when(isBlank(invoice['BT-2']), 'BT-2'),
  },
  {
    id: 'BR-04',
    severity: 'fatal',
    terms: ['BT-3'],
    message: 'The invoice must have a type code (BT-3), such as 380 for an invoice or 381 for a credit note.',
    broken: (invoice) => when(isBlank(invoice['BT-3']), 'BT-3'),
  },
  {
    id: 'BR-05',
    severity: 'fatal',
    terms: ['BT-5'],
    message: 'The invoice must have a currency (BT-5).',
    broken: (invoice) => when(isBlank(invoice['BT-5']), 'BT-5'),
  },
  {
    id: 'BR-16',
    severity: 'fatal',
    terms: ['BG-25'],
    message: 'The invoice must have at least one line (BG-25).',
    broken: (invoice) => when(invoice['BG-25'].length === 0, 'BG-25'),
  },
  {
    id: 'BR-52',
    severity: 'fatal',
    terms: ['BG-24', 'BT-122'],
    message: 'Each supporting document (BG-24) must have a reference (BT-122).',
    broken: (invoice) => where(invoice['BG-24'], ['BG-24'], (item) => isBlank(item['BT-122']), 'BT-122'),
  },
  {
    id: 'BR-55',
    severity: 'fatal',
    terms: ['BG-3', 'BT-25'],
    message: 'Each preceding invoice (BG-3) must have its number (BT-25).',
    broken: (invoice) => where(invoice['BG-3'], ['BG-3'], ({ number }) => isBlank(number), 'BT-25'),
  },
  {
    id: 'BR-CO-03',
    severity: 'fatal',
    terms: ['BT-7', 'BT-8'],
    message: 'The invoice may have a tax point date (BT-7) or a code for it (BT-8), but not both.',
    broken: (invoice) => when(!isBlank(invoice['BT-7']) && !isBlank(invoice['BT-8']), 'BT-8'),
  },
];
