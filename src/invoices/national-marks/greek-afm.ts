import { weightedSum } from './weighted-digits.js';

/** The form of an ΑΦΜ. */
export const AFM = /^\d{9}$/;

/** Whether the last digit checks the others: the sum of the first eight times powers of two, modulo 11, modulo 10. */
export function isAfm(afm: string): boolean {
  if (!AFM.test(afm) || /^0+$/.test(afm)) return false;
  return (weightedSum(afm, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(afm.charAt(8));
}
