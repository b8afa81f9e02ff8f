import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ImportFault } from '../../records/faults/errors.js';
import { readFault } from './read-fault.js';

const KINDS = new Set(['.json', '.xml', '.pdf']);
const NO_FILE = 'is a pipe, a socket or a device; only files are read';

/** What the paths of a command stand for. */
export interface FoundFiles {
  files: string[];
  /** Of folders: what is not read, and why. */
  skipped: { path: string; why: string }[];
  /** What cannot be read: a named path that is neither a file nor a folder, a folder without a file to import, a broken link. */
  unreadable: ImportFault[];
}

/** Whether the end of a path says that it is a file to read. */
export function hasKnownKind(path: string): boolean {
  return KINDS.has(extname(path).toLowerCase());
}

/**
 * The files that a command names. Of a folder, its JSON, XML and PDF files and those of its folders, in the order of their names. Hidden files and folders are
 * not looked at.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], skipped: [], unreadable: [] };
  for (const path of paths) {
    const kind = await kindOf(path);
    if (kind === 'file') found.files.push(path);
    else if (kind !== 'folder') found.unreadable.push({ path, message: kind === 'other' ? NO_FILE : kind.fault });
    else {
      const before = countOf(found);
      await addFolder(path, found, new Set());
      if (countOf(found) === before) found.unreadable.push({ path, message: 'has no .json, .xml or .pdf file' });
    }
  }
  return found;
}

const countOf = ({ files, unreadable }: FoundFiles) => files.length + unreadable.length;

/** @param seen the real folders that were looked at: a link may lead back to one */
async function addFolder(folder: string, found: FoundFiles, seen: Set<string>): Promise<void> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    const kind = await kindOf(path);
    if (kind === 'folder') await addFolder(path, found, seen);
    else if (!hasKnownKind(name)) found.skipped.push({ path, why: 'it is no .json, .xml or .pdf file' });
    else if (kind === 'file') found.files.push(path);
    else if (kind === 'other') found.skipped.push({ path, why: 'it is a pipe, a socket or a device' });
    else found.unreadable.push({ path, message: kind.fault });
  }
}

/** What is at a path, also through a link. To read from a pipe would wait for ever. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | { fault: string }> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  } catch (error) {
    return { fault: readFault(error) };
  }
}
