import type { Readable } from 'node:stream';

export interface PutOptions {
  /** Media type, such as `application/pdf`. A folder does not keep it. */
  contentType: string;
  signal: AbortSignal;
}

/** First and last byte, counted from 0, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** What a stream held. */
export interface StoredObject {
  byteLength: number;
  /** In lower-case hexadecimal digits. */
  sha256: string;
}

/**
 * Where results of batches are kept: a folder or a bucket. A key is made of segments of `[A-Za-z0-9._-]`, joined by `/`; no key may be the folder of another one.
 * Every method throws StorageUnavailableError if the storage fails or refuses, and the reason of its signal if that was aborted.
 */
export interface Storage {
  readonly kind: 'folder' | 's3';
  /** Writes an object, in place of one that has this key. Readers see the old one or the new one, never a part. @throws StorageFullError */
  put(key: string, bytes: Buffer, options: PutOptions): Promise<void>;
  /**
   * Writes an object from a stream of unknown length. If this fails, nothing stays behind and the stream is destroyed.
   * @throws StorageFullError, or what the stream failed with
   */
  putStream(key: string, stream: Readable, options: PutOptions): Promise<StoredObject>;
  /**
   * Reads an object or a range of it; an `end` behind the last byte means the last byte. The stream fails with StorageUnavailableError if it cannot deliver
   * `byteLength` bytes. Destroy it if you do not read it to its end.
   * @throws ObjectNotFoundError | RangeError if the range begins behind the last byte
   */
  read(key: string, options: { range?: ByteRange; signal: AbortSignal }): Promise<{ stream: Readable; byteLength: number }>;
  /** The whole object. @throws ObjectNotFoundError */
  get(key: string, signal: AbortSignal): Promise<Buffer>;
  /** Deletes every object whose key begins with `prefix` and a `/`. Resolves to how many there were. */
  deleteAll(prefix: string): Promise<number>;
  /** Writes, reads and deletes a small object. For the start: the error says what an operator must change. */
  check(): Promise<void>;
}
