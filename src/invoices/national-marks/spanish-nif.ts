// The NIF of Spain: nine characters, the last of which checks the others (RD 1065/2007, art. 18 to 22; Orden EHA/451/2008 for entities).

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const CONTROLS = 'JABCDEFGHI';

/** The form of a NIF of persons (DNI, NIE, K, L, M) and of entities. */
export const NIF = /^(?:\d{8}[A-Z]|[XYZKLM]\d{7}[A-Z]|[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J])$/;

/** Whether a NIF in its form has the right control character. */
export function isNif(nif: string): boolean {
  if (!NIF.test(nif)) return false;
  const control = nif.slice(-1);
  if (/^[\dXYZKLM]/.test(nif)) {
    const first = 'XYZ'.indexOf(nif.charAt(0));
    // The letters K, L and M do not count.
    const digits = /^[KLM]/.test(nif) ? nif.slice(1, 8) : (first < 0 ? nif.charAt(0) : String(first)) + nif.slice(1, 8);
    return LETTERS.charAt(Number(digits) % 23) === control;
  }
  const digit = entityDigit(nif.slice(1, 8));
  if (/^[PQRSNW]/.test(nif)) return CONTROLS.charAt(digit) === control;
  if (/^[ABEH]/.test(nif)) return String(digit) === control;
  return String(digit) === control || CONTROLS.charAt(digit) === control;
}

/** Luhn's sum: every other digit counts twice, from the first on. */
function entityDigit(digits: string): number {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    if (index % 2 === 1) return total + digit;
    return total + Math.floor((digit * 2) / 10) + ((digit * 2) % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
