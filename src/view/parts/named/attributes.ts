import { presence } from '../../text/printable-text.js';

/** Letters that are not a letter with an accent. */
const LETTERS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** The name of a property as a template writes it: "Chain of custody" is `chainOfCustody`, "Größe" is `grosse`. */
export function attributeName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/./gsu, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFD')
    .replaceAll(/(?<=\p{Script=Latin})\p{Mark}+/gu, '')
    .normalize('NFC');
  const [first = '', ...others] = plain.match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? [];
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** Properties by name. Those of the same name are one text. */
export function attributesByName(given: readonly { name: string; value: string | null }[]): Record<string, string> {
  const texts = new Map<string, string>();
  for (const { name, value } of given) {
    const [key, text] = [attributeName(name), presence(value)];
    if (key !== '' && text !== null) texts.set(key, [texts.get(key), text].filter((one) => one !== undefined).join(', '));
  }
  return Object.fromEntries(texts);
}
