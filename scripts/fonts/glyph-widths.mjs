// Gives glyphs of a TrueType font another width, with the drawing in the middle.
import { tableOf } from './font-tables.mjs';

const REPEATS = 8;
const X_IS_SHORT = 2;
const X_IS_POSITIVE_OR_SAME = 16;
const ARGUMENTS_ARE_WORDS = 1;
const MORE_COMPONENTS = 32;

/** @param {Map<string, Buffer>} tables @param {Iterable<number>} glyphs @param {number} width in units of the font */
export function setWidths(tables, glyphs, width) {
  const metrics = tableOf(tables, 'hmtx');
  const listed = tableOf(tables, 'hhea').readUInt16BE(34);
  for (const glyph of new Set(glyphs)) {
    if (glyph >= listed) throw new Error(`glyph ${glyph} has no width of its own`);
    const distance = Math.round((width - metrics.readUInt16BE(glyph * 4)) / 2);
    metrics.writeUInt16BE(width, glyph * 4);
    const drawing = drawingOf(tables, glyph);
    if (drawing.length === 0) continue;
    metrics.writeInt16BE(metrics.readInt16BE(glyph * 4 + 2) + distance, glyph * 4 + 2);
    // The bounds: xMin and xMax.
    for (const at of [2, 6]) drawing.writeInt16BE(drawing.readInt16BE(at) + distance, at);
    if (drawing.readInt16BE(0) < 0) moveComponents(drawing, distance);
    else moveOutline(drawing, distance);
  }
}

/** @param {Map<string, Buffer>} tables @param {number} glyph */
function drawingOf(tables, glyph) {
  const offsets = tableOf(tables, 'loca');
  const isLong = tableOf(tables, 'head').readInt16BE(50) === 1;
  const at = (/** @type {number} */ index) => (isLong ? offsets.readUInt32BE(index * 4) : offsets.readUInt16BE(index * 2) * 2);
  return tableOf(tables, 'glyf').subarray(at(glyph), at(glyph + 1));
}

/** All coordinates but the first are distances. @param {Buffer} drawing @param {number} distance */
function moveOutline(drawing, distance) {
  const contours = drawing.readInt16BE(0);
  const points = drawing.readUInt16BE(8 + contours * 2) + 1;
  const flags = 12 + contours * 2 + drawing.readUInt16BE(10 + contours * 2);
  const first = drawing.readUInt8(flags);
  let at = flags;
  for (let point = 0; point < points; point += 1) {
    const flag = drawing.readUInt8(at);
    if ((flag & REPEATS) !== 0) point += drawing.readUInt8(++at);
    at += 1;
  }
  const isPositiveOrSame = (first & X_IS_POSITIVE_OR_SAME) !== 0;
  if ((first & X_IS_SHORT) === 0 && !isPositiveOrSame) drawing.writeInt16BE(drawing.readInt16BE(at) + distance, at);
  else if ((first & X_IS_SHORT) !== 0 && isPositiveOrSame) drawing.writeUInt8(drawing.readUInt8(at) + distance, at);
  else throw new Error('the first point of a figure leaves no room for another place');
}

/** @param {Buffer} drawing @param {number} distance */
function moveComponents(drawing, distance) {
  const flags = drawing.readUInt16BE(10);
  if ((flags & MORE_COMPONENTS) !== 0) throw new Error('a figure consists of several glyphs');
  if ((flags & ARGUMENTS_ARE_WORDS) === 0) drawing.writeInt8(drawing.readInt8(14) + distance, 14);
  else drawing.writeInt16BE(drawing.readInt16BE(14) + distance, 14);
}
