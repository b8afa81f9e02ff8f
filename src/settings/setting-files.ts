import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Setting, SETTINGS } from './all-settings.js';

type Settings = typeof SETTINGS;

/** Settings that may be given as a file: those that are secret, and keys in PEM. */
type InFile = { [N in keyof Settings]: Settings[N] extends { secret: true } | { inFile: true } ? N : never }[keyof Settings];

/** `JWT_SECRET_FILE` for `JWT_SECRET`: the path of a file that contains the value. */
export type FileSettingName = `${InFile}_FILE`;

/** More than any secret or key has: a bundle of keys in PEM takes a few kilobytes. */
const MOST_BYTES = 65_536;

/** The names that take a path, in the order of the settings. */
export const FILE_SETTINGS: readonly FileSettingName[] = Object.entries(SETTINGS)
  .filter(([, setting]) => isInFile(setting))
  .map(([name]) => `${name}_FILE` as FileSettingName);

/** Whether a setting may be given as a file. */
export function isInFile(setting: Setting<unknown>): boolean {
  return setting.secret === true || setting.inFile === true;
}

/**
 * The content of a file that a setting names.
 * @throws Error that says what is wrong, without path and content: by mistake, the path may be the secret itself
 */
export function readSettingFile(path: string): string {
  const value = decoded(bytesOf(path));
  if (value.trim() === '') throw new Error('names a file that is empty');
  return value;
}

function bytesOf(path: string): Buffer {
  let file: number | undefined;
  try {
    // Nonblocking: opening a pipe would wait for its writer.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const kind = fstatSync(file);
    if (kind.isDirectory()) throw new Fault('names a folder; it must be a file');
    if (!kind.isFile()) throw new Fault('names something that is not a regular file, such as a pipe or a device');
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    if (length > MOST_BYTES) throw new Fault(`names a file that is larger than ${MOST_BYTES} bytes`);
    return bytes.subarray(0, length);
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(`names a file that ${unreadable(error)}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

class Fault extends Error {}

function unreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'no code';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `does not exist (${code})`;
  if (code === 'EACCES' || code === 'EPERM') return `this user may not read (${code})`;
  return `cannot be read (${code})`;
}

function decoded(bytes: Buffer): string {
  try {
    // Without the mark (BOM) that some editors write at the beginning.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('names a file that is not text in UTF-8');
  }
}
