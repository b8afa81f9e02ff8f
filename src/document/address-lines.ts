import type { Address } from '../invoices/invoice.js';
import { presence } from './printable-text.js';

// Where the postcode stands, by the addressing rules of the countries' posts (Universal Postal Union, S42).

/** "Inverness IV1 1AA". */
const POSTCODE_LAST = new Set(
  ['GB', 'IE', 'GG', 'IM', 'JE', 'IN', 'SG', 'NZ', 'ZA', 'PK', 'BD', 'LK', 'TH', 'ID', 'NP', 'HK', 'MT'].concat(
    ['SA', 'BH', 'JO', 'LB', 'IQ', 'KR', 'TW', 'CN', 'JP'], // the last four when written in Latin letters
  ),
);
/** "Portland, OR 97205". */
const CITY_COMMA_STATE = new Set(['US']);
/** "Melbourne VIC 3000". */
const CITY_STATE = new Set(['AU', 'CA', 'PR']);
/** Written from the country down to the house when in their own script. */
const LARGEST_FIRST = new Set(['JP', 'CN', 'TW', 'KR']);
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** An address as its country writes it, line by line. `country`, the country's name, is the last line where it is given. */
export function addressLines(address: Address, country: string | null): string[] {
  const lines = isLargestFirst(address) ? largestFirst(address) : smallestFirst(address);
  return [...lines, country].map(presence).filter((line) => line !== null);
}

function smallestFirst({ line1, line2, line3, ...place }: Address): (string | null)[] {
  return [line1, line2, line3, ...placeLines(place)];
}

function placeLines({ city, postcode: written, subdivision, countryCode }: Omit<Address, 'line1' | 'line2' | 'line3'>): string[] {
  // One thing: a line never ends inside of it.
  const postcode = written?.replaceAll(' ', '\u00a0') ?? null;
  const country = countryCode ?? '';
  if (CITY_COMMA_STATE.has(country)) return [join(', ', city, join(' ', subdivision, postcode))];
  if (CITY_STATE.has(country)) return [join(' ', city, subdivision, postcode)];
  if (POSTCODE_LAST.has(country)) return [join(' ', join(', ', city, subdivision), postcode)];
  return [join(' ', postcode, city), subdivision ?? ''];
}

function largestFirst({ line1, line2, line3, city, postcode, subdivision, countryCode }: Address): (string | null)[] {
  const sign = countryCode === 'JP' && postcode && !postcode.startsWith('〒') ? '〒' : '';
  // Korean alone sets its words apart.
  const place = join(countryCode === 'KR' ? ' ' : '', subdivision, city, line1);
  return [postcode && `${sign}${postcode}`, place, line2, line3];
}

function isLargestFirst({ countryCode, city, line1 }: Address): boolean {
  return LARGEST_FIRST.has(countryCode ?? '') && EAST_ASIAN.test(`${city ?? ''}${line1 ?? ''}`);
}

function join(separator: string, ...parts: (string | null)[]): string {
  return parts
    .map(presence)
    .filter((part) => part !== null)
    .join(separator);
}
