/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Leaves room for ".pdf" and for a browser's "(2)" in every file system. */
const MAX_LENGTH = 100;

/** What a PDF is saved as. */
export interface FileName {
  /** Letters, digits, hyphens and underscores of ASCII, with ".pdf". */
  ascii: string;
  /** The same with the letters and digits of every script; null where it is equal. */
  unicode: string | null;
}

/**
 * The file name of an invoice: its number, with every character that is not a letter, a digit or a hyphen replaced by an underscore.
 * Where nothing of the number is left, or a device of Windows has that name, it is named after the id.
 * @param sequence the digits of `inv_<sequence>`
 */
export function invoiceFileName(number: string, sequence: string): FileName {
  const fallback = `invoice-${sequence}`;
  const ascii = usable(number.replaceAll(/[^A-Za-z0-9-]/gu, '_')) ?? fallback;
  const unicode = usable(number.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{Nd}-]/gu, '_')) ?? fallback;
  return { ascii: `${ascii}.pdf`, unicode: unicode === ascii ? null : `${unicode}.pdf` };
}

function usable(name: string): string | null {
  const cut = Array.from(name).slice(0, MAX_LENGTH).join('');
  return /[\p{L}\p{Nd}]/u.test(cut) && !DEVICE_NAMES.test(cut) ? cut : null;
}
