import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepsThePromises, megabytes, options } from './contract.js';
import { StorageUnavailableError } from '../../src/storage/errors.js';
import { bytesOf } from '../../src/storage/exactly.js';
import type { S3Options } from '../../src/storage/s3/options.js';
import { S3Storage } from '../../src/storage/s3/s3-storage.js';
import { startProxy } from '../harness/database/database-proxy.js';
import { freePort } from '../harness/machine/ports.js';
import { OWNER, REGION, type S3Server, startS3Server, STRANGER } from '../harness/storage/s3-server.js';

let server: S3Server;
let client: S3Client;

const at = (port: number) => new URL(`http://127.0.0.1:${port}`);
const bucket = (change: Partial<S3Options> = {}) =>
  new S3Storage({
    bucket: 'results',
    endpoint: at(server.port),
    region: REGION,
    prefix: null,
    credentials: OWNER,
    encryption: null,
    ...change,
  });

beforeAll(async () => {
  server = await startS3Server();
  client = new S3Client({ endpoint: at(server.port).href, forcePathStyle: true, region: REGION, credentials: OWNER });
  await client.send(new CreateBucketCommand({ Bucket: 'results' }));
});

afterAll(async () => {
  client.destroy();
  await server[Symbol.asyncDispose]();
});

const unfinished = async () => (await client.send(new ListMultipartUploadsCommand({ Bucket: 'results' }))).Uploads ?? [];

describe('a bucket', () => {
  keepsThePromises(bucket);

  it('has no parts left of uploads that failed or were aborted', async () => {
    expect(await unfinished()).toEqual([]);
  });

  it('deletes more objects than the server lists at a time', async () => {
    const storage = bucket();
    const keys = Array.from({ length: 250 }, (_, index) => `many/${index % 7}/${index}`);
    for (let from = 0; from < keys.length; from += 25)
      await Promise.all(keys.slice(from, from + 25).map((key) => storage.put(key, Buffer.from(key), options())));
    const listed = () => client.send(new ListObjectsV2Command({ Bucket: 'results', Prefix: 'many/' }));
    expect(await listed()).toMatchObject({ KeyCount: 100, IsTruncated: true });
    expect(await storage.deleteAll('many')).toBe(250);
    expect(await listed()).toMatchObject({ KeyCount: 0 });
  });

  it('has the prefix of the setting before every key, and the media type', async () => {
    const storage = bucket({ prefix: 'live/batches' });
    await storage.put('one.pdf', Buffer.from('1'), { ...options(), contentType: 'application/pdf' });
    const facts = await client.send(new HeadObjectCommand({ Bucket: 'results', Key: 'live/batches/one.pdf' }));
    expect(facts).toMatchObject({ ContentType: 'application/pdf', ContentLength: 1 });
    expect((await storage.get('one.pdf', options().signal)).toString()).toBe('1');
    await storage.put('batch/one.pdf', Buffer.from('1'), options());
    expect(await storage.deleteAll('batch')).toBe(1);
    expect((await storage.get('one.pdf', options().signal)).toString()).toBe('1');
  });
});

describe('a bucket that refuses', () => {
  it.each([
    [
      'of another owner',
      { credentials: STRANGER },
      /^the bucket results at 127\.0\.0\.1:\d+: PutObject is refused \(AccessDenied\); the policy must allow s3:PutObject$/,
    ],
    [
      'a wrong secret',
      { credentials: { ...OWNER, secretAccessKey: 'wrong-secret' } },
      /: the credentials are not accepted \(PutObject: SignatureDoesNotMatch\); check STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY$/,
    ],
    [
      'an unknown key',
      { credentials: { accessKeyId: 'press:nobody', secretAccessKey: 'wrong-secret' } },
      /: the credentials are not accepted \(PutObject: \w+\); check/,
    ],
    [
      'that does not exist',
      { bucket: 'results-missing' },
      /^the bucket results-missing at 127\.0\.0\.1:\d+: there is no such bucket$/,
    ],
    [
      'in another region',
      { region: 'mars-1' },
      /: the region is wrong or missing \(PutObject: AuthorizationHeaderMalformed\); check STORAGE_S3_REGION$/,
    ],
  ])('%s: says so, and no secret', async (_, change, message) => {
    const error: unknown = await bucket(change)
      .check()
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StorageUnavailableError);
    expect(String(error)).toMatch(new RegExp(message.source.replace(/^\^/, '^StorageUnavailableError: ')));
    expect(String(error)).not.toMatch(/secret(?!_ACCESS)|press:/);
  });

  it('says so for a stream in parts and for reading too', async () => {
    await bucket().put('private', Buffer.from('1'), options());
    const storage = bucket({ credentials: STRANGER });
    await expect(storage.putStream('big', megabytes(40), options())).rejects.toThrow('PutObject is refused (AccessDenied)');
    await expect(storage.get('private', options().signal)).rejects.toThrow('GetObject is refused (AccessDenied)');
    await expect(storage.deleteAll('any')).rejects.toThrow('ListBucket is refused (AccessDenied)');
  });
});

describe('a server that fails', () => {
  it('is not there: unavailable', async () => {
    const check = bucket({ endpoint: at(await freePort()) }).check();
    // Jest's realm hides the code ECONNREFUSED from the SDK.
    await expect(check).rejects.toThrow(/^the bucket results at 127\.0\.0\.1:\d+: PutObject failed \(\w+\)$/);
    await expect(check).rejects.toThrow(StorageUnavailableError);
  });

  it('hangs: unavailable, after the idle timeout', async () => {
    await using proxy = await startProxy(server.port);
    proxy.freeze();
    const storage = bucket({ endpoint: at(proxy.port), idleTimeoutMs: 200 });
    await expect(storage.put('hangs', Buffer.from('1'), options())).rejects.toThrow('PutObject failed (TimeoutError)');
  });

  it.each(['freeze', 'reset'] as const)('breaks off while it sends (%s): the stream fails', async (fault) => {
    await bucket().putStream('broken/result.zip', megabytes(30), options());
    await using proxy = await startProxy(server.port);
    const storage = bucket({ endpoint: at(proxy.port), idleTimeoutMs: 500 });
    const { stream } = await storage.read('broken/result.zip', options());
    await new Promise((resolve) => stream.once('readable', resolve));
    proxy[fault]();
    await expect(bytesOf(stream)).rejects.toThrow(StorageUnavailableError);
  });

  it('breaks off while it takes parts, and comes back: the upload succeeds', async () => {
    await using proxy = await startProxy(server.port);
    const storage = bucket({ endpoint: at(proxy.port) });
    let read = 0;
    const source = megabytes(50).on('data', () => {
      read += 1;
      if (read === 30) proxy.reset();
    });
    source.pause();
    await expect(storage.putStream('retried/result.zip', source, options())).resolves.toMatchObject({
      byteLength: 50 * 1024 * 1024,
    });
    expect(await unfinished()).toEqual([]);
  });
});
