// Reads one file out of a ZIP archive: no command that every machine has can do so.
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/**
 * The content of one file of an archive (APPNOTE 6.3, without ZIP64).
 * @param {Buffer} archive
 * @param {string} name as it stands in the archive
 * @returns {Buffer}
 * @throws Error if the archive does not have the file
 */
export function zipEntry(archive, name) {
  const end = archive.lastIndexOf(int32(END_OF_DIRECTORY));
  if (end === -1) throw new Error('not a ZIP archive');
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const nameEnd = at + 46 + (nameLength ?? 0);
    if (archive.toString('utf8', at + 46, nameEnd) === name) return content(archive, at);
    at = nameEnd + (extraLength ?? 0) + (commentLength ?? 0);
  }
  throw new Error(`the archive has no ${name}`);
}

/** @param {Buffer} archive @param {number} entry where the file's entry in the directory begins */
function content(archive, entry) {
  const method = archive.readUInt16LE(entry + 10);
  const size = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const stored = archive.subarray(start, start + size);
  return method === DEFLATED ? inflateRawSync(stored) : stored;
}

/** @param {number} value */
function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
