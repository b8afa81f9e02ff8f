import { weightedSum } from './weighted-digits.js';

/** The form of a NIP (ustawa z 13 października 1995 o zasadach ewidencji i identyfikacji podatników). */
export const NIP = /^\d{10}$/;

/** Whether the last digit checks the others: their weighted sum modulo 11, which is never 10. */
export function isNip(nip: string): boolean {
  return NIP.test(nip) && weightedSum(nip, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(nip.charAt(9));
}
