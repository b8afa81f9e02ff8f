import type { ExplainedTerm } from '../e-invoice/index.js';
import type { DocumentView, MarkedText } from '../templates/index.js';
import { plain, shows } from './same-text.js';
import { wantedText } from './wanted-text.js';

/**
 * The texts of the page that show each term, as their positions in `texts`; none if the term is for machines alone.
 * @param view of the document, as the template got it
 * @param texts of the view, by their paths
 */
export function printedTerms(terms: readonly ExplainedTerm[], view: DocumentView, texts: readonly MarkedText[]): number[][] {
  const byHead = new Map<string, { at: number; path: string; text: string }[]>();
  const whole = wholeLinks(texts);
  texts.forEach(({ path, text: own }, at) => {
    const text = whole.get(linkOf(path) ?? '') ?? own;
    const head = headOf(path);
    const known = byHead.get(head) ?? [];
    known.push({ at, path, text: plain(text) });
    byHead.set(head, known);
  });
  return terms.map((term) => {
    const { within, texts: wanted } = wantedText(term, view);
    const values = wanted.map(plain);
    const found = within.flatMap((place) =>
      (byHead.get(headOf(place)) ?? []).filter(
        ({ path, text }) => isWithin(path, place) && values.some((value) => shows(text, value)),
      ),
    );
    return [...new Set(found.map(({ at }) => at))].toSorted((one, other) => one - other);
  });
}

/** `seller.contacts[0]` of a piece of it; null: the text is no piece of a link. */
function linkOf(path: string): string | null {
  return /^(.*)\.parts\[\d+\]$/.exec(path)?.[1] ?? null;
}

/** The texts of links, which the view has in pieces. */
function wholeLinks(texts: readonly MarkedText[]): ReadonlyMap<string, string> {
  const whole = new Map<string, string>();
  for (const { path, text } of texts) {
    const link = linkOf(path);
    if (link !== null) whole.set(link, (whole.get(link) ?? '') + text);
  }
  return whole;
}

/** An entry of a list, else a part of the view: so that a term of a line looks at its line alone. */
function headOf(path: string): string {
  return /^lines\.items\[\d+\]/.exec(path)?.[0] ?? /^\w+/.exec(path)?.[0] ?? '';
}

function isWithin(path: string, place: string): boolean {
  return path === place || (path.startsWith(place) && /^[.[]/.test(path.slice(place.length)));
}
