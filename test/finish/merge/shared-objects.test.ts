import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type FontProgram, readFont, writeFont } from '../../../src/finish/merge/font-program.js';
import { SharedObjects } from '../../../src/finish/merge/shared-objects.js';
import { PdfObjects } from '../../../src/finish/objects/pdf-objects.js';

const tables = new Map([
  ['head', Buffer.alloc(54, 1)],
  ['hhea', Buffer.alloc(36, 2)],
  ['maxp', Buffer.alloc(32, 3)],
  ['prep', Buffer.from('prep')],
]);

/** A font with some glyphs: the text of each is its outline, and its length its width. */
function font(glyphs: Record<number, string>, more: Record<string, Buffer> = {}): Buffer {
  const entries = Object.entries(glyphs).map(
    ([number, text]) =>
      [Number(number), { outline: Buffer.from(text), advance: (text.length % 1000) * 10, leftBearing: -5 }] as const,
  );
  const count = Math.max(...entries.map(([number]) => number)) + 1;
  return writeFont({ key: '', tables: new Map([...tables, ...Object.entries(more)]), glyphs: new Map(entries), count });
}

const outlinesOf = (program: FontProgram | undefined) =>
  Object.fromEntries(Array.from(program?.glyphs ?? [], ([number, { outline }]) => [number, outline.toString()]));

/** The numbers that fonts get, and the fonts that are written. */
function shared(...fonts: Buffer[]) {
  const objects = new PdfObjects();
  const all = new SharedObjects(objects);
  const numbers = fonts.map((bytes) => all.share(`<</Length1 ${bytes.length}/Filter/FlateDecode>>`, deflateSync(bytes)));
  all.writeFonts();
  return { numbers, written: (number = 0) => objects.content(number), objects };
}

const sumOf = (bytes: Buffer) => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
};

describe('a font', () => {
  it('is read as it was written, with the sum that the format asks for', () => {
    const bytes = font({ 1: 'abcd', 3: 'x-' });
    const program = readFont(bytes);
    expect(outlinesOf(program)).toEqual({ 1: 'abcd', 3: 'x-' });
    expect(program?.glyphs.get(3)).toMatchObject({ advance: 20, leftBearing: -5 });
    expect(program?.count).toBe(4);
    expect(sumOf(bytes)).toBe(0xb1_b0_af_ba);
  });

  it('may be so large that its places need four bytes', () => {
    const outline = 'o'.repeat(60_000);
    const program = readFont(font({ 0: outline, 1: outline, 2: outline, 3: 'last' }));
    expect(program?.glyphs.get(3)?.outline.toString()).toBe('last');
  });

  it('keeps a glyph without an outline that has a width, as a blank has', () => {
    const bytes = writeFont({
      key: '',
      tables,
      glyphs: new Map([[2, { outline: Buffer.alloc(0), advance: 7, leftBearing: 0 }]]),
      count: 3,
    });
    expect(readFont(bytes)?.glyphs.get(2)?.advance).toBe(7);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['of another kind', Buffer.from('OTTO'.repeat(20))],
    ['cut', font({ 1: 'abcd' }).subarray(0, 200)],
    ['with a table outside of it', Buffer.concat([Buffer.from([0, 1, 0, 0, 0, 1]), Buffer.alloc(40, 0x77)])],
  ])('is not read if it is %s', (_, bytes) => {
    expect(readFont(bytes)).toBeUndefined();
  });
});

describe('fonts of several documents', () => {
  it('are one font with the glyphs of all, if they are subsets of one', () => {
    const { numbers, written } = shared(font({ 1: 'aa', 5: 'ee' }), font({ 1: 'aa', 2: 'bb' }), font({ 9: 'ii' }));
    expect(new Set(numbers).size).toBe(1);
    expect(outlinesOf(readFont(written(numbers[0])))).toEqual({ 1: 'aa', 2: 'bb', 5: 'ee', 9: 'ii' });
  });

  it('are as they were if only one document has them', () => {
    const [one, other] = [font({ 1: 'aa' }), font({ 1: 'aa' }, { prep: Buffer.from('oper') })];
    const { numbers, written } = shared(one, other, one);
    expect(numbers[0]).toBe(numbers[2]);
    expect(numbers.slice(0, 2).map((number) => written(number).equals(number === numbers[0] ? one : other))).toEqual([
      true,
      true,
    ]);
    expect(numbers[0]).not.toBe(numbers[1]);
  });

  it('stay apart if a glyph looks different in them', () => {
    const { numbers, written } = shared(font({ 1: 'aa' }), font({ 1: 'AA' }), font({ 1: 'AA', 2: 'BB' }));
    expect(numbers[1]).toBe(numbers[2]);
    expect(numbers[0]).not.toBe(numbers[1]);
    expect(outlinesOf(readFont(written(numbers[0])))).toEqual({ 1: 'aa' });
  });

  it('stay apart if a glyph is wider in one of them', () => {
    const { numbers } = shared(font({ 1: 'aa' }), font({ 1: 'aaa' }));
    expect(new Set(numbers).size).toBe(2);
  });

  it('are left alone if they cannot be read, and shared if they are equal', () => {
    const broken = Buffer.from('no font');
    const { numbers, written } = shared(broken, broken, font({ 1: 'aa' }));
    expect(numbers[0]).toBe(numbers[1]);
    expect(written(numbers[0]).toString()).toBe('no font');
  });

  it('are left alone if they are not compressed as Chromium does', () => {
    const objects = new PdfObjects();
    const number = new SharedObjects(objects).share('<</Length1 3>>', Buffer.from('abc'));
    expect(objects.content(number).toString()).toBe('abc');
  });
});
