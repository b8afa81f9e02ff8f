import type { ErrorCode } from '../invoices/error-code.js';

/** How long a failed document is refused, in milliseconds. */
const REMEMBERED_MS = 60_000;
/** The most documents to remember; beyond that, the oldest is forgotten. */
const MOST = 1000;

/**
 * Remembers documents that failed on two browsers, or took too long. They are refused immediately for a while. Otherwise one such document could crash one
 * browser after the other.
 */
export class FailedDocuments {
  readonly #failures = new Map<string, { error: unknown; until: number }>();

  /** @param key names this version of the document: another version is another document @throws the error of its failed print */
  check(key: string): void {
    const failure = this.#failures.get(key);
    if (!failure) return;
    if (performance.now() < failure.until) throw failure.error;
    this.#failures.delete(key);
  }

  /** Notes a failed print, if its error says that the document is at fault. */
  note(key: string, error: unknown): void {
    if (!blamesDocument(error)) return;
    this.#failures.delete(key);
    this.#failures.set(key, { error, until: performance.now() + REMEMBERED_MS });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST && oldest !== undefined) this.#failures.delete(oldest);
  }
}

/** A timeout is the document's fault only if the print says so. It is not if the host is busy, the browser hangs or the caller leaves. */
function blamesDocument(error: unknown): boolean {
  const { code, documentIsSlow } = (error ?? {}) as { code?: ErrorCode; documentIsSlow?: unknown };
  if (code === 'render_timeout') return documentIsSlow === true;
  return code === 'render_failed' || code === 'document_check_failed';
}
