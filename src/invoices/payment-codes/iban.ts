import { mod97Holds } from './check-digits.js';

/** An IBAN without its blanks; null when it is none: a country, two check digits and up to 30 characters, and the check digits hold (ISO 13616). */
export function plainIban(value: string): string | null {
  const plain = value.replaceAll(/\s/g, '');
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain) && mod97Holds(plain) ? plain : null;
}

/** Whether a valid IBAN is Swiss or of Liechtenstein. */
export function isSwissIban(iban: string): boolean {
  return /^(?:CH|LI)[A-Z0-9]{19}$/.test(iban);
}

/** Whether a Swiss IBAN is a QR-IBAN, whose institution number is of 30000 to 31999: payments to it need a QR reference. */
export function isQrIban(iban: string): boolean {
  return isSwissIban(iban) && /^.{4}3[01]\d{3}/.test(iban);
}
