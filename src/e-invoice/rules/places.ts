import type { Place } from '../terms/place.js';

/** Whether a term is not there: an empty text says as little as none. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** One place if a rule is broken there, else none. */
export function when(isBroken: boolean, ...place: Place): Place[] {
  return isBroken ? [place] : [];
}

/** The same, said of what must hold. */
export function unless(holds: boolean, ...place: Place): Place[] {
  return when(!holds, ...place);
}

/**
 * The places in a group that stands several times where a test fails.
 * @param group such as `['BG-25']`; the position of the item follows it
 * @param rest what follows the position, down to the term
 */
export function where<Item>(items: readonly Item[], group: Place, fails: (item: Item) => boolean, ...rest: Place): Place[] {
  const places: Place[] = [];
  items.forEach((item, at) => {
    if (fails(item)) places.push([...group, at, ...rest]);
  });
  return places;
}
