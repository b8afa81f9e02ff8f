// A contact sheet asks for many documents: few at a time, so that the server has room for what is looked at.

const MOST_AT_A_TIME = 2;

const waiting: (() => void)[] = [];
let underWay = 0;

/** Runs a task when its turn has come; an aborted one is never run. */
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
