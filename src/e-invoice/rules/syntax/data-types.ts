import { isDay, looksLikeDay } from '../../terms/days.js';
import { hasManyDecimals } from '../en16931/decimals.js';
import { isBlank, when, where } from '../places.js';
import type { Rule } from '../rule.js';
import { AMOUNT_TERMS, DAY_TERMS, failingAmounts, failingDays, failingNumbers, NUMBER_TERMS } from './numbers-and-days.js';

/** The days that an XML schema takes may have a time zone. */
const TIME_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/;
const NOT_BASE64 = /[^A-Za-z0-9+/]/;

/** What texts look like that are numbers, days or files. Where the official rules leave that to the XML schema, the id starts with XSD. */
export const DATA_TYPE_RULES: readonly Rule[] = [
  {
    id: 'XSD-DECIMAL',
    severity: 'fatal',
    terms: [...AMOUNT_TERMS, ...NUMBER_TERMS],
    message: 'A number must be written with digits and at most one point, such as 1234.50, and have at most 100 characters.',
    broken: (invoice, { numbers }) => {
      const isNoNumber = ifThere((text) => numbers.read(text) === null);
      return [...failingAmounts(invoice, isNoNumber), ...failingNumbers(invoice, isNoNumber)];
    },
  },
  {
    id: 'XSD-DATE',
    severity: 'fatal',
    syntax: 'UBL',
    terms: DAY_TERMS,
    message: 'A day must be one of the calendar, written as 2026-12-31.',
    broken: (invoice) =>
      failingDays(
        invoice,
        ifThere((text) => !isDay(text.trim().replace(TIME_ZONE, ''))),
      ),
  },
  {
    id: 'CII-DT-097',
    severity: 'fatal',
    syntax: 'CII',
    terms: DAY_TERMS,
    message: 'A day must be written as year, month and day: 2026-12-31, which is 20261231 in the XML.',
    broken: (invoice) =>
      failingDays(
        invoice,
        ifThere((text) => !looksLikeDay(text.trim())),
      ),
  },
  {
    id: 'XSD-CURRENCY',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-6', 'BT-111'],
    message: 'A total VAT in the accounting currency (BT-111) must say which currency that is (BT-6).',
    broken: ({ 'BT-6': currency, 'BG-22': totals }) => when(isBlank(currency) && !isBlank(totals['BT-111']), 'BT-6'),
  },
  {
    id: 'XSD-BASE64',
    severity: 'fatal',
    terms: ['BT-125'],
    message: 'An attachment (BT-125) must be written in base64.',
    broken: (invoice) => where(invoice['BG-24'], ['BG-24'], (item) => !isBase64(item['BT-125']?.base64 ?? ''), 'BT-125'),
  },
  {
    id: 'UBL-DT-01',
    severity: 'fatal',
    syntax: 'UBL',
    terms: AMOUNT_TERMS,
    message: 'An amount must not have more than two decimals.',
    broken: (invoice) => failingAmounts(invoice, hasManyDecimals),
  },
  {
    id: 'UBL-DT-06',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-125', 'BT-125-1'],
    message: 'An attachment (BT-125) must have a media type (BT-125-1), such as application/pdf.',
    broken: (invoice) =>
      where(
        invoice['BG-24'],
        ['BG-24'],
        ({ 'BT-125': file }) => file !== undefined && isBlank(file.mediaType),
        'BT-125',
        'BT-125-1',
      ),
  },
  {
    id: 'UBL-DT-07',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['BT-125', 'BT-125-2'],
    message: 'An attachment (BT-125) must have a file name (BT-125-2).',
    broken: (invoice) =>
      where(
        invoice['BG-24'],
        ['BG-24'],
        ({ 'BT-125': file }) => file !== undefined && isBlank(file.fileName),
        'BT-125',
        'BT-125-2',
      ),
  },
];

/** A test that a text passes if it is not there. */
function ifThere(fails: (text: string) => boolean): (text: string | undefined) => boolean {
  return (text) => text !== undefined && !isBlank(text) && fails(text);
}

/** Without one expression for all of it: files may be large, and such an expression would keep a step for each four characters. */
function isBase64(text: string): boolean {
  const packed = text.replaceAll(/\s/g, '');
  return packed.length % 4 === 0 && !NOT_BASE64.test(packed.replace(/={1,2}$/, ''));
}
