// A contact sheet needs many documents. It requests few at a time, so that the server can answer for the page in view.

const MOST_AT_A_TIME = 2;

const waiting: (() => void)[] = [];
let underWay = 0;

/** Runs a task in its turn. An aborted task never runs. */
export async function inTurn<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
  if (underWay >= MOST_AT_A_TIME) await new Promise<void>((resolve) => waiting.push(resolve));
  underWay += 1;
  try {
    signal.throwIfAborted();
    return await task();
  } finally {
    underWay -= 1;
    waiting.shift()?.();
  }
}
