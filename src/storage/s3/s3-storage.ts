import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { s3Client } from './client.js';
import type { S3Options } from './options.js';
import { asObjectError, asS3Error } from './s3-error.js';
import { type Target, upload } from './upload.js';
import { checkStorage } from '../check-storage.js';
import { ObjectNotFoundError } from '../errors.js';
import { bytesOf, exactly } from '../exactly.js';
import { assertKey } from '../key.js';
import type { ByteRange, PutOptions, Storage, StoredObject } from '../storage.js';

/** Deletions at a time. One by one: every service knows that, and the checksums that deleting many at once needs differ among them. */
const DELETIONS = 16;

/** Keeps objects in a bucket of S3 or of a service that is compatible with it. */
export class S3Storage implements Storage {
  readonly kind = 's3';
  readonly #options: S3Options;
  readonly #client: S3Client;

  constructor(options: S3Options) {
    this.#options = options;
    this.#client = s3Client(options);
  }

  async put(key: string, bytes: Buffer, { contentType, signal }: PutOptions): Promise<void> {
    const command = new PutObjectCommand({ ...this.#target(key, contentType), Body: bytes });
    await this.#act('PutObject', signal, () => this.#client.send(command, { abortSignal: signal }));
  }

  async putStream(key: string, stream: Readable, { contentType, signal }: PutOptions): Promise<StoredObject> {
    const target = this.#target(key, contentType);
    let failure: unknown;
    stream.once('error', (error) => (failure = error));
    const stop = () => stream.destroy(signal.reason as Error);
    signal.addEventListener('abort', stop);
    try {
      return await this.#act('PutObject', signal, () => upload(this.#client, target, stream, signal));
    } catch (error) {
      signal.throwIfAborted();
      throw failure ?? error;
    } finally {
      signal.removeEventListener('abort', stop);
      stream.destroy();
    }
  }

  async read(key: string, { range, signal }: { range?: ByteRange; signal: AbortSignal }) {
    const command = new GetObjectCommand({ ...this.#id(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) });
    const send = () => this.#client.send(command, { abortSignal: signal });
    const { Body, ContentLength: byteLength = 0 } = await this.#act('GetObject', signal, send, key);
    return {
      stream: exactly(Body as Readable, byteLength, signal, (error) => asS3Error(error, 'GetObject', this.#options)),
      byteLength,
    };
  }

  async get(key: string, signal: AbortSignal): Promise<Buffer> {
    return bytesOf((await this.read(key, { signal })).stream);
  }

  async deleteAll(prefix: string): Promise<number> {
    const { Bucket, Key } = this.#id(prefix);
    let count = 0;
    let page: ListObjectsV2CommandOutput | undefined;
    do {
      const command = new ListObjectsV2Command({ Bucket, Prefix: `${Key}/`, ContinuationToken: page?.NextContinuationToken });
      page = await this.#act('ListBucket', undefined, () => this.#client.send(command));
      const keys = (page.Contents ?? []).flatMap((one) => one.Key ?? []);
      for (let from = 0; from < keys.length; from += DELETIONS)
        await Promise.all(keys.slice(from, from + DELETIONS).map((one) => this.#delete(one)));
      count += keys.length;
    } while (page.NextContinuationToken !== undefined);
    return count;
  }

  check(): Promise<void> {
    return checkStorage(this);
  }

  /** One that is already gone is no fault. */
  async #delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.#options.bucket, Key: key });
    await this.#act('DeleteObject', undefined, () => this.#client.send(command), key).catch((error: unknown) => {
      if (!(error instanceof ObjectNotFoundError)) throw error;
    });
  }

  /** @param key of the object that the operation needs to be there */
  async #act<T>(operation: string, signal: AbortSignal | undefined, act: () => Promise<T>, key?: string): Promise<T> {
    signal?.throwIfAborted();
    try {
      return await act();
    } catch (error) {
      signal?.throwIfAborted();
      throw (key === undefined ? undefined : asObjectError(error, key)) ?? asS3Error(error, operation, this.#options);
    }
  }

  #id(key: string): { Bucket: string; Key: string } {
    assertKey(key);
    const { bucket, prefix } = this.#options;
    return { Bucket: bucket, Key: prefix === null ? key : `${prefix}/${key}` };
  }

  #target(key: string, contentType: string): Target {
    const { encryption } = this.#options;
    return { ...this.#id(key), ContentType: contentType, ...(encryption !== null && { ServerSideEncryption: encryption }) };
  }
}
