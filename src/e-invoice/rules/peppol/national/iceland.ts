import type { EInvoice, SchemedId, SupportingDocument } from '../../../terms/terms.js';
import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isDay } from '../../../terms/days.js';
import { isGiven, normalizeSpace } from '../../xpath/text.js';
import { isCreditNote } from '../document-kind.js';

/** Iceland: what sellers there must say. */
export const ICELANDIC_RULES = onlyIf(
  ({ 'BG-4': seller }) => seller['BG-5']?.country === 'IS',
  [
    {
      id: 'IS-R-001',
      severity: 'warning',
      terms: ['BT-3'],
      message: 'The type code of an invoice of an Icelandic seller should be 380 or 381.',
      broken: (invoice) => unless(['380', '381'].includes(normalizeSpace(invoice['BT-3'])), 'BT-3'),
    },
    {
      id: 'IS-R-002',
      severity: 'fatal',
      terms: ['BT-30'],
      message: 'An Icelandic seller must have a legal registration (scheme 0196).',
      broken: ({ 'BG-4': seller }) => unless(isKennitala(seller['BT-30']), 'BG-4', 'BT-30'),
    },
    {
      id: 'IS-R-003',
      severity: 'fatal',
      terms: ['BT-35', 'BT-38'],
      message: 'The address of an Icelandic seller must have a street and a post code.',
      broken: ({ 'BG-4': { 'BG-5': address } }) => unless(isGiven(address?.line1) && isGiven(address.postcode), 'BG-4', 'BG-5'),
    },
    ...onlyIf(
      ({ 'BG-7': buyer }) => buyer['BG-8']?.country === 'IS',
      [
        {
          id: 'IS-R-004',
          severity: 'fatal',
          terms: ['BT-47'],
          message: 'An Icelandic buyer of an Icelandic seller must have a legal registration (scheme 0196).',
          broken: ({ 'BG-7': buyer }) => unless(isKennitala(buyer['BT-47']), 'BG-7', 'BT-47'),
        },
        {
          id: 'IS-R-005',
          severity: 'fatal',
          terms: ['BT-50', 'BT-53'],
          message: 'The address of an Icelandic buyer of an Icelandic seller must have a street and a post code.',
          broken: ({ 'BG-7': { 'BG-8': address } }) =>
            unless(isGiven(address?.line1) && isGiven(address.postcode), 'BG-7', 'BG-8'),
        },
      ],
    ),
    accountRule('IS-R-006', '9', 'Payment by claim (code 9) must have an account number of twelve digits.'),
    accountRule('IS-R-007', '42', 'Payment by transfer (code 42) must have an account number of twelve digits.'),
    finalDueDayRule('IS-R-008', 'BT-122', 'The final due date (EINDAGI) must be written YYYY-MM-DD.', ({ 'BT-122': day }) =>
      isDay(day ?? ''),
    ),
    finalDueDayRule('IS-R-009', 'BT-122', 'An invoice with a final due date (EINDAGI) must have a due date.', (_, due) =>
      isGiven(due),
    ),
    finalDueDayRule(
      'IS-R-010',
      'BT-122',
      'The final due date (EINDAGI) must not be before the due date.',
      ({ 'BT-122': day }, due) => due !== undefined && day !== undefined && due <= day,
    ),
  ],
);

function isKennitala(id: SchemedId | undefined): boolean {
  return isGiven(id?.id) && id.scheme === '0196';
}

function accountRule(id: string, code: string, message: string): Rule {
  return {
    id,
    severity: 'fatal',
    terms: ['BT-81', 'BT-84'],
    message,
    broken: (invoice) =>
      invoice['BG-16'].flatMap((means, index) => {
        if (means['BT-81'] !== code) return [];
        const [first] = means['BG-17'];
        return unless(normalizeSpace(first?.['BT-84']).length === 12, 'BG-16', index, 'BG-17', 0, 'BT-84');
      }),
  };
}

type IsValid = (document: SupportingDocument, due: string | undefined) => boolean;

/** Iceland's last day to pay without interest is a supporting document: its description says EINDAGI, its reference is the day. */
function finalDueDayRule(id: string, term: string, message: string, isValid: IsValid): Rule {
  return {
    id,
    severity: 'fatal',
    terms: ['BT-9', 'BT-122', 'BT-123'],
    message,
    broken: (invoice) =>
      invoice['BG-24'].flatMap((document, index) =>
        unless(document['BT-123'] !== 'EINDAGI' || isValid(document, dueDay(invoice)), 'BG-24', index, term),
      ),
  };
}

/** The rules find it in an invoice only: a credit note of UBL has it elsewhere. */
function dueDay(invoice: EInvoice): string | undefined {
  return isCreditNote(invoice) ? undefined : invoice['BT-9'];
}
