import { mod97Holds } from './check-digits.js';

/** An IBAN without its blanks: a country, two check digits that are right, and up to 30 characters (ISO 13616). Null if it is not an IBAN. */
export function plainIban(value: string): string | null {
  const plain = value.replaceAll(/\s/g, '');
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain) && mod97Holds(plain) ? plain : null;
}

/** Whether a valid IBAN is of Switzerland or Liechtenstein. */
export function isSwissIban(iban: string): boolean {
  return /^(?:CH|LI)[A-Z0-9]{19}$/.test(iban);
}

/** Whether a Swiss IBAN is a QR-IBAN (institution number from 30000 to 31999). Payments to it need a QR reference. */
export function isQrIban(iban: string): boolean {
  return isSwissIban(iban) && /^.{4}3[01]\d{3}/.test(iban);
}
