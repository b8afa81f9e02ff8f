/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** With ".pdf" no more than 100 characters; in bytes it leaves room for a browser's "(2)" and ".crdownload" in file systems that take 255. */
const MAX_CHARACTERS = 96;
const MAX_BYTES = 220;

/** What a PDF is saved as. */
export interface FileName {
  /** Letters, digits, hyphens and underscores of ASCII, with ".pdf". */
  ascii: string;
  /** The same with the letters and digits of every script; null where it is equal. */
  unicode: string | null;
}

/**
 * The file name of a document: its number, with every character that is not a letter, a digit or a hyphen replaced by an underscore.
 * @param fallback of ASCII letters, digits and hyphens; for a number of which nothing is left, or that is the name of a device of Windows
 */
export function pdfFileName(number: string, fallback: string): FileName {
  const ascii = usable(number.replaceAll(/[^A-Za-z0-9-]/gu, '_')) ?? fallback;
  const unicode = usable(number.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{Nd}-]/gu, '_')) ?? fallback;
  return { ascii: `${ascii}.pdf`, unicode: unicode === ascii ? null : `${unicode}.pdf` };
}

/** Cut to what file systems take; null when nothing is left that names anything. */
function usable(name: string): string | null {
  let letters = Array.from(name).slice(0, MAX_CHARACTERS);
  while (Buffer.byteLength(letters.join('')) > MAX_BYTES) letters = letters.slice(0, -1);
  const cut = letters.join('');
  return /[\p{L}\p{Nd}]/u.test(cut) && !DEVICE_NAMES.test(cut) ? cut : null;
}
