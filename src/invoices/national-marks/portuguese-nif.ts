import { weightedSum } from './weighted-digits.js';

/** The form of a NIF or NIPC of Portugal (Decreto-Lei 14/2013). */
export const PORTUGUESE_NIF = /^[1-9]\d{8}$/;

/** Whether the last digit checks the others: modulo 11. */
export function isPortugueseNif(nif: string): boolean {
  if (!PORTUGUESE_NIF.test(nif)) return false;
  const rest = weightedSum(nif, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === Number(nif.charAt(8));
}
