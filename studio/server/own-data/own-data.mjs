// The files that a designer dropped on the window, as samples. They are kept in memory while the studio runs, and nowhere else.
import { Thread } from '../threads.mjs';

/** @typedef {import('../../shared/api.js').OwnFile} OwnFile */
/** @typedef {import('../render/samples.mjs').LoadedSample} LoadedSample */

/** As much as an import takes. */
export const MOST_OWN_BYTES = 20 * 2 ** 20;

const DEADLINE_MS = 20_000;
const MEMORY_MB = 1024;
const MOST_FILES = 20;

/** @typedef {{ slot: number, version: number, file: OwnFile, samples: LoadedSample[] }} Entry */

/** Reads files, and keeps their documents. */
export class OwnData {
  #thread = new Thread(new URL('read-thread.mjs', import.meta.url), { name: 'reading the file', memoryMb: MEMORY_MB });
  /** @type {Map<string, Entry>} by the name of the file */
  #entries = new Map();
  #slots = 0;
  #versions = 0;

  /** The newest first. @returns {OwnFile[]} */
  files() {
    return [...this.#entries.values()].toReversed().map(({ file }) => file);
  }

  /** @returns {LoadedSample[]} */
  samples() {
    return [...this.#entries.values()].toReversed().flatMap(({ samples }) => samples);
  }

  /** @param {string} id */
  sample(id) {
    return this.samples().find((sample) => sample.id === id) ?? null;
  }

  /** Another number when the file of a document was read again; 0 for other samples. @param {string} id */
  versionOf(id) {
    return [...this.#entries.values()].find(({ file }) => file.samples.includes(id))?.version ?? 0;
  }

  /** Reads a file. It takes the place of one of the same name. @param {string} name @param {Buffer | null} bytes null: it is too large @returns {Promise<OwnFile>} */
  async add(name, bytes) {
    const known = this.#entries.get(name);
    if (!known && this.#entries.size >= MOST_FILES) {
      throw Object.assign(new Error(`there are ${MOST_FILES} files already: remove one first`), { code: 'too_many_files' });
    }
    const { documents, problems, furtherProblems } = await this.#read(bytes);
    const slot = known?.slot ?? ++this.#slots;
    const samples = documents.map(
      (document, index) =>
        /** @type {LoadedSample} */ ({
          ...document,
          note: `${name} · ${document.note}`,
          id: `your-data-${slot}/${index + 1}`,
          package: null,
          fault: null,
        }),
    );
    const file = { name, samples: samples.map(({ id }) => id), problems, furtherProblems };
    this.#entries.delete(name);
    this.#entries.set(name, { slot, version: ++this.#versions, file, samples });
    return file;
  }

  /** @param {string} name */
  remove(name) {
    this.#entries.delete(name);
  }

  close() {
    return this.#thread.close();
  }

  /** @param {Buffer | null} bytes @returns {Promise<import('./own-file.mjs').ReadFile>} */
  async #read(bytes) {
    if (!bytes) return refused(`The file is larger than ${MOST_OWN_BYTES / 2 ** 20} MB`);
    try {
      return await this.#thread.ask({ bytes }, { deadlineMs: DEADLINE_MS });
    } catch (error) {
      const message =
        error instanceof Error && 'fault' in error ? /** @type {{ message: string }} */ (error.fault).message : String(error);
      return refused(message);
    }
  }
}

/** @param {string} message @returns {import('./own-file.mjs').ReadFile} */
function refused(message) {
  return { documents: [], problems: [{ severity: 'error', place: null, message }], furtherProblems: 0 };
}
