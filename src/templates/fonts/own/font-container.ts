import type { FontTables } from '../font-file.js';
import { FontFault } from './font-fault.js';
import { readSfnt } from './sfnt.js';
import { readWoff2 } from './woff2.js';

/** The tables of a font by their tags. */
export type TableMap = ReadonlyMap<string, Buffer>;

const COLLECTION = 'static files with one font each are needed: save the font that you want as a file of its own';

/** The tables of a TrueType, OpenType or WOFF2 file. @throws FontFault if the file is something else, or damaged */
export function readContainer(bytes: Buffer): TableMap {
  const signature = bytes.toString('latin1', 0, 4);
  switch (signature) {
    case '\0\u0001\0\0':
    case 'true':
    case 'OTTO':
      return readSfnt(bytes);
    case 'wOF2':
      if (bytes.toString('latin1', 4, 8) === 'ttcf') throw new FontFault(`is a collection of fonts; ${COLLECTION}`);
      return readWoff2(bytes);
    case 'ttcf':
      throw new FontFault(`is a collection of fonts; ${COLLECTION}`);
    case 'wOFF':
      throw new FontFault('is a WOFF file of version 1; use the TTF or WOFF2 file of the font');
    default:
      throw new FontFault('is not a font: it begins neither as TrueType or OpenType nor as WOFF2');
  }
}

/** Access to tables by name. */
export function tablesOf(tables: TableMap): FontTables {
  return (tag) => {
    const table = tables.get(tag);
    if (!table) throw new FontFault(`is not a usable font: it has no table ${tag}`);
    return table;
  };
}
