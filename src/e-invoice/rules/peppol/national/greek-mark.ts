import type { Place } from '../../../terms/place.js';
import type { EInvoice } from '../../../terms/terms.js';
import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isGiven } from '../../xpath/text.js';

const MARK = '##M.AR.K##';
const ADDRESS = '##INVOICE|URL##';

/** The supporting documents of a Greek invoice: the number that the tax office gave it (MARK), and its address there. Their descriptions say which they are. */
export const GREEK_MARK_RULES: readonly Rule[] = [
  ...onlyIf(
    ({ 'BG-4': seller }) => seller['BG-5']?.country === 'GR',
    [
      {
        id: 'GR-R-004-1',
        severity: 'fatal',
        terms: ['BT-123'],
        message: 'An invoice of a Greek seller must have one MARK: a supporting document described as ##M.AR.K##.',
        broken: (invoice) => unless(described(invoice, MARK).length === 1, 'BG-24'),
      },
      {
        id: 'GR-R-004-2',
        severity: 'fatal',
        terms: ['BT-122', 'BT-123'],
        message: 'The MARK of a Greek invoice must be a positive number.',
        broken: (invoice) =>
          described(invoice, MARK)
            .filter(([{ 'BT-122': mark }]) => mark !== undefined && !/^[1-9]/.test(mark))
            .map(([, place]) => [...place, 'BT-122']),
      },
      {
        id: 'GR-S-008-1',
        severity: 'warning',
        terms: ['BT-123'],
        message: 'An invoice of a Greek seller should have one address: a supporting document described as ##INVOICE|URL##.',
        broken: (invoice) => unless(described(invoice, ADDRESS).length === 1, 'BG-24'),
      },
      {
        id: 'GR-R-008-2',
        severity: 'fatal',
        terms: ['BT-123'],
        message: 'An invoice of a Greek seller must have at most one address (##INVOICE|URL##).',
        broken: (invoice) => unless(described(invoice, ADDRESS).length <= 1, 'BG-24'),
      },
    ],
  ),
  {
    id: 'GR-R-008-3',
    severity: 'fatal',
    terms: ['BT-123', 'BT-124'],
    message: 'The address of a Greek invoice (##INVOICE|URL##) must have a location.',
    broken: (invoice) =>
      described(invoice, ADDRESS)
        .filter(([{ 'BT-124': location }]) => !isGiven(location))
        .map(([, place]) => [...place, 'BT-124']),
  },
];

function described(invoice: EInvoice, description: string) {
  return invoice['BG-24'].flatMap((document, index) =>
    document['BT-123'] === description ? [[document, ['BG-24', index] as Place] as const] : [],
  );
}
