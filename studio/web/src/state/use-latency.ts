import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../../shared/api.js';
import type { Shown } from './use-rendering.js';

/** The time from saving until the page or its fault is on the screen; null before the first one. */
export function useLatency(saved: Change | null, shown: Shown): { latency: number | null; onShown: () => void } {
  const [latency, setLatency] = useState<number | null>(null);
  const pending = useRef<Change | null>(null);
  useEffect(() => {
    pending.current = saved;
  }, [saved]);
  const settle = useCallback(() => {
    const { current } = pending;
    if (!current) return;
    pending.current = null;
    setLatency(Math.max(0, Math.round(Date.now() - current.savedAt)));
  }, []);
  const isCurrent = !shown.isPending && (shown.rendering?.revision ?? 0) >= (saved?.revision ?? 0);
  const onShown = useCallback(() => {
    // The current image may still be of the previous version.
    if (isCurrent) settle();
  }, [settle, isCurrent]);
  // A fault has no image, and an unchanged page has no new one.
  const id = shown.print?.id ?? null;
  const before = useRef(id);
  useEffect(() => {
    if (isCurrent && (shown.fault || before.current === id)) settle();
    if (isCurrent) before.current = id;
  }, [shown, isCurrent]);
  return { latency, onShown };
}
