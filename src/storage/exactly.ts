import { finished, Transform, type Readable } from 'node:stream';
import { StorageUnavailableError } from './errors.js';

/**
 * Passes a stream on, and fails unless it delivers exactly so many bytes: a reader must not take the first half of an object for the whole.
 * @param signal ends it with its reason
 * @param asError what a failure of the source becomes
 */
export function exactly(source: Readable, byteLength: number, signal: AbortSignal, asError: (error: unknown) => Error): Readable {
  let missing = byteLength;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      missing -= chunk.length;
      done(missing < 0 ? new StorageUnavailableError('the storage delivered more bytes than it said') : null, chunk);
    },
    flush(done) {
      done(missing > 0 ? new StorageUnavailableError(`the storage broke off: ${missing} bytes are missing`) : null);
    },
  });
  // Between its opening and its reader, nobody else may be listening. The reader still gets the error.
  counted.on('error', () => undefined);
  finished(source, (error) => {
    if (error) counted.destroy(asError(error));
  });
  const stop = () => counted.destroy(signal.reason as Error);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  counted.once('close', () => {
    signal.removeEventListener('abort', stop);
    source.destroy();
  });
  return source.pipe(counted);
}

/** All bytes of a stream. */
export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
