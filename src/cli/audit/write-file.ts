import { createHash } from 'node:crypto';
import { createWriteStream, rmSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file that was written. */
export interface WrittenFile {
  byteLength: number;
  /** Of the bytes of the file, in hexadecimal. */
  sha256: string;
}

/** A file that is there already. */
export class FileExistsError extends Error {
  readonly code = 'file_exists';
  override readonly name = 'FileExistsError';

  constructor(path: string) {
    super(`${path} exists already: name another file with --out, or move it away`);
  }
}

/**
 * Writes a file that appears under its name only when it is complete and on the disk. Only its owner may read it. If the name ends in .gz, it is compressed.
 * @param produce writes texts, each after the one before was taken
 * @throws FileExistsError, an error of the file system, or what `produce` throws
 */
export async function writeFileWhole(
  path: string,
  produce: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<WrittenFile> {
  if (await exists(path)) throw new FileExistsError(path);
  const unfinished = `${path}.${process.pid}.part`;
  const removeAndEnd = () => {
    rmSync(unfinished, { force: true });
    process.exit(130);
  };
  process.once('SIGINT', removeAndEnd).once('SIGTERM', removeAndEnd);
  try {
    const written = await writeStream(unfinished, path.endsWith('.gz'), produce);
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    process.off('SIGINT', removeAndEnd).off('SIGTERM', removeAndEnd);
  }
}

async function writeStream(
  path: string,
  isCompressed: boolean,
  produce: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let byteLength = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteLength += chunk.byteLength;
      done(null, chunk);
    },
  });
  const source = new PassThrough();
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  const ended = isCompressed ? pipeline(source, createGzip(), meter, file) : pipeline(source, meter, file);
  let refuse: (reason: unknown) => void = () => undefined;
  // If the disk is full, nobody takes the text any more.
  const settled = ended.catch((reason: unknown) => refuse(reason));
  const write = (text: string) =>
    new Promise<void>((resolve, reject) => {
      refuse = reject;
      source.write(text, (error) => {
        if (!error) resolve();
      });
    });
  try {
    await produce(write);
  } catch (error) {
    source.destroy();
    await settled;
    throw error;
  }
  source.end();
  await ended;
  return { byteLength, sha256: hash.digest('hex') };
}

/** The new name of the file must survive a loss of power too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
