import { brotliDecompressSync } from 'node:zlib';
import { codeOf, FontFault } from './font-fault.js';

const HEADER = 48;
/** More than any font that is small enough to be in a template. */
const MOST_UNPACKED = 16_000_000;
/** The tags that a directory names by number (WOFF2, 4.1). */
const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC ' +
  'JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

/** Outlines are packed in another form, which stays as it is: only the browser needs them. */
const OUTLINES = new Set(['glyf', 'loca']);
const NOT_PACKED = 3;

interface Entry {
  tag: string;
  /** In the unpacked data. */
  length: number;
  isTransformed: boolean;
}

/** The tables of a WOFF2 file (W3C WOFF File Format 2.0); those of the outlines may be in its own form. @throws FontFault if it is damaged */
export function readWoff2(bytes: Buffer): Map<string, Buffer> {
  if (bytes.length < HEADER || bytes.readUInt32BE(8) !== bytes.length) throw new FontFault('is damaged: it ends early');
  const reader = new Directory(bytes, HEADER);
  const entries = Array.from({ length: bytes.readUInt16BE(12) }, () => reader.entry());
  const data = unpacked(bytes.subarray(reader.at, reader.at + bytes.readUInt32BE(20)));
  const tables = new Map<string, Buffer>();
  let offset = 0;
  for (const { tag, length, isTransformed } of entries) {
    const table = data.subarray(offset, offset + length);
    offset += length;
    tables.set(tag, isTransformed && tag === 'hmtx' ? advancesIn(table, tables) : table);
  }
  if (offset !== data.length || tables.size !== entries.length) throw new FontFault('is damaged: its tables do not fit its data');
  return tables;
}

class Directory {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  entry(): Entry {
    const flags = this.#byte();
    const known = KNOWN_TAGS[flags & 0x3f];
    const tag = known ?? this.#bytes.toString('latin1', this.at, (this.at += 4));
    const version = flags >> 6;
    const original = this.#number();
    const isTransformed = OUTLINES.has(tag) ? version !== NOT_PACKED : version !== 0;
    return { tag, length: isTransformed ? this.#number() : original, isTransformed };
  }

  /** UIntBase128: seven bits in each byte, the last one below 128. */
  #number(): number {
    let value = 0;
    for (let count = 0; count < 5; count += 1) {
      const byte = this.#byte();
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new FontFault('is damaged: its directory cannot be read');
  }

  #byte(): number {
    const byte = this.#bytes[this.at];
    if (byte === undefined) throw new FontFault('is damaged: it ends early');
    this.at += 1;
    return byte;
  }
}

function unpacked(data: Buffer): Buffer {
  try {
    return brotliDecompressSync(data, { maxOutputLength: MOST_UNPACKED });
  } catch (cause) {
    const isLarge = codeOf(cause) === 'ERR_BUFFER_TOO_LARGE';
    throw new FontFault(
      isLarge ? `has more than ${MOST_UNPACKED} bytes when it is unpacked` : 'is damaged: it cannot be unpacked',
      {
        cause,
      },
    );
  }
}

/** `hmtx` in its own form: a byte of flags, all advances, and bearings where they differ from the outlines. Given back with bearings of 0. */
function advancesIn(packed: Buffer, tables: ReadonlyMap<string, Buffer>): Buffer {
  const count = tables.get('hhea')?.readUInt16BE(34) ?? 0;
  const metrics = Buffer.alloc(count * 4);
  for (let glyph = 0; glyph < count; glyph += 1) metrics.writeUInt16BE(packed.readUInt16BE(1 + glyph * 2), glyph * 4);
  return metrics;
}
