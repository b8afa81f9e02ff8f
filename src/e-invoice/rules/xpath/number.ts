const NUMBER = /^[ \t\r\n]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t\r\n]*$/;
const INFINITE = /^[ \t\r\n]*([+-]?)INF[ \t\r\n]*$/;

/** `number()` of a text: a double, NaN if it is not a number. */
export function numberOf(text = ''): number {
  if (NUMBER.test(text)) return Number(text);
  const sign = INFINITE.exec(text)?.[1];
  if (sign === undefined) return Number.NaN;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Whether a text is a number to XPath. */
export function isNumber(text: string | undefined): boolean {
  return !Number.isNaN(numberOf(text));
}

/** `castable as xs:integer`. */
export function isInteger(text: string): boolean {
  return /^[ \t\r\n]*[+-]?\d+[ \t\r\n]*$/.test(text);
}
