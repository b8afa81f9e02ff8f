import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { encodePng } from '../../studio/server/pages/png.mjs';
import { Recent } from '../../studio/server/pages/recent.mjs';

describe('what was used last', () => {
  it('stays, up to a weight', () => {
    const recent = new Recent<string>(10);
    recent.set('a', 'A', 4);
    recent.set('b', 'B', 4);
    expect(recent.get('a')).toBe('A');
    recent.set('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual(['A', undefined, 'C']);
    recent.set('huge', 'H', 99);
    expect(['a', 'c', 'huge'].map((key) => recent.get(key))).toEqual([undefined, undefined, 'H']);
  });

  it('counts what is put in its place once', () => {
    const recent = new Recent<string>(10);
    for (let turn = 0; turn < 5; turn++) recent.set('a', String(turn), 6);
    recent.set('b', 'B', 4);
    expect([recent.get('a'), recent.get('b')]).toEqual(['4', 'B']);
  });
});

describe('a PNG', () => {
  it('holds the colours of each row', () => {
    const png = encodePng({
      width: 2,
      height: 2,
      data: Uint8Array.from([1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 255]),
    });
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect([...rows]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]);
  });
});
