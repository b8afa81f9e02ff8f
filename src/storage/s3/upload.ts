import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { StorageFullError } from '../errors.js';
import type { StoredObject } from '../storage.js';

/** All parts but the last have one size, as some services demand. */
const PART_BYTES = 16 * 1024 * 1024;
/** S3 takes no more, so an object ends at 160 GB. */
const MOST_PARTS = 10_000;
const ABORT_TIMEOUT_MS = 20_000;

/** Where an object goes, and its headers. */
export type Target = Pick<PutObjectCommandInput, 'Bucket' | 'Key' | 'ContentType' | 'ServerSideEncryption'>;

/**
 * Writes a stream: with one request if it is short, else in parts, of which one is sent while the next one is read. If it fails, it tells the server to drop the parts
 * before it throws. (Upload of @aws-sdk/lib-storage throws first, and reads on to the end after a part was refused.)
 * @throws the error of the client or of the stream; StorageFullError if the stream is too long
 */
export async function upload(client: S3Client, target: Target, stream: Readable, signal: AbortSignal): Promise<StoredObject> {
  const hash = createHash('sha256');
  const parts = partsOf(stream, hash);
  const first = await nextOf(parts);
  const second = await nextOf(parts);
  if (second !== undefined && first !== undefined) {
    const byteLength = await inParts(client, target, [first, second], parts, signal);
    return { byteLength, sha256: hash.digest('hex') };
  }
  const bytes = first ?? Buffer.alloc(0);
  await client.send(new PutObjectCommand({ ...target, Body: bytes }), { abortSignal: signal });
  return { byteLength: bytes.length, sha256: hash.digest('hex') };
}

async function inParts(
  client: S3Client,
  target: Target,
  [first, second]: [Buffer, Buffer],
  rest: AsyncGenerator<Buffer>,
  signal: AbortSignal,
): Promise<number> {
  const created = await client.send(new CreateMultipartUploadCommand(target), { abortSignal: signal });
  const id = { Bucket: target.Bucket, Key: target.Key, UploadId: created.UploadId };
  const failed = new AbortController();
  const abortSignal = AbortSignal.any([signal, failed.signal]);
  const sent: CompletedPart[] = [];
  let byteLength = 0;
  const send = async (part: Buffer) => {
    const PartNumber = sent.length + 1;
    if (PartNumber > MOST_PARTS)
      throw new StorageFullError(`an object of the storage ends at ${MOST_PARTS} parts of ${PART_BYTES} bytes`);
    const { ETag } = await client.send(new UploadPartCommand({ ...id, PartNumber, Body: part }), { abortSignal });
    sent.push({ ETag, PartNumber });
    byteLength += part.length;
  };
  let sending = Promise.resolve();
  try {
    await send(first);
    for (let part: Buffer | undefined = second; part !== undefined;) {
      sending = send(part);
      [, part] = await Promise.all([sending, nextOf(rest)]);
    }
    await client.send(new CompleteMultipartUploadCommand({ ...id, MultipartUpload: { Parts: sent } }), { abortSignal });
    return byteLength;
  } catch (error) {
    failed.abort();
    await sending.catch(() => undefined);
    await dropParts(client, id);
    throw error;
  }
}

/** The first error says more than one of this: what stays behind is for the bucket's lifecycle rule. */
async function dropParts(
  client: S3Client,
  id: { Bucket: string | undefined; Key: string | undefined; UploadId: string | undefined },
): Promise<void> {
  const abortSignal = AbortSignal.timeout(ABORT_TIMEOUT_MS);
  await client.send(new AbortMultipartUploadCommand(id), { abortSignal }).catch(() => undefined);
}

/** The stream in buffers of PART_BYTES; the last one is shorter. */
async function* partsOf(stream: Readable, hash: Hash): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    chunks.push(chunk);
    length += chunk.length;
    while (length >= PART_BYTES) {
      const whole = Buffer.concat(chunks);
      yield whole.subarray(0, PART_BYTES);
      chunks = [whole.subarray(PART_BYTES)];
      length -= PART_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(chunks);
}

async function nextOf(parts: AsyncGenerator<Buffer>): Promise<Buffer | undefined> {
  const { done, value } = await parts.next();
  return done === true ? undefined : value;
}
