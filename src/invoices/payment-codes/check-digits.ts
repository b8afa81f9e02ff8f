/** ISO 7064, MOD 97-10, as IBANs (ISO 13616) and creditor references (ISO 11649) use it: the first four characters go to the end, letters count from 10. */
export function mod97Holds(plain: string): boolean {
  const digits = Array.from(plain.slice(4) + plain.slice(0, 4), (character) => String(Number.parseInt(character, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}

/** One row of the table; the row of carry n is this one from its n-th place on. */
const CARRIES = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/** Modulo 10, recursive: the last digit checks the others (Swiss Implementation Guidelines QR-bill 2.3, annex B). */
export function mod10RecursiveHolds(digits: string): boolean {
  let carry = 0;
  for (const digit of digits.slice(0, -1)) carry = CARRIES[(carry + Number(digit)) % 10] ?? 0;
  return (10 - carry) % 10 === Number(digits.at(-1));
}
