import { open } from 'node:fs/promises';

const familyNameId = 1;
const typographicFamilyNameId = 16;

/** The family name that a font file carries in its name table (OpenType `name`, ids 16 and 1), for example `Inter`. Throws when it has none. */
export async function readFontFamily(path: string): Promise<string> {
  const file = await open(path);
  try {
    const read = async (offset: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
      if (bytesRead !== length) throw new Error('the file ends early');
      return buffer;
    };
    // A collection (.ttc) starts with a list of fonts: the first one names the family.
    const head = await read(0, 16);
    const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
    const tables = (await read(start + 4, 2)).readUInt16BE(0);
    const directory = await read(start + 12, tables * 16);
    for (let entry = 0; entry < directory.length; entry += 16) {
      if (directory.toString('latin1', entry, entry + 4) !== 'name') continue;
      const family = familyIn(await read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12)));
      if (family) return family;
    }
    throw new Error('it has no family name');
  } catch (cause) {
    throw new Error(`${path} is not a usable font`, { cause });
  } finally {
    await file.close();
  }
}

/** The English family name of the Windows platform (3): the one that fontconfig and CSS match by. */
function familyIn(table: Buffer): string | undefined {
  const texts = table.readUInt16BE(4);
  const names = new Map<number, string>();
  for (let record = 6, end = 6 + table.readUInt16BE(2) * 12; record < end; record += 12) {
    const [platform, language, id] = [0, 4, 6].map((offset) => table.readUInt16BE(record + offset));
    if (platform !== 3 || language !== 0x409 || id === undefined) continue;
    const offset = texts + table.readUInt16BE(record + 10);
    const bytes = Buffer.from(table.subarray(offset, offset + table.readUInt16BE(record + 8)));
    names.set(id, bytes.swap16().toString('utf16le'));
  }
  return names.get(familyNameId) && (names.get(typographicFamilyNameId) ?? names.get(familyNameId));
}
