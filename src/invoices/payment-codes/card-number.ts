/** The first six and the last four digits may be shown (PCI DSS, BR-51). */
const MOST_DIGITS = 10;
const SHOWN = 4;

/** Whether a text has more digits of a card number than may be kept. */
export function isWholeCardNumber(text: string): boolean {
  return digitsOf(text).length > MOST_DIGITS;
}

/** The last digits of a card number. */
export function lastCardDigits(text: string): string {
  return digitsOf(text).slice(-SHOWN).join('');
}

const digitsOf = (text: string) => [...text.matchAll(/\p{Nd}/gu)].map(([digit]) => digit);
