import { readdir, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';

const fontExtensions = new Set(['.ttf', '.otf', '.ttc']);

/**
 * The font files behind a list of directories (searched with their subdirectories) and files: in the order of the list, by path within a directory.
 * Throws when an entry does not exist or when there is no font at all.
 */
export async function listFontFiles(entries: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const entry of entries) {
    const path = resolve(entry);
    const isDirectory = (await stat(path)).isDirectory();
    const names = isDirectory ? (await readdir(path, { recursive: true })).toSorted().map((name) => join(path, name)) : [path];
    for (const name of names) if (fontExtensions.has(extname(name).toLowerCase())) found.add(name);
  }
  if (found.size === 0) throw new Error('fontDirectories holds no font (.ttf, .otf or .ttc): documents would have no text');
  return [...found];
}
