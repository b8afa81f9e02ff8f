/*
 * Check digits of identifiers, as Peppol's rules test them. Each function takes any text; what is no identifier of its kind fails.
 */

/** A Global Location Number of GS1, of any length. */
export function isGln(id: string): boolean {
  if (!/^[0-9]+$/.test(id)) return false;
  const sum = weighted(id.slice(0, -1), (index) => (index % 2 === 0 ? 3 : 1));
  return (10 - (sum % 10)) % 10 === digitAt(id, id.length - 1);
}

/** A Norwegian organisation number: nine digits, modulus 11. */
export function isNorwegianNumber(id: string): boolean {
  if (!/^[0-9]{9}$/.test(id) || Number(id) === 0) return false;
  const sum = weighted(id.slice(0, -1), (index) => (index % 6) + 2);
  return (11 - (sum % 11)) % 11 === digitAt(id, 8);
}

/** A Danish CVR number, with or without DK. */
export function isDanishCvr(id: string): boolean {
  return /^(?:DK)?[0-9]{8}$/.test(id);
}

/** A Belgian enterprise number: ten digits, the last two modulus 97. */
export function isBelgianNumber(id: string): boolean {
  return /^[0-9]{10}$/.test(id) && 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8));
}

/** A Swedish organisation number: ten digits, by Luhn. */
export function isSwedishNumber(id: string): boolean {
  return /^[0-9]{10}$/.test(id) && hasLuhnDigit(id);
}

/** Whether the tenth digit is the check digit of the nine before it (Luhn). What follows does not count. */
export function hasLuhnDigit(id: string): boolean {
  if (!/^[0-9]{10}/.test(id)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) {
    const digit = digitAt(id, index) * (index % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return (10 - (sum % 10)) % 10 === digitAt(id, 9);
}

const ABN_WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** An Australian Business Number: eleven digits, modulus 89. */
export function isAbn(id: string): boolean {
  if (!/^[0-9]{11}$/.test(id)) return false;
  const sum = ABN_WEIGHTS.reduce((total, weight, index) => total + weight * (digitAt(id, index) - (index === 0 ? 1 : 0)), 0);
  return sum % 89 === 0;
}

/** A Greek tax number: its ninth digit is the check digit. What follows does not count. */
export function isGreekTaxNumber(id: string): boolean {
  if (!/^[0-9]{9}/.test(id)) return false;
  const sum = weighted(id.slice(0, 8), (index) => 2 ** (index + 1));
  return (sum % 11) % 10 === digitAt(id, 8);
}

/** The digits times their weights, from the right: the last digit has index 0. */
function weighted(digits: string, weight: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) sum += digitAt(digits, digits.length - 1 - index) * weight(index);
  return sum;
}

function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - 48;
}
