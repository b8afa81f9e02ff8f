import type { DocumentView } from '../../view/document/document-view.js';
import type { Message } from '../../view/language/messages.js';
import type { OwnMessagePlaces } from '../manifest.js';

/** The messages of a template's own, filled from a view. One whose field the document does not have is null. */
export function ownLabels(
  view: DocumentView,
  places: OwnMessagePlaces,
  messages: ReadonlyMap<string, Message>,
  isolated: (text: string) => string,
): Record<string, string | null> {
  const filled = [...messages].map(([key, message]): [string, string | null] => {
    const values = Object.entries(places[key] ?? {}).map(([place, path]) => [place, textAt(view, path)] as const);
    if (values.some(([, text]) => text === null)) return [key, null];
    return [key, message(Object.fromEntries(values.map(([place, text]) => [place, shown(text ?? '', isolated)])))];
  });
  return Object.fromEntries(filled);
}

/** Data among words of the other direction is isolated; codes such as "credit-note" stay as they are, because a message selects by them. */
function shown(text: string, isolated: (text: string) => string): string {
  return /^[a-z-]+$/.test(text) ? text : isolated(text);
}

function textAt(view: DocumentView, path: string): string | null {
  let value: unknown = view;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' && value !== '' ? value : null;
}
