import { open, readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * The real binary behind a path. Debian's /usr/bin/chromium-headless-shell is a shell script that runs the browser without `exec`: killing its process would leave
 * Chromium alive. Throws when the path does not exist, is not a program, or when no binary is found behind a script.
 */
export async function resolveBinary(path: string): Promise<string> {
  const real = await realpath(path).catch((cause: unknown) => {
    throw new Error(`there is no browser at ${path}`, { cause });
  });
  if (await isBinary(real)) return real;
  if (!(await isScript(real))) throw new Error(`${path} is not a program`);
  const name = basename(real);
  const named = (await readFile(real, 'utf8')).match(/(?<=^|[\s"'=])\/[\w./+-]+/gm) ?? [];
  const usual = [
    join(dirname(real), 'chrome'),
    `/usr/lib/chromium/${name}`,
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
  ];
  for (const candidate of [...named, ...usual]) {
    if (/chrom/i.test(basename(candidate)) && candidate !== real && (await isBinary(candidate))) return await realpath(candidate);
  }
  throw new Error(`${path} is a script, and the browser behind it was not found; give the path of the browser's own binary`);
}

async function isScript(path: string): Promise<boolean> {
  return (await firstBytes(path)).startsWith('#!');
}

async function isBinary(path: string): Promise<boolean> {
  // ELF, or Mach-O (64 bits, universal).
  return ['\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'].includes(await firstBytes(path).catch(() => ''));
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
