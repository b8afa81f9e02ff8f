/*
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 4 (ISO 15076-1). It is made of the published numbers, because a profile of somebody else has a licence.
 */

const headerLength = 128;
const tagLength = 12;
/** The white point of the profile connection space, D50. */
const white = [0.9642, 1, 0.8249];
/** Red, green and blue of sRGB, adapted to D50. */
const colourants = { r: [0.436066, 0.222488, 0.013916], g: [0.385147, 0.716873, 0.097076], b: [0.143066, 0.060608, 0.714096] };
/** From D65, the white of sRGB, to D50 (Bradford). */
const adaptation = [1.047882, 0.022919, -0.050217, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678];
/** The curve of sRGB as a parametric curve of type 3: exponent, then the constants a, b, c, d. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

/** The bytes of the profile: always the same ones. */
export function srgbProfile(): Buffer {
  const tags: [name: string, data: Buffer][] = [
    ['desc', localised('sRGB')],
    ['cprt', localised('CC0')],
    ['wtpt', xyz(white)],
    ['chad', Buffer.concat([ascii('sf32'), uint32(0), ...adaptation.map(fixed)])],
    ['rXYZ', xyz(colourants.r)],
    ['gXYZ', xyz(colourants.g)],
    ['bXYZ', xyz(colourants.b)],
  ];
  const curveData = Buffer.concat([ascii('para'), uint32(0), Buffer.from([0, 3, 0, 0]), ...curve.map(fixed)]);
  const start = headerLength + 4 + (tags.length + 3) * tagLength;
  let length = start;
  const table: Buffer[] = [];
  const bodies: Buffer[] = [];
  const place = (data: Buffer): number => {
    const at = length;
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    bodies.push(data, padding);
    length += data.length + padding.length;
    return at;
  };
  for (const [name, data] of tags) table.push(ascii(name), uint32(place(data)), uint32(data.length));
  const curveAt = place(curveData);
  for (const name of ['rTRC', 'gTRC', 'bTRC']) table.push(ascii(name), uint32(curveAt), uint32(curveData.length));
  return Buffer.concat([header(length), uint32(tags.length + 3), ...table, ...bodies]);
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(length, 0);
  // Version 4.2; a display; RGB; connected by XYZ.
  bytes.writeUInt32BE(0x0420_0000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  for (const [index, value] of white.entries()) fixed(value).copy(bytes, 68 + 4 * index);
  return bytes;
}

function localised(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat([ascii('mluc'), uint32(0), uint32(1), uint32(12), ascii('enUS'), uint32(bytes.length), uint32(28), bytes]);
}

function xyz(values: readonly number[]): Buffer {
  return Buffer.concat([ascii('XYZ '), uint32(0), ...values.map(fixed)]);
}

/** A number with sixteen bits behind the point. */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
