// The state of the page: the catalogue, the selection, and saved changes.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Catalogue, Change as Saved } from '../../../shared/api.js';
import { askCatalogue } from './api.js';
import { type Change, type Choice, choiceIn, hashOf, held } from './choice.js';

export interface StudioState {
  catalogue: Catalogue | null;
  choice: Choice;
  change: (change: Change) => void;
  /** Counts the savings. */
  revision: number;
  saved: Saved | null;
  isConnected: boolean;
  /** Loads the catalogue again, after a save and after its page is shown. */
  refresh: () => void;
  /** Loads the catalogue again, and chooses of what is new in it. */
  choose: (change: Change) => void;
}

/** The state that all views share. */
export function useStudio(): StudioState {
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  const [choice, setChoice] = useState<Choice>(() => choiceIn(location.hash));
  const [saved, setSaved] = useState<Saved | null>(null);
  const [isConnected, setConnected] = useState(true);
  const [epoch, setEpoch] = useState(0);

  const choose = useCallback((wish: Change) => {
    const take = (found: Catalogue): void => {
      setCatalogue(found);
      setChoice((before) => held({ ...before, ...wish }, found));
    };
    askCatalogue().then(take, () => setConnected(false));
  }, []);
  const refresh = useCallback(() => choose({}), [choose]);
  useServerEvents(setSaved, setConnected, () => setEpoch((count) => count + 1));
  useEffect(refresh, [refresh, epoch]);

  useEffect(() => {
    if (catalogue) history.replaceState(null, '', hashOf(choice));
  }, [catalogue, choice]);
  useEffect(() => {
    const follow = (): void => setChoice((before) => (hashOf(before) === location.hash ? before : choiceIn(location.hash)));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  const change = useCallback(
    (wish: Change) => setChoice((before) => (catalogue ? held({ ...before, ...wish }, catalogue) : { ...before, ...wish })),
    [catalogue],
  );
  return { catalogue, choice, change, revision: (saved?.revision ?? 0) + epoch * 1e6, saved, isConnected, refresh, choose };
}

function useServerEvents(onSaved: (saved: Saved) => void, onConnection: (isOpen: boolean) => void, onReturn: () => void): void {
  const wasLost = useRef(false);
  useEffect(() => {
    const events = new EventSource('/api/events');
    events.addEventListener('change', ({ data }: MessageEvent<string>) => onSaved(JSON.parse(data) as Saved));
    events.addEventListener('open', () => {
      onConnection(true);
      // The server may have restarted, or have seen changes that the page missed.
      if (wasLost.current) onReturn();
      wasLost.current = false;
    });
    events.addEventListener('error', () => {
      wasLost.current = true;
      onConnection(false);
    });
    return () => events.close();
  }, []);
}
