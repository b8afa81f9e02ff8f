import { useEffect, useRef, useState } from 'preact/hooks';
import type { Fault, Print, Rendering, Selection } from '../../../shared/api.js';
import { askRendering, AskError, queryOf } from './api.js';

export interface Shown {
  /** What the stage shows: the newest print, or the last good one. */
  print: Print | null;
  fault: Fault | null;
  isLastGood: boolean;
  isPending: boolean;
  rendering: Rendering | null;
}

const NOTHING: Shown = { print: null, fault: null, isLastGood: false, isPending: true, rendering: null };

/** Keeps the print of a selection up to date. The old print stays until the new one is ready. After a fault, the last good one stays. */
export function useRendering(selection: Selection, revision: number, look: { page: number; width: number }): Shown {
  const [shown, setShown] = useState(NOTHING);
  const key = queryOf(selection).toString();
  const lastGood = useRef<{ key: string; print: Print } | null>(null);
  const isReady = selection.design !== '' && selection.sample !== '';

  useEffect(() => {
    if (!isReady) return;
    const abort = new AbortController();
    const take = (rendering: Rendering): void => {
      if (abort.signal.aborted) return;
      const { fault } = rendering;
      const kept = lastGood.current?.key === key ? lastGood.current.print : null;
      const print = rendering.print ?? kept;
      if (print && !fault) lastGood.current = { key, print };
      setShown({
        print,
        fault,
        isLastGood: rendering.isLastGood || (rendering.print === null && print !== null),
        isPending: false,
        rendering,
      });
    };
    setShown((before) => ({ ...before, isPending: true }));
    askRendering(selection, look, abort.signal).then(take, (error: unknown) => {
      if (abort.signal.aborted) return;
      const message = 'The studio does not answer. Is it still running?';
      const fault = error instanceof AskError ? error.fault : { code: 'gone', message, file: null, line: null, excerpt: [] };
      setShown((before) => ({ ...before, fault, isLastGood: before.print !== null, isPending: false }));
    });
    return () => abort.abort();
  }, [key, revision, isReady]);
  return shown;
}
