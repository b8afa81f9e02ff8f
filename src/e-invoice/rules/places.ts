import type { EInvoiceSyntax } from '../profiles.js';
import type { Place } from '../terms/place.js';
import type { EInvoice, Line, PostalAddress } from '../terms/terms.js';

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

/** The same for what a line may have several of: the places in all lines where a test fails. */
export function whereInLines<Group extends 'BG-27' | 'BG-28' | 'BG-32' | 'BT-158'>(
  invoice: EInvoice,
  group: Group,
  fails: (item: Line[Group][number]) => boolean,
  ...rest: Place
): Place[] {
  const places: Place[] = [];
  invoice['BG-25'].forEach((line, at) => {
    const items: readonly Line[Group][number][] = line[group];
    items.forEach((item, position) => {
      if (fails(item)) places.push(['BG-25', at, group, position, ...rest]);
    });
  });
  return places;
}

/** Whether an address has no country. In UBL the official tests do not ask that of an address that is not there at all. */
export function lacksCountry(address: PostalAddress | undefined, syntax: EInvoiceSyntax): boolean {
  return isBlank(address?.country) && (address !== undefined || syntax === 'CII');
}
