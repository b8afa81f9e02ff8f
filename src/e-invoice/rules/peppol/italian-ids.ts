import { isInteger } from '../xpath/number.js';

/** An Italian office code (Codice Univoco Ufficio): six letters or digits. */
export function isOfficeCode(id: string): boolean {
  return /^[A-Za-z0-9]{6}$/.test(id);
}

const LETTERS = /^[A-Za-z]+$/;

/** A Codice Fiscale: of a person 16 characters, of a company eleven digits. */
export function isCodiceFiscale(id: string): boolean {
  const characters = id.length > 40 ? [] : Array.from(id);
  if (characters.length === 11) return isInteger(id);
  if (characters.length !== 16) return false;
  const part = (from: number, to: number) => characters.slice(from - 1, to).join('');
  return (
    [part(1, 6), part(9, 9), part(16, 16)].every((letters) => LETTERS.test(letters)) &&
    [part(7, 8), part(10, 11), part(15, 15)].every((digits) => isInteger(digits))
  );
}

/** A Partita IVA after IT: eleven digits, by Luhn. What does not begin with IT passes. */
export function isPartitaIva(id: string): boolean {
  if (!/^(?:IT|it)/.test(id)) return true;
  const digits = id.slice(2);
  if (!/^[0-9]{11}$/.test(digits)) return false;
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const value = index % 2 === 0 ? digit : digit * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
