import * as fc from 'fast-check';

/**
 * Any character of Unicode, half surrogates left out: the unit of `fc.string`. It is the unit "binary" without its table of all characters, which takes a
 * second to fill in every test file.
 */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800), indexOf);

function indexOf(character: unknown): number {
  if (typeof character !== 'string') throw new Error('this is not a character');
  const codePoint = character.codePointAt(0) ?? -1;
  const isHalf = codePoint >= 0xd800 && codePoint < 0xe000;
  if (codePoint < 0 || isHalf || String.fromCodePoint(codePoint) !== character) throw new Error('this is not a character');
  return codePoint < 0xd800 ? codePoint : codePoint - 0x800;
}
