import type { Place } from '../../terms/place.js';
import { isDay, looksLikeDay } from '../../terms/days.js';
import { hasManyDecimals } from '../en16931/decimals.js';
import { isBlank, where } from '../places.js';
import type { Rule } from '../rule.js';
import { amounts, days, furtherNumbers, type Written } from './numbers-and-days.js';

/** The days that an XML schema takes may have a time zone. */
const TIME_ZONE = /(?:Z|[+-]\d{2}:\d{2})$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What texts look like that are numbers, days or files. Where the official rules leave that to the XML schema, the id starts with XSD. */
export const DATA_TYPE_RULES: readonly Rule[] = [
  {
    id: 'XSD-DECIMAL',
    severity: 'fatal',
    terms: ['amounts', 'quantities', 'prices', 'rates'],
    message: 'A number must be written with digits and at most one point, such as 1234.50, and have at most 100 characters.',
    broken: (invoice, { numbers }) => [
      ...placesOf(amounts(invoice), (text) => numbers.read(text) === null),
      ...placesOf(furtherNumbers(invoice), (text) => numbers.read(text) === null),
    ],
  },
  {
    id: 'XSD-DATE',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['days'],
    message: 'A day must be one of the calendar, written as 2026-12-31.',
    broken: (invoice) => placesOf(days(invoice), (text) => !isDay(text.trim().replace(TIME_ZONE, ''))),
  },
  {
    id: 'CII-DT-097',
    severity: 'fatal',
    syntax: 'CII',
    terms: ['days'],
    message: 'A day must be written as year, month and day: 2026-12-31, which is 20261231 in the XML.',
    broken: (invoice) => placesOf(days(invoice), (text) => !looksLikeDay(text.trim())),
  },
  {
    id: 'XSD-BASE64',
    severity: 'fatal',
    terms: ['BT-125'],
    message: 'An attachment (BT-125) must be written in base64.',
    broken: (invoice) =>
      where(invoice['BG-24'], ['BG-24'], (item) => !BASE64.test(item['BT-125']?.base64.replace(/\s+/g, '') ?? ''), 'BT-125'),
  },
  {
    id: 'UBL-DT-01',
    severity: 'fatal',
    syntax: 'UBL',
    terms: ['amounts'],
    message: 'An amount must not have more than two decimals.',
    broken: (invoice) => placesOf(amounts(invoice), hasManyDecimals),
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

/** The places of texts that fail a test. What is not there fails none. */
function placesOf(written: Iterable<Written>, fails: (text: string) => boolean): Place[] {
  const places: Place[] = [];
  for (const [place, text] of written) {
    if (text !== undefined && !isBlank(text) && fails(text)) places.push(place);
  }
  return places;
}
