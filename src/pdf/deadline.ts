import type { ErrorCode } from '../invoices/error-code.js';

/** The time for a request is over. */
export class DeadlineError extends Error {
  readonly code = 'render_timeout' satisfies ErrorCode;
  override readonly name = 'DeadlineError';

  constructor(milliseconds: number) {
    super(`the document was not ready within ${milliseconds} ms`);
  }
}

/** The caller closed the connection before the answer was ready. */
export class CallerGoneError extends Error {
  readonly code = 'caller_gone' satisfies ErrorCode;
  override readonly name = 'CallerGoneError';

  constructor() {
    super('the caller closed the connection');
  }
}

/** Waits for work until the signal fires. If it has already fired, the work is not started. @throws the signal's reason, or what the work throws */
export async function within<T>(signal: AbortSignal, work: () => Promise<T> | T): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, cancel } = abortion(signal);
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    cancel();
  }
}

function abortion(signal: AbortSignal): { promise: Promise<never>; cancel: () => void } {
  let listener = () => {};
  const promise = new Promise<never>((_, reject) => {
    listener = () => reject(signal.reason as Error);
    signal.addEventListener('abort', listener, { once: true });
  });
  // When it fires, nobody may be listening any more.
  promise.catch(() => undefined);
  return { promise, cancel: () => signal.removeEventListener('abort', listener) };
}
