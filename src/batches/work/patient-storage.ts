import type { Storage } from '../../storage/storage.js';
import { codeOfFault } from './passing-fault.js';

/** How long a fault of the storage is waited for, in milliseconds: after that it may refuse for good. */
const PATIENCE_MS = 20_000;

/** Pause before the first further attempt, in milliseconds; each one after it is twice as long, up to the longest. */
const PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** A file to store. */
export interface FileToStore {
  key: string;
  bytes: Buffer;
  contentType: string;
}

/**
 * The storage of a worker. It waits for a fault that passes, with the file in hand, so that nothing is printed twice. While the storage has just refused for longer than that, it says
 * so before anything is printed.
 */
export class PatientStorage {
  readonly #storage: Storage;
  #fault: unknown;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Costs nothing unless the last file could not be stored. @throws StorageUnavailableError | StorageFullError if the storage still refuses */
  async assertUsable(): Promise<void> {
    if (this.#fault === undefined) return;
    await this.#storage.check();
    this.#fault = undefined;
  }

  /** @param signal fires when no more attempts are to be made @throws StorageUnavailableError | StorageFullError | the reason of the signal */
  async put({ key, bytes, contentType }: FileToStore, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    for (let pauseMs = PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.#storage.put(key, bytes, { contentType, signal });
        this.#fault = undefined;
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (!codeOfFault(error).startsWith('storage_')) throw error;
        if (performance.now() - started > PATIENCE_MS) {
          this.#fault = error;
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }
}
