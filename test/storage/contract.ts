import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import { ObjectNotFoundError } from '../../src/storage/errors.js';
import { bytesOf } from '../../src/storage/exactly.js';
import type { Storage } from '../../src/storage/storage.js';

const MEGABYTE = 1024 * 1024;

export const options = () => ({ contentType: 'application/octet-stream', signal: AbortSignal.timeout(20_000) });

/** So many megabytes, each of another letter. */
export function megabytes(count: number): Readable {
  return Readable.from(
    Array.from({ length: count }, (_, index) => Buffer.alloc(MEGABYTE, 97 + (index % 26))),
    { objectMode: false },
  );
}

/** What every kind of storage promises. @param storage one with nothing in it that these tests have alone */
export function keepsThePromises(storage: () => Storage): void {
  const get = (key: string) => storage().get(key, AbortSignal.timeout(20_000));

  it('can be checked, and nothing stays behind', async () => {
    await expect(storage().check()).resolves.toBeUndefined();
  });

  it('returns what was put, and replaces it', async () => {
    await storage().put('put/one.pdf', Buffer.from('first, and longer'), options());
    await storage().put('put/one.pdf', Buffer.from('second'), options());
    expect((await get('put/one.pdf')).toString()).toBe('second');
  });

  it.each([0, 1, 30])('stores a stream of %d megabytes, and says its size and hash', async (count) => {
    const whole = await bytesOf(megabytes(count));
    const stored = await storage().putStream('stream/result.zip', megabytes(count), options());
    expect(stored).toEqual({ byteLength: whole.length, sha256: createHash('sha256').update(whole).digest('hex') });
    expect((await get('stream/result.zip')).equals(whole)).toBe(true);
  });

  it.each([
    [undefined, '0123456789'],
    [{ start: 0, end: 0 }, '0'],
    [{ start: 3, end: 5 }, '345'],
    [{ start: 8, end: 500 }, '89'],
  ])('reads the range %j', async (range, expected) => {
    await storage().put('range/digits', Buffer.from('0123456789'), options());
    const { stream, byteLength } = await storage().read('range/digits', { ...(range && { range }), signal: options().signal });
    expect([byteLength, (await bytesOf(stream)).toString()]).toEqual([expected.length, expected]);
  });

  it('refuses a range behind the last byte', async () => {
    await storage().put('range/digits', Buffer.from('0123456789'), options());
    const read = storage().read('range/digits', { range: { start: 10, end: 12 }, signal: options().signal });
    await expect(read).rejects.toThrow(RangeError);
  });

  it('says that an object is not there', async () => {
    await storage().put('there/one', Buffer.from('1'), options());
    for (const key of ['there/two', 'nowhere/one', 'there/one/below'])
      await expect(get(key)).rejects.toMatchObject({ code: 'not_found', message: new ObjectNotFoundError(key).message });
  });

  it('deletes what is below a prefix, and nothing beside it', async () => {
    for (const key of ['batch/1/a', 'batch/1/deep/b', 'batch/10/c', 'batch/1.zip'])
      await storage().put(key, Buffer.from(key), options());
    expect(await storage().deleteAll('batch/1')).toBe(2);
    expect(await storage().deleteAll('batch/1')).toBe(0);
    await expect(get('batch/1/a')).rejects.toThrow(ObjectNotFoundError);
    for (const key of ['batch/10/c', 'batch/1.zip']) expect((await get(key)).toString()).toBe(key);
  });

  it('passes the error of a failed stream on, and keeps what was there', async () => {
    await storage().put('failing/result.zip', Buffer.from('old'), options());
    const failure = new Error('the database is gone');
    const failing = Readable.from(
      (async function* () {
        yield* megabytes(40);
        throw failure;
      })(),
      { objectMode: false },
    );
    await expect(storage().putStream('failing/result.zip', failing, options())).rejects.toBe(failure);
    expect((await get('failing/result.zip')).toString()).toBe('old');
  });

  it('stops at its signal with the reason of that', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled');
    const endless = Readable.from(
      (async function* () {
        for (let sent = 0; ; sent++) {
          if (sent === 40) stop.abort(reason);
          yield Buffer.alloc(MEGABYTE);
        }
      })(),
      { objectMode: false },
    );
    await expect(storage().putStream('aborted/result.zip', endless, { ...options(), signal: stop.signal })).rejects.toBe(reason);
    expect(endless.destroyed).toBe(true);
    await expect(get('aborted/result.zip')).rejects.toThrow(ObjectNotFoundError);
    await expect(storage().put('aborted/one', Buffer.from('1'), { ...options(), signal: stop.signal })).rejects.toBe(reason);
    await expect(storage().get('aborted/one', stop.signal)).rejects.toBe(reason);
  });

  it('ends a reading stream at its signal', async () => {
    await storage().putStream('reading/result.zip', megabytes(30), options());
    const stop = new AbortController();
    const { stream } = await storage().read('reading/result.zip', { signal: stop.signal });
    const reason = new Error('cancelled');
    const read = (async () => {
      for await (const _ of stream) stop.abort(reason);
    })();
    await expect(read).rejects.toBe(reason);
  });

  it.each([
    '',
    '/',
    '/etc/passwd',
    '..',
    '../x',
    'a/../b',
    'a//b',
    'a/',
    './a',
    'a\\b',
    'a b',
    'a~b',
    'ä',
    'a\0',
    'a\n',
    'x'.repeat(201),
  ])('takes no key %j', async (key) => {
    await expect(storage().put(key, Buffer.from('1'), options())).rejects.toThrow(TypeError);
    await expect(storage().putStream(key, megabytes(1), options())).rejects.toThrow(TypeError);
    await expect(get(key)).rejects.toThrow(TypeError);
    await expect(storage().deleteAll(key)).rejects.toThrow(TypeError);
  });
}
