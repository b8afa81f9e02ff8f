import { access, open, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { asFileError } from './file-error.js';
import { SourceFailedError, TEMPORARY, writeFileWhole } from './write-file.js';
import { checkStorage } from '../check-storage.js';
import { ObjectNotFoundError } from '../errors.js';
import { bytesOf, exactly } from '../exactly.js';
import { assertKey } from '../key.js';
import type { ByteRange, PutOptions, Storage, StoredObject } from '../storage.js';

/** Keeps objects as files in a folder. Folders that it makes are open to this user only (0700), files too (0600). */
export class FolderStorage implements Storage {
  readonly kind = 'folder';
  readonly #folder: string;

  /** @param folder relative to the working folder of the process, or absolute; made when the first object is written */
  constructor(folder: string) {
    this.#folder = resolve(folder);
  }

  async put(key: string, bytes: Buffer, { signal }: PutOptions): Promise<void> {
    await this.#write(key, Readable.from([bytes], { objectMode: false }), signal);
  }

  async putStream(key: string, stream: Readable, { signal }: PutOptions): Promise<StoredObject> {
    try {
      return await this.#write(key, stream, signal);
    } finally {
      stream.destroy();
    }
  }

  async read(key: string, { range, signal }: { range?: ByteRange; signal: AbortSignal }) {
    assertKey(key);
    signal.throwIfAborted();
    const file = await open(join(this.#folder, key), 'r').catch((error: unknown) => this.#notRead(key, error));
    try {
      const facts = await file.stat();
      if (!facts.isFile()) throw new ObjectNotFoundError(key);
      const { start, byteLength } = within(facts.size, range);
      // An open file stays what it was when another one takes its name. A stream of no bytes cannot be asked for.
      const source = byteLength === 0 ? Readable.from([]) : file.createReadStream({ start, end: start + byteLength - 1 });
      if (byteLength === 0) await file.close();
      return { stream: exactly(source, byteLength, signal, (error) => asFileError(error, this.#folder)), byteLength };
    } catch (error) {
      await file.close().catch(() => undefined);
      throw asFileError(error, this.#folder);
    }
  }

  async get(key: string, signal: AbortSignal): Promise<Buffer> {
    return bytesOf((await this.read(key, { signal })).stream);
  }

  async deleteAll(prefix: string): Promise<number> {
    assertKey(prefix);
    const folder = join(this.#folder, prefix);
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      return entries.filter((entry) => entry.isFile() && !entry.name.includes(TEMPORARY)).length;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTDIR' || (code === 'ENOENT' && (await this.#isThere()))) return 0;
      throw asFileError(error, this.#folder);
    }
  }

  check(): Promise<void> {
    return checkStorage(this);
  }

  async #write(key: string, source: Readable, signal: AbortSignal): Promise<StoredObject> {
    assertKey(key);
    try {
      return await writeFileWhole(join(this.#folder, key), source, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof SourceFailedError ? error.cause : asFileError(error, this.#folder);
    }
  }

  /** An object that is not there, or a folder that is not: a volume that was not mounted must not look empty. */
  async #notRead(key: string, error: unknown): Promise<never> {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' || (code === 'ENOENT' && (await this.#isThere())))
      throw new ObjectNotFoundError(key, { cause: error });
    throw asFileError(error, this.#folder);
  }

  #isThere(): Promise<boolean> {
    return access(this.#folder).then(
      () => true,
      () => false,
    );
  }
}

function within(size: number, range: ByteRange | undefined): { start: number; byteLength: number } {
  if (range === undefined) return { start: 0, byteLength: size };
  const { start, end } = range;
  if (!(start >= 0 && start < size && end >= start)) throw new RangeError(`no bytes ${start}-${end}: the object has ${size}`);
  return { start, byteLength: Math.min(end, size - 1) - start + 1 };
}
