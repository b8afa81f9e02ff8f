import { mod10RecursiveHolds, mod97Holds } from './check-digits.js';

/** A creditor reference (ISO 11649, "RF18 5390 0754 7034") without its blanks. Null if it is not one. */
export function creditorReference(value: string): string | null {
  const plain = value.replaceAll(/\s/g, '').toUpperCase();
  return /^RF\d{2}[A-Z0-9]{1,21}$/.test(plain) && mod97Holds(plain) ? plain : null;
}

/** A Swiss QR reference (27 digits, the last one a check digit) without its blanks. Null if it is not one. */
export function qrReference(value: string): string | null {
  const plain = value.replaceAll(/\s/g, '');
  return /^\d{27}$/.test(plain) && /[1-9]/.test(plain) && mod10RecursiveHolds(plain) ? plain : null;
}
