import { describe, expect, it, jest } from '@jest/globals';
import { PatientStorage } from '../../../src/batches/work/patient-storage.js';
import { StorageUnavailableError } from '../../../src/storage/errors.js';
import type { Storage } from '../../../src/storage/storage.js';

const FILE = { key: 'a/b', bytes: Buffer.from('x'), contentType: 'application/pdf' };
const refusal = () => Promise.reject(new StorageUnavailableError('the bucket refuses'));

/** A storage that refuses as long as it is told to. */
function refusing() {
  const state = { refuses: true, puts: 0, checks: 0 };
  const storage = {
    put: () => ((state.puts += 1), state.refuses ? refusal() : Promise.resolve()),
    check: () => ((state.checks += 1), state.refuses ? refusal() : Promise.resolve()),
  } as unknown as Storage;
  return { state, storage: new PatientStorage(storage) };
}

describe('the storage of a worker', () => {
  it('waits with the file in hand, and stores it once the storage takes it', async () => {
    const { state, storage } = refusing();
    const stored = storage.put(FILE, new AbortController().signal);
    setTimeout(() => (state.refuses = false), 300);
    await stored;
    expect(state.puts).toBeGreaterThan(1);
    await storage.assertUsable();
    expect(state.checks).toBe(0);
  });

  it('gives up after its patience, then asks before anything is printed, and takes files again when the storage does', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const { state, storage } = refusing();
    const given = storage.put(FILE, new AbortController().signal).catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect(await given).toBeInstanceOf(StorageUnavailableError);
    await expect(storage.assertUsable()).rejects.toThrow('the bucket refuses');
    state.refuses = false;
    await storage.assertUsable();
    await storage.assertUsable();
    expect(state.checks).toBe(2);
  });

  it('ends with the signal, and passes on what is no fault of the storage', async () => {
    const { storage } = refusing();
    const stop = new AbortController();
    const stopped = storage.put(FILE, stop.signal);
    stop.abort(new Error('the process ends'));
    await expect(stopped).rejects.toThrow('the process ends');
    const broken = new PatientStorage({ put: () => Promise.reject(new TypeError('a bad key')) } as unknown as Storage);
    await expect(broken.put(FILE, new AbortController().signal)).rejects.toThrow('a bad key');
  });
});
