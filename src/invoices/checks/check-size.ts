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
  /** A document of more lines, or of as much text, is large: few of its kind are worked on at a time. */
  largeLines: number;
}

/** One letter with its marks may have so many units: Chromium takes time by their square. Unicode's stream-safe texts have 30 marks at most. */
export const LONGEST_GRAPHEME = 1000;
/** A text is long from here on. It takes as much time to print as a line of an invoice does. */
const LONG_TEXT = 200;

/** Checks that an invoice is small enough to be worked on, and tells whether it is a large one. @throws InvoiceTooLargeError */
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

/** Whether so many rows, with so much long text, take long to print. */
export function isLarge(rows: number, longText: number, { largeLines }: SizeLimits): boolean {
  return rows > largeLines || longText > largeLines * LONG_TEXT;
}

/** A text that is too long, or, without a path, all long texts together. */
export interface TooLong {
  path: string[] | null;
  /** "20000 characters" */
  limit: string;
  /** The setting that has the limit; null: it is fixed. */
  setting: 'MAX_TEXT_LENGTH' | 'MAX_TOTAL_TEXT_LENGTH' | null;
}

/** Looks at every text of plain data: how long all long ones are together, and the first fault. */
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
 * Checks the length of every text of plain data, and returns that of all long ones together.
 * @param tooLarge makes the error for a text, or, without a path, for all of them @throws that error
 */
export function checkTexts(data: unknown, limits: SizeLimits, tooLarge: (path: string[] | null, limit: string) => Error): number {
  const { longText, fault } = measureTexts(data, limits);
  if (fault) throw tooLarge(fault.path, fault.limit);
  return longText;
}

/** The path to the first text that is wanted; null: there is none. */
function pathToText(value: unknown, isWanted: (text: string) => boolean): string[] | null {
  if (typeof value === 'string') return isWanted(value) ? [] : null;
  // An image has limits of its own, where it comes in.
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return null;
  for (const key of Object.keys(value)) {
    const path = pathToText((value as Record<string, unknown>)[key], isWanted);
    if (path) return [key, ...path];
  }
  return null;
}
