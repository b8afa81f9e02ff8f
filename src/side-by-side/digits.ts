/** Whether a figure of the page has the digits of a decimal, whatever the language writes between them. */
export function hasDigitsOf(text: string, value: string): boolean {
  const digits = Array.from(text.matchAll(/\p{Nd}/gu), ([digit]) => digitOf(digit)).join('');
  const [whole = '', decimals = ''] = value.replace(/^-/, '').split('.');
  const exact = decimals.replace(/0+$/, '');
  return [0, 1, 2, 3, 4].some((length) => digits === `${whole}${exact.padEnd(length, '0')}`);
}

/** The digits of a script stand in a row, from its zero on. */
function digitOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
