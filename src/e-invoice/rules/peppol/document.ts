import { codes } from '../../../invoices/codes/codes.js';
import { BILLING_PROCESS, PEPPOL } from '../../profiles.js';
import type { EInvoice } from '../../terms/terms.js';
import { daysOf } from '../placed.js';
import { unless } from '../places.js';
import type { Rule } from '../rule.js';
import { isDay } from '../../terms/days.js';
import { isGiven, normalizeSpace } from '../xpath/text.js';
import { areBothGerman } from './countries.js';
import { isCreditNote } from './document-kind.js';

const PROCESSES = [
  BILLING_PROCESS,
  'urn:peppol:france:billing:regulated',
  'urn:peppol:france:billing:non-regulated',
  'urn:peppol:bis:billing_with_response',
];

const INVOICE_TYPES = codes(
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877',
);
const CREDIT_NOTE_TYPES = codes('381 396 81 83 532');

/** What Peppol asks of the document as a whole. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R002',
    severity: 'fatal',
    terms: ['BG-1'],
    message: 'The invoice must have at most one note, unless seller and buyer are in Germany.',
    broken: (invoice) => unless(invoice['BG-1'].length <= 1 || areBothGerman(invoice), 'BG-1', 1),
  },
  {
    id: 'PEPPOL-EN16931-R003',
    severity: 'fatal',
    terms: ['BT-10', 'BT-13'],
    message: 'The invoice must have a buyer reference or the number of a purchase order.',
    // Beside the number of a sales order (BT-14), UBL has a placeholder for that of the purchase order.
    broken: (invoice) => unless(isGiven(invoice['BT-10']) || isGiven(invoice['BT-13']) || isGiven(invoice['BT-14']), 'BT-10'),
  },
  {
    id: 'PEPPOL-EN16931-R004',
    severity: 'fatal',
    terms: ['BT-24'],
    message: 'The specification identifier must be that of Peppol BIS Billing 3.0, or begin with it, and must not contain ::.',
    broken: (invoice) => {
      const specification = normalizeSpace(invoice['BT-24']);
      return unless(specification.startsWith(PEPPOL) && !specification.includes('::'), 'BT-24');
    },
  },
  {
    id: 'PEPPOL-EN16931-R007',
    severity: 'fatal',
    terms: ['BT-23'],
    message: 'The business process must be one that Peppol approved.',
    broken: (invoice) => unless(hasProcess(invoice), 'BT-23'),
  },
  {
    id: 'PEPPOL-EN16931-P0100',
    severity: 'fatal',
    terms: ['BT-3', 'BT-23'],
    message: 'The type code of an invoice must be one that Peppol allows.',
    broken: (invoice) =>
      unless(!isInvoice(invoice) || !hasProcess(invoice) || INVOICE_TYPES.has(normalizeSpace(invoice['BT-3'])), 'BT-3'),
  },
  {
    id: 'PEPPOL-EN16931-P0101',
    severity: 'fatal',
    terms: ['BT-3', 'BT-23'],
    message: 'The type code of a credit note must be one that Peppol allows.',
    broken: (invoice) =>
      unless(!isCreditNote(invoice) || !hasProcess(invoice) || CREDIT_NOTE_TYPES.has(normalizeSpace(invoice['BT-3'])), 'BT-3'),
  },
  {
    id: 'PEPPOL-EN16931-P0112',
    severity: 'fatal',
    terms: ['BT-3', 'BT-40', 'BT-55'],
    message: 'Type codes 326 and 384 are only for invoices of a seller in Germany to a buyer in Germany.',
    broken: (invoice) => unless(!['326', '384'].includes(normalizeSpace(invoice['BT-3'])) || areBothGerman(invoice), 'BT-3'),
  },
  {
    id: 'PEPPOL-EN16931-F001',
    severity: 'fatal',
    terms: ['BT-2', 'BT-7', 'BT-9', 'BT-26', 'BT-72', 'BT-73', 'BT-74', 'BT-134', 'BT-135'],
    message: 'Each date must be a day of the calendar, written YYYY-MM-DD.',
    broken: (invoice) => [...daysOf(invoice)].filter(([day]) => !isDay(day)).map(([, place]) => place),
  },
];

/** Whether a document has a type code that is not that of a credit note. */
function isInvoice(invoice: EInvoice): boolean {
  return isGiven(invoice['BT-3']) && !isCreditNote(invoice);
}

function hasProcess(invoice: EInvoice): boolean {
  return PROCESSES.includes(normalizeSpace(invoice['BT-23']));
}
