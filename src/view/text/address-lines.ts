import type { Address } from '../../invoices/invoice.js';
import { presence } from './printable-text.js';

// The place of the postcode, by the addressing rules of the national posts (Universal Postal Union, S42).

/** "Inverness IV1 1AA". */
const POSTCODE_LAST = new Set(
  ['GB', 'IE', 'GG', 'IM', 'JE', 'IN', 'SG', 'NZ', 'ZA', 'PK', 'BD', 'LK', 'TH', 'ID', 'NP', 'HK', 'MT'].concat(
    ['SA', 'BH', 'JO', 'LB', 'IQ', 'IL', 'KR', 'TW', 'CN', 'JP'], // the last four when written in Latin letters
  ),
);
/** "Portland, OR 97205". */
const CITY_COMMA_STATE = new Set(['US']);
/** "Melbourne VIC 3000". */
const CITY_STATE = new Set(['AU', 'CA', 'PR']);
/** "06600 Ciudad de México, CDMX". */
const POSTCODE_CITY_COMMA_STATE = new Set(['MX']);
/** "São Paulo – SP" and the postcode below. */
const CITY_DASH_STATE = new Set(['BR']);
/** "20121 Milano MI": with the code of the province. A province that is written out gets its own line. */
const POSTCODE_CITY_SIGN = new Set(['IT', 'SM', 'VA']);
const SIGN = /^\p{Lu}{2}$/u;
/** Written from country to house if in their own script. */
const LARGEST_FIRST = new Set(['JP', 'CN', 'TW', 'KR']);
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** An address as its country writes it, line by line. `country`, the country's name, is the last line if given. */
export function addressLines(address: Address, country: string | null): string[] {
  const lines = isLargestFirst(address) ? largestFirst(address) : smallestFirst(address);
  return [...lines, country].map(presence).filter((line) => line !== null);
}

function smallestFirst({ line1, line2, line3, ...place }: Address): (string | null)[] {
  return [line1, line2, line3, ...placeLines(place)];
}

function placeLines({ city, postcode: written, subdivision, countryCode }: Omit<Address, 'line1' | 'line2' | 'line3'>): string[] {
  // Kept together: no line break inside of it.
  const postcode = written?.replaceAll(' ', '\u00a0') ?? null;
  const country = countryCode ?? '';
  if (CITY_COMMA_STATE.has(country)) return [join(', ', city, join(' ', subdivision, postcode))];
  if (CITY_STATE.has(country)) return [join(' ', city, subdivision, postcode)];
  if (POSTCODE_CITY_COMMA_STATE.has(country)) return [join(', ', join(' ', postcode, city), subdivision)];
  if (CITY_DASH_STATE.has(country)) return [join(' – ', city, subdivision), postcode ?? ''];
  const province = unlessSame(city, subdivision);
  if (POSTCODE_CITY_SIGN.has(country) && SIGN.test(subdivision ?? '')) return [join(' ', postcode, city, subdivision)];
  if (POSTCODE_LAST.has(country)) return [join(' ', join(', ', city, province), postcode)];
  return [join(' ', postcode, city), province ?? ''];
}

function largestFirst({ line1, line2, line3, city, postcode, subdivision, countryCode }: Address): (string | null)[] {
  const sign = countryCode === 'JP' && postcode && !postcode.startsWith('〒') ? '〒' : '';
  // Only Korean puts spaces between words.
  const place = join(countryCode === 'KR' ? ' ' : '', unlessSame(city, subdivision), city, line1);
  return [postcode && `${sign}${postcode}`, place, line2, line3];
}

/** A city with the same name as its province (Madrid, Singapore, 北京市) is named once. */
function unlessSame(city: string | null, subdivision: string | null): string | null {
  return presence(city)?.toLowerCase() === presence(subdivision)?.toLowerCase() ? null : subdivision;
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
