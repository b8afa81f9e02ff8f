// Lists that are one Tab stop; the arrow keys move inside.

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Moves the focus among the items (`[data-item]`) of the list that got the key. */
export function moveInList(event: KeyboardEvent): void {
  const list = event.currentTarget;
  if (!(list instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const step = STEPS[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined || at < 0 ? null : at + step;
  const item = to === null ? undefined : items[Math.max(0, Math.min(items.length - 1, to))];
  if (!item) return;
  event.preventDefault();
  item.focus();
}
