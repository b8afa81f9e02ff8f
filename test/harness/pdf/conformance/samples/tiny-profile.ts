const long = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value | 0);
  return bytes;
};
const fixed = (value: number) => long(Math.round(value * 65_536));
const ascii = (text: string) => Buffer.from(text, 'latin1');

const xyz = (...values: number[]) => Buffer.concat([ascii('XYZ '), long(0), ...values.map(fixed)]);

function localized(text: string): Buffer {
  const letters = Buffer.from(text, 'utf16le').swap16();
  const bytes = Buffer.concat([
    ascii('mluc'),
    long(0),
    long(1),
    long(12),
    ascii('enUS'),
    long(letters.length),
    long(28),
    letters,
  ]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** An ICC profile of a screen with the primaries of sRGB (IEC 61966-2-1), version 4. */
export function tinyProfile(): Buffer {
  const curve = Buffer.concat([ascii('para'), long(0), long(0), fixed(2.2)]);
  const tags: [string, Buffer][] = [
    ['desc', localized('sRGB')],
    ['cprt', localized('CC0')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.4361, 0.2225, 0.0139)],
    ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
    ['bXYZ', xyz(0.1431, 0.0606, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  let offset = 132 + tags.length * 12;
  const directory = tags.map(([name, bytes]) => {
    const entry = Buffer.concat([ascii(name), long(offset), long(bytes.length)]);
    offset += bytes.length;
    return entry;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(offset, 0);
  header.writeUInt32BE(0x04200000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) header.writeUInt16BE(part, 24 + 2 * index);
  header.write('acsp', 36, 'latin1');
  Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]).copy(header, 68);
  return Buffer.concat([header, long(tags.length), ...directory, ...tags.map(([, bytes]) => bytes)]);
}
