import { text } from './fields.js';

/** BT-84. Kept as written; without its blanks it is a country, two check digits and up to 30 characters, and the check digits hold (ISO 13616). */
export const iban = text(42).refine(holds, 'must be an IBAN whose check digits hold, such as "GB29 NWBK 6016 1331 9268 19"');

function holds(value: string): boolean {
  const plain = value.replaceAll(/\s/g, '');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain)) return false;
  // ISO 7064, MOD 97-10: the first four characters go to the end, letters count from 10.
  const digits = Array.from(plain.slice(4) + plain.slice(0, 4), (character) => String(Number.parseInt(character, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}
