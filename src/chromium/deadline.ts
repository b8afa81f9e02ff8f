/** A signal that aborts with its parent or after a timeout. Declare it with `using`, which stops the timer. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
}

/**
 * Starts a deadline: its signal aborts with the parent's reason when the parent does, or with `reason()` after `milliseconds` of the monotonic clock.
 * (Not `AbortSignal.any` and `AbortSignal.timeout`: those keep the timer and the listeners after the print is done.)
 */
export function startDeadline(parent: AbortSignal, milliseconds: number, reason: () => Error): Deadline {
  const controller = new AbortController();
  const follow = (): void => controller.abort(parent.reason);
  const timer = setTimeout(() => controller.abort(reason()), milliseconds);
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      parent.removeEventListener('abort', follow);
    },
  };
}

/** Waits for the work, and rejects with the signal's reason as soon as it aborts. The work itself goes on then; its outcome is ignored. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Waits for the work, and rejects after `milliseconds` with an error that names `what`. The work itself goes on then; its outcome is ignored. */
export async function withTimeout<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  using limit = startDeadline(
    new AbortController().signal,
    milliseconds,
    () => new Error(`${what} took longer than ${milliseconds} ms`),
  );
  return await unlessAborted(work, limit.signal);
}
