import { InvoiceTooLargeError } from '../errors.js';
import { hasLongGrapheme } from '../grapheme.js';
import type { Invoice } from '../invoice.js';

/** How large an invoice may be. Lengths are UTF-16 units. */
export interface SizeLimits {
  lines: number;
  /** Of one text. */
  textLength: number;
  /** Of all long texts together. */
  totalTextLength: number;
  /** A document with more lines, or as much text, is large: only a few large ones are printed at a time. */
  largeLines: number;
}

/** Most units of one letter with its marks: Chromium's time grows with their square. Unicode's stream-safe texts have at most 30 marks. */
export const LONGEST_GRAPHEME = 1000;
/** From this length on a text is long. It then takes as much time to print as a line of an invoice. */
const LONG_TEXT = 200;

/** Checks that an invoice is not too large to print. Returns whether it is a large one. @throws InvoiceTooLargeError */
export function checkSize(invoice: Invoice, limits: SizeLimits): { isLarge: boolean } {
  const lines = invoice.lines.length;
  if (lines > limits.lines) throw new InvoiceTooLargeError('lines', `${limits.lines} lines`);
  const longText = checkTexts(
    invoice,
    limits,
    (path, limit) => new InvoiceTooLargeError(path?.join('.') ?? 'the long texts', limit),
  );
  return { isLarge: isLarge(lines, longText, limits) };
}

/** Whether this many rows, with this much long text, take long to print. */
export function isLarge(rows: number, longText: number, { largeLines }: SizeLimits): boolean {
  return rows > largeLines || longText > largeLines * LONG_TEXT;
}

/** A text that is too long. Without a path: all long texts together are. */
export interface TooLong {
  path: string[] | null;
  /** "20000 characters" */
  limit: string;
  /** The setting of the limit; null: it is fixed. */
  setting: 'MAX_TEXT_LENGTH' | 'MAX_TOTAL_TEXT_LENGTH' | null;
}

/** Measures every text of plain data. Returns the total length of the long ones, and the first fault. */
export function measureTexts(
  data: unknown,
  { textLength, totalTextLength }: Pick<SizeLimits, 'textLength' | 'totalTextLength'>,
): { longText: number; fault: TooLong | null } {
  let longText = 0;
  const tooLong = pathToText(data, (text) => {
    if (text.length > LONG_TEXT) longText += text.length;
    return text.length > textLength;
  });
  const fault = (path: string[] | null, limit: string, setting: TooLong['setting']) => ({
    longText,
    fault: { path, limit, setting },
  });
  if (tooLong) return fault(tooLong, `${textLength} characters`, 'MAX_TEXT_LENGTH');
  if (longText > totalTextLength) return fault(null, `${totalTextLength} characters together`, 'MAX_TOTAL_TEXT_LENGTH');
  const tower = pathToText(data, (text) => hasLongGrapheme(text, LONGEST_GRAPHEME));
  if (tower) return fault(tower, `${LONGEST_GRAPHEME} characters for one letter with its marks`, null);
  return { longText, fault: null };
}

/**
 * Checks the length of every text of plain data. Returns the total length of the long ones.
 * @param tooLarge makes the error for a text or, without a path, for all long texts together @throws that error
 */
export function checkTexts(data: unknown, limits: SizeLimits, tooLarge: (path: string[] | null, limit: string) => Error): number {
  const { longText, fault } = measureTexts(data, limits);
  if (fault) throw tooLarge(fault.path, fault.limit);
  return longText;
}

/** The path to the first text that matches; null if none does. */
function pathToText(value: unknown, isWanted: (text: string) => boolean): string[] | null {
  if (typeof value === 'string') return isWanted(value) ? [] : null;
  // Images have limits of their own, which are checked when they are read.
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return null;
  for (const key of Object.keys(value)) {
    const path = pathToText((value as Record<string, unknown>)[key], isWanted);
    if (path) return [key, ...path];
  }
  return null;
}
