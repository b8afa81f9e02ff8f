import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Pages are mostly blank: more effort costs time and saves little. */
const EFFORT = 1;

/** A PNG file (ISO/IEC 15948) of RGBA pixels, made for speed: fast-png takes eight times as long for a page. @param {{ width: number, height: number, data: Uint8Array }} bitmap rows from the top */
export function encodePng({ width, height, data }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, colour type "RGB": a page is opaque.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows(width, height, data), { level: EFFORT })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** RGB, each row after the number of its filter: none. @param {number} width @param {number} height @param {Uint8Array} data */
function rows(width, height, data) {
  const result = Buffer.alloc((width * 3 + 1) * height);
  let to = 0;
  let from = 0;
  for (let row = 0; row < height; row++) {
    to++;
    for (let column = 0; column < width; column++) {
      result[to++] = data[from++] ?? 0;
      result[to++] = data[from++] ?? 0;
      result[to++] = data[from++] ?? 0;
      from++;
    }
  }
  return result;
}

/** @param {string} type @param {Buffer} content */
function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
