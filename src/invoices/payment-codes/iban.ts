import { countrySpecs } from 'ibantools';
import { mod97Holds } from './check-digits.js';

const CHECK_DIGITS = 'must be an IBAN whose check digits hold, such as "GB29 NWBK 6016 1331 9268 19"';

/**
 * Why a text is not an IBAN (ISO 13616), as the end of a sentence; null if it is one. Blanks do not count. For a country that the IBAN registry does not
 * list, only the check digits are checked.
 */
export function ibanFault(value: string): string | null {
  const plain = withoutBlanks(value);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain)) return CHECK_DIGITS;
  const country = plain.slice(0, 2);
  const length = countrySpecs[country]?.chars ?? plain.length;
  if (plain.length !== length) {
    return `must have ${length} characters without blanks, as every IBAN of ${country} has; this one has ${plain.length}`;
  }
  return mod97Holds(plain) ? null : CHECK_DIGITS;
}

/** An IBAN without its blanks; null if it is not one. */
export function plainIban(value: string): string | null {
  return ibanFault(value) === null ? withoutBlanks(value) : null;
}

const withoutBlanks = (value: string) => value.replaceAll(/\s/g, '');

/** Whether a valid IBAN is Swiss or of Liechtenstein. */
export function isSwissIban(iban: string): boolean {
  return /^(?:CH|LI)/.test(iban);
}
