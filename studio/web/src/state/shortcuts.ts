// The keys of the studio: one table for what they do and for the page that lists them.
import { useEffect } from 'preact/hooks';

export interface Shortcut {
  /** `KeyboardEvent.key`. */
  keys: string[];
  does: string;
  run: () => void;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: Shortcut[];
}

/** Runs shortcuts, but never while somebody types, and never instead of the browser's own. */
export function useShortcuts(groups: readonly ShortcutGroup[], isOn: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (!isOn && event.key !== '?') return;
      const shortcut = groups.flatMap(({ shortcuts }) => shortcuts).find(({ keys }) => keys.includes(event.key));
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** Elements in which typing has a meaning. */
const TYPING = 'input:not([type=radio], [type=checkbox], [type=range], [type=color]), select, textarea, [contenteditable]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(TYPING) !== null;
}
