import { onlyIf } from '../../only-if.js';
import { unless } from '../../places.js';
import { normalizeSpace } from '../../xpath/text.js';
import { isNorwegianNumber } from '../check-digits.js';
import { sellerCountry } from '../countries.js';

/** Norway: what sellers there must say. */
export const NORWEGIAN_RULES = onlyIf(
  (invoice) => sellerCountry(invoice) === 'NO',
  [
    {
      id: 'NO-R-001',
      severity: 'fatal',
      terms: ['BT-31'],
      message: 'A Norwegian VAT number must be NO, a valid organisation number of nine digits, and MVA.',
      broken: (invoice) => unless(isVatNumber(invoice['BG-4']['BT-31'] ?? ''), 'BG-4', 'BT-31'),
    },
    {
      id: 'NO-R-002',
      severity: 'warning',
      terms: ['BT-32'],
      message: 'The tax registration of most Norwegian sellers must be the word Foretaksregisteret.',
      broken: (invoice) => unless(normalizeSpace(invoice['BG-4']['BT-32']) === 'Foretaksregisteret', 'BG-4', 'BT-32'),
    },
  ],
);

/** Also true of a number that does not begin with NO. */
function isVatNumber(number: string): boolean {
  return !number.startsWith('NO') || (/^NO[0-9]{9}MVA$/.test(number) && isNorwegianNumber(number.slice(2, 11)));
}
