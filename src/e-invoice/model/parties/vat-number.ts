import { COUNTRY_CODES } from '../../../invoices/codes/country-codes.js';
import { text } from '../text.js';

/** Members of the European Union: there the prefix is a part of the number, and who leaves it out has forgotten it. */
const EUROPEAN_UNION = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/**
 * A VAT number without blanks. The standard wants the code of its country before it (BR-CO-09); numbers of countries outside the European Union have none, so the code of the
 * party's country is written: `T4130001084562` of Japan is `JPT4130001084562`.
 */
export function vatNumber(given: string | null, country: string | null): string | undefined {
  const number = text(given)?.replaceAll(/\s/g, '');
  if (number === undefined || country === null || EUROPEAN_UNION.has(country) || hasPrefix(number)) return number;
  return country + number;
}

function hasPrefix(number: string): boolean {
  const prefix = number.slice(0, 2);
  return prefix === 'EL' || COUNTRY_CODES.has(prefix);
}
