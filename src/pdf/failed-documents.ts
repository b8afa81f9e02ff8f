import type { ErrorCode } from '../invoices/error-code.js';

/** How long a document that cannot be printed is not tried again, in milliseconds. */
const REMEMBERED_MS = 60_000;
/** So many are remembered; beyond that the oldest is forgotten. */
const MOST = 1000;

/**
 * Remembers documents whose print failed on two browsers, or took all the time of one. For a while they are refused immediately: otherwise one of them could take one browser
 * after the other down.
 */
export class FailedDocuments {
  readonly #failures = new Map<string, { error: unknown; until: number }>();

  /** @param key names the document as it is now: another version of it is another document @throws what its print failed with */
  check(key: string): void {
    const failure = this.#failures.get(key);
    if (!failure) return;
    if (performance.now() < failure.until) throw failure.error;
    this.#failures.delete(key);
  }

  /** Notes that a print failed, where its error says that the document is at fault. */
  note(key: string, error: unknown): void {
    if (!blamesDocument(error)) return;
    this.#failures.delete(key);
    this.#failures.set(key, { error, until: performance.now() + REMEMBERED_MS });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST && oldest !== undefined) this.#failures.delete(oldest);
  }
}

/** A time-out is the document's fault only where the print says so: a busy host, a hung browser and an impatient caller are not. */
function blamesDocument(error: unknown): boolean {
  const { code, documentIsSlow } = (error ?? {}) as { code?: ErrorCode; documentIsSlow?: unknown };
  if (code === 'render_timeout') return documentIsSlow === true;
  return code === 'render_failed' || code === 'document_check_failed';
}
