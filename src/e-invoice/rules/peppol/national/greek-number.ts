import type { EInvoice } from '../../../terms/terms.js';
import { unless } from '../../places.js';
import type { Rule } from '../../rule.js';
import { isGiven, normalizeSpace } from '../../xpath/text.js';
import { isGreekTaxNumber } from '../check-digits.js';

const DATE = /^(?:0?[1-9]|[12][0-9]|3[01])[-\\/ ]?(?:0?[1-9]|1[0-2])[-\\/ ]?(?:19|20)[0-9]{2}/;
const TYPES = ['1.1', '1.6', '2.1', '2.4', '5.1', '5.2'];

/** The number of a Greek invoice: six parts, each with | between, such as `094014201|27/11/2026|0|1.1|0|1`. */
export const GREEK_NUMBER_RULES: readonly Rule[] = [
  numberRule(1, 'must have six parts with | between them', ({ length }) => length === 6),
  numberRule(2, 'must begin with the valid tax number of the seller or of its tax representative', ([number = ''], invoice) =>
    isTaxNumber(number, invoice),
  ),
  numberRule(3, 'must have the issue date as second part, written DD/MM/YYYY', ([, date = ''], invoice) =>
    isIssueDate(date, invoice),
  ),
  numberRule(4, 'must have a whole number as third part', ([, , branch = '']) =>
    /^(?:\+?[0-9]+|-0+)$/.test(normalizeSpace(branch)),
  ),
  numberRule(5, 'must have the type of a Greek document as fourth part: 1.1, 1.6, 2.1, 2.4, 5.1 or 5.2', ([, , , type = '']) =>
    TYPES.includes(type),
  ),
  numberRule(6, 'must have a fifth part', ([, , , , series = '']) => series !== ''),
  numberRule(7, 'must have a sixth part', ([, , , , , number = '']) => number !== ''),
];

function numberRule(part: number, what: string, isValid: (parts: readonly string[], invoice: EInvoice) => boolean): Rule {
  return {
    id: `GR-R-001-${part}`,
    severity: 'fatal',
    terms: ['BT-1'],
    message: `The number of an invoice of a Greek seller ${what}.`,
    broken: (invoice) => {
      const number = invoice['BT-1'];
      return unless(!isGiven(number) || isValid(number.split('|'), invoice), 'BT-1');
    },
  };
}

function isTaxNumber(number: string, { 'BG-4': seller, 'BG-11': representative }: EInvoice): boolean {
  const isOfOne = [seller['BT-31'], representative?.['BT-63']].some((vat) => vat?.slice(2, 11) === number);
  return normalizeSpace(number).length === 9 && isGreekTaxNumber(number) && isOfOne;
}

function isIssueDate(date: string, invoice: EInvoice): boolean {
  const [day, month, year] = date.split('/');
  const [issueYear, issueMonth, issueDay] = (invoice['BT-2'] ?? '').split('-');
  return DATE.test(date) && day === issueDay && month === issueMonth && year === issueYear;
}
