import { useEffect } from 'preact/hooks';
import type { Shown } from './use-rendering.js';

/** The title of the browser tab. It shows a fault too, for a designer who looks at the editor. */
export function useTitle({ fault, print }: Shown): void {
  useEffect(() => {
    document.title = `${fault ? '✗ ' : ''}${print?.title ?? 'Studio'} · invoice-press studio`;
  }, [fault, print]);
}
