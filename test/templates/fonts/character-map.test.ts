import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCharacterMap } from '../../../src/templates/fonts/character-map.js';
import { readFont } from '../../../src/templates/fonts/font-file.js';
import { characterMap, fontFile, groups, words } from '../fixtures/build-font.js';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'fonts-'));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Format 4: B to D by a delta (D falls on glyph 0), X to Z by a list in which Y has none, and the end that the format asks for. */
const segments = Buffer.concat([
  words(4, 0, 0, 6, 0, 0, 0),
  words(0x44, 0x5a, 0xffff, 0),
  words(0x42, 0x58, 0xffff),
  words(-0x44, 1, 1),
  words(0, 4, 0),
  words(7, 0, 9),
]);
/** Format 12: a to c, and one beyond the BMP; the first group starts at glyph 0. */
const pairs = groups([0x61, 0x63, 0], [0x1f600, 0x1f600, 5]);
/** Format 6, which no font of ours has. */
const trimmed = words(6, 12, 0, 0x41, 1, 5);

function read(bytes: Buffer): string {
  const path = join(directory, 'test.ttf');
  writeFileSync(path, bytes);
  const heard: number[] = [];
  readFont(path, (tables) => readCharacterMap(tables, (codePoint) => heard.push(codePoint)));
  return String.fromCodePoint(...heard);
}

describe('readCharacterMap', () => {
  it('reads segments, less what has glyph 0', () => {
    expect(read(fontFile('cmap', characterMap([3, 1, segments])))).toBe('BCXZ');
  });

  it('reads groups, less what has glyph 0', () => {
    expect(read(fontFile('cmap', characterMap([0, 4, pairs])))).toBe('bc😀');
  });

  it('takes groups where there are both, and no symbols for Unicode', () => {
    expect(read(fontFile('cmap', characterMap([0, 3, segments], [3, 0, trimmed], [3, 10, pairs])))).toBe('bc😀');
    expect(() => read(fontFile('cmap', characterMap([3, 0, segments])))).toThrow('not a usable font');
  });

  it.each([
    ['no character map', fontFile('name', pairs), 'it has no table cmap'],
    ['another format only', fontFile('cmap', characterMap([3, 1, trimmed])), 'its character map has neither format 4 nor 12'],
    ['an early end', fontFile('cmap', characterMap([3, 10, pairs])).subarray(0, -1), 'the file ends early'],
    [
      'characters beyond Unicode',
      fontFile('cmap', characterMap([3, 10, groups([0x61, 0xffffffff, 1])])),
      'its character map goes beyond Unicode',
    ],
  ])('refuses a file with %s and names it', (_, bytes, reason) => {
    expect(() => read(bytes)).toThrow(
      expect.objectContaining({
        message: `${join(directory, 'test.ttf')} is not a usable font`,
        cause: expect.objectContaining({ message: reason }),
      }),
    );
  });

  it('refuses a file that ends within its character map', () => {
    const cutShort = pairs.subarray(0, -4);
    expect(() => read(fontFile('cmap', characterMap([3, 10, cutShort])))).toThrow('not a usable font');
  });
});
