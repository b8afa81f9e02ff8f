import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

const KINDS = new Set(['.json', '.xml', '.pdf']);

/** What the paths of a command stand for. */
export interface FoundFiles {
  files: string[];
  /** Of folders: files of other kinds, which are not read. */
  skipped: string[];
  /** Named folders without a file to read. */
  empty: string[];
}

/**
 * The files that a command names. Of a folder, its JSON, XML and PDF files and those of its folders, in the order of their names. Hidden files and folders are
 * not looked at.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], skipped: [], empty: [] };
  for (const path of paths) {
    if (!(await isFolder(path))) found.files.push(path);
    else {
      const before = found.files.length;
      await addFolder(path, found, new Set());
      if (found.files.length === before) found.empty.push(path);
    }
  }
  return found;
}

/** @param seen the real folders that were looked at: a link may lead back to one */
async function addFolder(folder: string, found: FoundFiles, seen: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    if (await isFolder(path)) await addFolder(path, found, seen);
    else if (KINDS.has(extname(name).toLowerCase())) found.files.push(path);
    else found.skipped.push(path);
  }
}

/** A path that is not there is taken for a file: reading it then says what is wrong. */
async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
