import { type Inputs, useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../../shared/api.js';
import { AskError } from './api.js';

export interface Answer<T> {
  value: T | undefined;
  fault: Fault | null;
}

/** Asks whenever an input changes, and keeps the last answer until the next one arrives. */
export function useAnswer<T>(ask: (signal: AbortSignal) => Promise<T>, inputs: Inputs): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ value: undefined, fault: null });
  useEffect(() => {
    const abort = new AbortController();
    const take = async (): Promise<void> => {
      try {
        const value = await ask(abort.signal);
        if (!abort.signal.aborted) setAnswer({ value, fault: null });
      } catch (error) {
        if (!abort.signal.aborted && error instanceof AskError) setAnswer(({ value }) => ({ value, fault: error.fault }));
      }
    };
    void take();
    return () => abort.abort();
  }, inputs);
  return answer;
}
