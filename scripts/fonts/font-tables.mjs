// The container of an OpenType font: tables by their tags.

const HEADER = 12;
const ENTRY = 16;
/** The sum of a whole font (OpenType `head.checksumAdjustment`). */
const WHOLE = 0xb1b0afba;

/** The tables of a TrueType font, by their tags. They are parts of its bytes. @param {Buffer} bytes @returns {Map<string, Buffer>} */
export function tablesOf(bytes) {
  const tables = new Map();
  for (let entry = HEADER, end = HEADER + bytes.readUInt16BE(4) * ENTRY; entry < end; entry += ENTRY) {
    const offset = bytes.readUInt32BE(entry + 8);
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 12)));
  }
  return tables;
}

/** A table that every font has. @param {Map<string, Buffer>} tables @param {string} tag */
export function tableOf(tables, tag) {
  const table = tables.get(tag);
  if (!table) throw new Error(`the font has no table ${tag}`);
  return table;
}

/** A TrueType font of some tables. @param {Map<string, Buffer>} tables @returns {Buffer} */
export function fontOf(tables) {
  const sorted = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const power = Math.floor(Math.log2(sorted.length));
  const directory = Buffer.alloc(HEADER + sorted.length * ENTRY);
  directory.writeUInt32BE(0x00010000);
  [sorted.length, 2 ** power * ENTRY, power, (sorted.length - 2 ** power) * ENTRY].forEach((value, index) =>
    directory.writeUInt16BE(value, 4 + 2 * index),
  );
  tableOf(tables, 'head').writeUInt32BE(0, 8);
  let offset = directory.length;
  const parts = sorted.map(([tag, table], index) => {
    const entry = HEADER + index * ENTRY;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(sumOf(table), entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4);
    table.copy(padded);
    offset += padded.length;
    return padded;
  });
  const font = Buffer.concat([directory, ...parts]);
  tableOf(tablesOf(font), 'head').writeUInt32BE((WHOLE - sumOf(font)) >>> 0, 8);
  return font;
}

/** @param {Buffer} bytes */
function sumOf(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      at + 4 <= bytes.length ? bytes.readUInt32BE(at) : Buffer.concat([bytes.subarray(at), Buffer.alloc(4)]).readUInt32BE(0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}
