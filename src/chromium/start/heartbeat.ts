/** Watches whether a browser answers while it prints. Declare it with `using`, which ends the watch. */
export interface Heartbeat extends Disposable {
  readonly startedAt: number;
  /** Whether the browser answered within the last second. */
  isAnswering(): boolean;
}

// Most prints are over before the browser is asked once.
const millisecondsBetweenQuestions = 500;
/** After two questions without an answer something is slow: the browser, or the host. */
const answeringMs = 2 * millisecondsBetweenQuestions;

/**
 * Asks a browser again and again while it prints, and calls `silent` when an answer takes longer than `responseTimeoutMs`. The browser's process answers even while one of
 * its pages is busy. This tells a slow document from a browser that hangs.
 */
export function watchHeartbeat(ask: () => Promise<unknown>, responseTimeoutMs: number, silent: () => void): Heartbeat {
  const startedAt = performance.now();
  let answeredAt = -Infinity;
  let isOver = false;
  let timer: NodeJS.Timeout;
  const after = (milliseconds: number, action: () => void): void => {
    timer = setTimeout(action, milliseconds);
  };
  const question = (): void => {
    let isAnswered = false;
    const answered = (): void => {
      if (isOver) return;
      isAnswered = true;
      answeredAt = performance.now();
      clearTimeout(timer);
      after(millisecondsBetweenQuestions, question);
    };
    // An error is not an answer. If the connection is closed, the print itself fails too.
    ask().then(answered, () => undefined);
    after(responseTimeoutMs, () => {
      // The answer may have arrived while this process had no time to read it.
      after(answeringMs / 10, () => {
        if (!isAnswered && !isOver) silent();
      });
    });
  };
  after(millisecondsBetweenQuestions, question);
  return {
    startedAt,
    isAnswering: () => performance.now() - answeredAt < answeringMs,
    [Symbol.dispose]() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
