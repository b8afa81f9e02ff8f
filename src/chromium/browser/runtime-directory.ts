import { chmod, chown, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BrowserUser, isReachable } from './browser-user.js';
import { fontConfig } from '../fonts/font-config.js';
import { readFontFamily } from '../fonts/font-family.js';
import { listFontFiles } from '../fonts/font-files.js';
import { directoryPrefix } from './left-over-directories.js';
import { identifyProcess } from './process-identity.js';

/** The module's private directory: fonts, their configuration, and one directory for each browser. */
export interface RuntimeDirectory {
  readonly path: string;
  readonly fontConfigFile: string;
  /** Makes a directory that belongs to the browser's user alone. */
  createBrowserDirectory(): Promise<string>;
  remove(): Promise<void>;
}

/** Makes the private directory below `temporaryDirectory`, named after this process, with the fonts in it. */
export async function createRuntimeDirectory(
  temporaryDirectory: string,
  fontEntries: readonly string[],
  user: BrowserUser | undefined,
): Promise<RuntimeDirectory> {
  const fonts = await listFontFiles(fontEntries);
  const path = await mkdtemp(
    join(temporaryDirectory, `${directoryPrefix}${(await identifyProcess(process.pid)) ?? process.pid}-`),
  );
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  try {
    // The browser's user has to enter it; what is private lies one level below.
    if (user) await chmod(path, 0o755);
    const fontConfigFile = await installFonts(path, fonts, user);
    let count = 0;
    const createBrowserDirectory = async (): Promise<string> => {
      count += 1;
      return await createOwned(join(path, `browser-${count}`), user);
    };
    return { path, fontConfigFile, createBrowserDirectory, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Links each font into the private directory, or copies it where the browser's user cannot read the original. Returns the path of fonts.conf. */
async function installFonts(path: string, fonts: readonly string[], user: BrowserUser | undefined): Promise<string> {
  const fontDirectory = join(path, 'fonts');
  await mkdir(fontDirectory);
  const families = new Set<string>();
  for (const [index, font] of fonts.entries()) {
    families.add(await readFontFamily(font));
    const place = join(fontDirectory, `${index}-${basename(font)}`);
    if (await isReachable(font, user, 'read')) await symlink(font, place);
    else await copyFile(font, place).then(() => chmod(place, 0o644));
  }
  const cacheDirectory = await createOwned(join(path, 'font-cache'), user);
  const file = join(path, 'fonts.conf');
  await writeFile(file, fontConfig({ fontDirectory, cacheDirectory, families: [...families] }));
  return file;
}

async function createOwned(path: string, user: BrowserUser | undefined): Promise<string> {
  await mkdir(path, { mode: 0o700 });
  if (user) await chown(path, user.uid, user.gid);
  return path;
}
