import { elementsOf, type Element } from '../structure-tree.js';

/** A figure without alternative text that holds a figure with one is only the frame of it: `<figure><svg role="img" aria-label="…">…</figure>`. */
export function unframeFigures(top: Element): void {
  for (const element of elementsOf(top)) {
    if (element.type !== 'Figure' || hasAlternative(element)) continue;
    const holdsFigure = elementsOf(element).some(
      (inner) => inner !== element && inner.type === 'Figure' && hasAlternative(inner),
    );
    if (holdsFigure) element.type = 'Div';
  }
}

/** Whether an element says in words what it shows. */
export function hasAlternative({ entries }: Element): boolean {
  return !isBlank(entries.get('/Alt')) || !isBlank(entries.get('/ActualText'));
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || /^(?:\(\s*\)|<\s*(?:FEFF)?\s*>)$/i.test(value);
}
