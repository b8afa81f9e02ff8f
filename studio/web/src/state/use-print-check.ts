import { useEffect, useState } from 'preact/hooks';
import type { Fault, Finding } from '../../../shared/api.js';
import { askCheck, AskError } from './api.js';

/** What `npm run templates:check` says about the template as it is now. */
export interface PrintCheck {
  /** Undefined until it is done. */
  findings: Finding[] | undefined;
  fault: Fault | null;
  isRunning: boolean;
  /** Runs it for this version. */
  run: () => void;
}

/** It prints many documents, so it waits until nobody types. */
const QUIET_MS = 2500;

interface State {
  key: string;
  findings: Finding[] | undefined;
  fault: Fault | null;
}

/** Checks the printed pages while the contact sheet is open, or when asked. @param isAlways whether every version is checked */
export function usePrintCheck(design: string, revision: number | undefined, isAlways: boolean): PrintCheck {
  const key = `${design} ${revision ?? ''}`;
  const [asked, setAsked] = useState('');
  const [state, setState] = useState<State>({ key: '', findings: undefined, fault: null });
  const isDone = state.key === key;
  const isWanted = design !== '' && revision !== undefined && !isDone && (isAlways || asked === key);
  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    const check = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, asked === key ? 0 : QUIET_MS));
      if (abort.signal.aborted) return;
      try {
        setState({ key, findings: await askCheck(design, abort.signal), fault: null });
      } catch (error) {
        if (error instanceof AskError) setState({ key, findings: undefined, fault: error.fault });
      }
    };
    void check();
    return () => abort.abort();
  }, [key, isWanted]);
  return {
    findings: isDone ? state.findings : undefined,
    fault: isDone ? state.fault : null,
    isRunning: isWanted,
    run: () => setAsked(key),
  };
}
