import { readCharacterMap } from '../character-map.js';
import { readAdvances } from '../font-advances.js';
import { checkFont } from './check-font.js';
import { readContainer, type TableMap, tablesOf } from './font-container.js';
import { codeOf, FontFault } from './font-fault.js';
import { packedFont } from './packed-font.js';

/** The most bytes of a font file: each document carries the fonts that it may use. */
const MOST_BYTES = 1_000_000;

const OUT_OF_RANGE: ReadonlySet<unknown> = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

/** A font file of a template, checked. */
export interface OwnFont {
  /** How far each character moves the pen, in em. */
  advances: ReadonlyMap<number, number>;
  /** For `src:` of a stylesheet. */
  dataUrl: string;
}

/** Reads a font file of a template. @throws FontFault if it is no static font, is damaged, or must not be embedded */
export function readOwnFont(bytes: Buffer): OwnFont {
  if (bytes.length > MOST_BYTES) {
    throw new FontFault(
      `has ${bytes.length} bytes; at most ${MOST_BYTES} are allowed: make a subset of the characters that you need, or use WOFF2`,
    );
  }
  try {
    const tables = readContainer(bytes);
    checkFont(tables);
    const advances = advancesIn(tables);
    const isPacked = bytes.toString('latin1', 0, 4) === 'wOF2';
    return { advances, dataUrl: `data:font/woff2;base64,${(isPacked ? bytes : packedFont(tables)).toString('base64')}` };
  } catch (error) {
    if (error instanceof FontFault) throw error;
    // Reading beyond the end of a table.
    if (OUT_OF_RANGE.has(codeOf(error))) throw new FontFault('is damaged: one of its tables ends early', { cause: error });
    throw error instanceof Error ? new FontFault(`is not a usable font: ${error.message}`, { cause: error }) : error;
  }
}

function advancesIn(map: TableMap): ReadonlyMap<number, number> {
  const tables = tablesOf(map);
  const advanceOf = readAdvances(tables);
  const glyphs = tables('maxp').readUInt16BE(4);
  const advances = new Map<number, number>();
  readCharacterMap(tables, (codePoint, glyph) => {
    if (glyph < glyphs) advances.set(codePoint, advanceOf(glyph));
  });
  if (advances.size === 0) throw new FontFault('has no characters');
  return advances;
}
