/** What a browser's answers say while it prints. Give it back with `using`. */
export interface Heartbeat extends Disposable {
  readonly startedAt: number;
  /** The browser has answered a moment ago. */
  isAnswering(): boolean;
}

// Most prints are over before the browser is asked once.
const millisecondsBetweenQuestions = 500;
/** After two questions without an answer something is slow: the browser, or the host. */
const answeringMs = 2 * millisecondsBetweenQuestions;

/**
 * Asks a browser again and again while it prints, and calls `silent` when an answer takes longer than `responseTimeoutMs`. The browser's process answers also while
 * a page of it works hard: so a document that takes its time is told from a browser that hangs.
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
    // A closed connection is not an answer. The print itself fails too.
    ask().then(answered, () => undefined);
    after(responseTimeoutMs, () => {
      // An answer may be there, and this process have had no time to read it.
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
