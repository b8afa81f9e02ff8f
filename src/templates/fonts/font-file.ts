import { closeSync, openSync, readSync } from 'node:fs';

/** The bytes of a table of a font (OpenType), by its tag. @throws Error if the font has no such table */
export type FontTables = (tag: string) => Buffer;

/** Reads only the requested tables of a font file. @throws Error with the path, if the file is not an OpenType font */
export function readFont<Result>(path: string, use: (tables: FontTables) => Result): Result {
  const file = openSync(path, 'r');
  const read = (offset: number, length: number) => {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, offset) !== length) throw new Error('the file ends early');
    return bytes;
  };
  try {
    const directory = read(12, read(4, 2).readUInt16BE(0) * 16);
    return use((tag) => {
      for (let entry = 0; entry < directory.length; entry += 16) {
        if (directory.toString('latin1', entry, entry + 4) === tag)
          return read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
      }
      throw new Error(`it has no table ${tag}`);
    });
  } catch (cause) {
    throw new Error(`${path} is not a usable font`, { cause });
  } finally {
    closeSync(file);
  }
}
