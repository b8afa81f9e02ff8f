// Of .notdef, two letters, a space and a bullet. All but the space are boxes.
const COUNT = 5;
const WIDTH = 600;

const words = (...values: number[]) => Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 255, value & 255])));
const longs = (...values: number[]) => words(...values.flatMap((value) => [value >>> 16, value & 65_535]));

/** A TrueType font with just the tables that a PDF needs. */
export function tinyFont(): Buffer {
  // One contour of four points on the curve.
  const box = Buffer.concat([words(1, 0, 0, 500, 700, 3, 0), Buffer.from([1, 1, 1, 1]), words(0, 500, 0, -500, 0, 0, 700, 0)]);
  const glyph = Buffer.concat([box, Buffer.alloc((4 - (box.length % 4)) % 4)]);
  const size = glyph.length;
  const tables: [string, Buffer][] = [
    ['glyf', Buffer.concat([glyph, glyph, glyph, glyph])],
    [
      'head',
      Buffer.concat([
        longs(0x10000, 0x10000, 0, 0x5f0f3cf5),
        words(0, 1000),
        longs(0, 0, 0, 0),
        words(0, 0, 500, 700, 0, 8, 2, 1, 0),
      ]),
    ],
    ['hhea', Buffer.concat([longs(0x10000), words(800, -200, 0, WIDTH, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, COUNT)])],
    ['hmtx', words(...Array.from({ length: COUNT }, () => [WIDTH, 0]).flat())],
    ['loca', longs(0, size, 2 * size, 3 * size, 3 * size, 4 * size)],
    ['maxp', Buffer.concat([longs(0x10000), words(COUNT, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)])],
  ];
  let offset = 12 + tables.length * 16;
  const directory = tables.map(([tag, table]) => {
    const entry = Buffer.concat([Buffer.from(tag), longs(checksum(table), offset, table.length)]);
    offset += table.length + padding(table);
    return entry;
  });
  const bodies = tables.map(([, table]) => Buffer.concat([table, Buffer.alloc(padding(table))]));
  return Buffer.concat([longs(0x10000), words(tables.length, 64, 2, 32), ...directory, ...bodies]);
}

const padding = (table: Buffer) => (4 - (table.length % 4)) % 4;

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(padding(table))]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
