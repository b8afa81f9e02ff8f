/** Typographic characters that the banks' character sets lack, and their substitutes. */
const PLAIN_SIGNS = new Map([
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['\u00ad', ''],
]);

/** Characters of a payment in euros: Latin, Greek and Cyrillic letters, as the banks of the SEPA countries use them. */
export const SEPA_CHARACTERS = /^[\u0020-\u007e\u00a1-\u024f\u0370-\u03ff\u0400-\u04ff\u20ac]*$/u;

/** Swiss Implementation Guidelines QR-bill 2.3, 4.1.1: Basic Latin, Latin-1, Latin Extended-A, Ș ș Ț ț and €. */
export const SWISS_CHARACTERS = /^[\u0020-\u007e\u00a1-\u017f\u0218-\u021b\u20ac]*$/u;

/** A text on one line, as banks accept it. Null if nothing is left, if it is longer than `most`, or if it has other characters than those. */
export function bankText(value: string | null, most: number, characters: RegExp): string | null {
  const plain = (value ?? '')
    .normalize('NFC')
    .replaceAll(/[‘’‚“”„‐‑–—−\u00ad]/gu, (sign) => PLAIN_SIGNS.get(sign) ?? sign)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return plain !== '' && Array.from(plain).length <= most && characters.test(plain) ? plain : null;
}
