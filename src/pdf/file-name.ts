/** Reserved names of Windows devices, with any extension. */
const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** With ".pdf" or ".xml" at most 100 characters. In bytes, it leaves room for a browser's "(2)" and ".crdownload" in file systems that allow 255. */
const MAX_CHARACTERS = 96;
const MAX_BYTES = 220;

/** The file name of a PDF, or of an XML. */
export interface FileName {
  /** In ASCII letters, digits, hyphens and underscores, with its ending. */
  ascii: string;
  /** The same with the letters and digits of every script; null if it is equal. */
  unicode: string | null;
}

/**
 * The file name of a document: its number, with every character that is not a letter, a digit or a hyphen replaced by an underscore.
 * @param fallback in ASCII letters, digits and hyphens; used if nothing is left of the number, or if it is a reserved name of Windows
 */
export function pdfFileName(number: string, fallback: string): FileName {
  return fileName(number, fallback, 'pdf');
}

/** The same for an XML. */
export function xmlFileName(number: string, fallback: string): FileName {
  return fileName(number, fallback, 'xml');
}

function fileName(number: string, fallback: string, ending: 'pdf' | 'xml'): FileName {
  const ascii = usable(number.replaceAll(/[^A-Za-z0-9-]/gu, '_')) ?? fallback;
  const unicode = usable(number.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{Nd}-]/gu, '_')) ?? fallback;
  return { ascii: `${ascii}.${ending}`, unicode: unicode === ascii ? null : `${unicode}.${ending}` };
}

/** Cut to what file systems allow; null if no letter or digit is left. */
function usable(name: string): string | null {
  let letters = Array.from(name).slice(0, MAX_CHARACTERS);
  while (Buffer.byteLength(letters.join('')) > MAX_BYTES) letters = letters.slice(0, -1);
  const cut = letters.join('');
  return /[\p{L}\p{Nd}]/u.test(cut) && !DEVICE_NAMES.test(cut) ? cut : null;
}
