import { useEffect } from 'preact/hooks';
import type { Shown } from './use-rendering.js';

/** The name of the browser's tab: a fault shows there too, when the designer looks at the editor. */
export function useTitle({ fault, print }: Shown): void {
  useEffect(() => {
    document.title = `${fault ? '✗ ' : ''}${print?.title ?? 'Studio'} · invoice-press studio`;
  }, [fault, print]);
}
