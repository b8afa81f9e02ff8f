import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isGiven } from '../xpath/text.js';

/** What Peppol and XRechnung ask of process and parties. */
export const PARTY_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R001',
    severity: 'fatal',
    terms: ['BT-23'],
    message: 'The invoice must name its business process.',
    broken: (invoice) => unless(isGiven(invoice['BT-23']), 'BT-23'),
  },
  {
    id: 'PEPPOL-EN16931-R010',
    severity: 'fatal',
    terms: ['BT-49'],
    message: 'The buyer must have an electronic address.',
    broken: (invoice) => unless(isGiven(invoice['BG-7']['BT-49']?.id), 'BG-7', 'BT-49'),
  },
  {
    id: 'PEPPOL-EN16931-R020',
    severity: 'fatal',
    terms: ['BT-34'],
    message: 'The seller must have an electronic address.',
    broken: (invoice) => unless(isGiven(invoice['BG-4']['BT-34']?.id), 'BG-4', 'BT-34'),
  },
];
