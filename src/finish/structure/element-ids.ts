import { Dictionary } from '../syntax/dictionary.js';
import { valuesOf } from '../syntax/values.js';
import { type Element, elementsOf } from './structure-tree.js';

const idLength = 6;

/**
 * Numbers the ids of elements anew, in the order of the document, also where cells name their heads. Chromium takes the numbers from a counter of the renderer, which goes on from
 * print to print, so equal documents would differ.
 * @returns the new ids, in order, with their elements
 */
export function renumberIds(top: Element): Map<string, number> {
  const newIds = new Map<string, string>();
  const ids = new Map<string, number>();
  const elements = elementsOf(top);
  for (const { number, entries } of elements) {
    const id = entries.get('/ID');
    if (id === undefined) continue;
    const newId = `(${String(newIds.size + 1).padStart(idLength, '0')})`;
    newIds.set(id, newId);
    ids.set(newId, number);
    entries.set('/ID', newId);
  }
  // The cells of a column have equal attributes.
  const known = new Map<string, string>();
  for (const { entries } of elements) {
    const attributes = entries.get('/A');
    if (attributes === undefined) continue;
    const shorter = known.get(attributes) ?? withoutDefaults(attributes, newIds);
    known.set(attributes, shorter);
    if (shorter === '[]') entries.delete('/A');
    else entries.set('/A', shorter);
  }
  return ids;
}

/** Attributes (ISO 32000-2, 14.7.6) of one owner in one dictionary, without spans of one cell, and with the new ids. Headers that are gone are left out. */
function withoutDefaults(attributes: string, newIds: ReadonlyMap<string, string>): string {
  const owners = new Map<string, Dictionary>();
  for (const value of attributes.startsWith('[') ? valuesOf(attributes) : [attributes]) {
    const one = Dictionary.parse(value);
    const owner = one.get('/O') ?? '';
    const all = owners.get(owner) ?? new Dictionary([['/O', owner]]);
    for (const [key, entry] of one) {
      if ((key === '/RowSpan' || key === '/ColSpan') && entry === '1') continue;
      all.set(
        key,
        key === '/Headers'
          ? `[${valuesOf(entry)
              .flatMap((id) => newIds.get(id) ?? [])
              .join(' ')}]`
          : entry,
      );
    }
    if (all.get('/Headers') === '[]') all.delete('/Headers');
    owners.set(owner, all);
  }
  const written = [...owners.values()].filter(({ size }) => size > 1).map(String);
  return written.length === 1 ? (written[0] ?? '') : `[${written.join('')}]`;
}
