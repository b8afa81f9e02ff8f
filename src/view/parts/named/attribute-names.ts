import { attributeName } from './attributes.js';

/** Why nothing can be found under a name of a property, as a template wrote it: "Colour" is `colour` there. Null if the name is right. */
export function attributeNameFault(name: string): string | null {
  const words = /\p{Lowercase}/u.test(name) ? name.replaceAll(/(?<=\p{Letter})(?=\p{Uppercase})/gu, ' ') : name;
  const right = attributeName(words);
  if (right === name || attributeName(name.replaceAll(/(?=\p{Uppercase})/gu, ' ')) === name) return null;
  const hint = right === '' ? '' : `: write attributes.${right}`;
  return `properties have names without capitals at the start, spaces, signs and accents${hint}`;
}
