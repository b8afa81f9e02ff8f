import { type Place, placeText } from '../terms/place.js';
import type { Places } from './source.js';

/** Groups of the standard whose terms the model has in the group around them. */
const FLAT: ReadonlySet<string | number> = new Set(['BG-2', 'BG-29', 'BG-30', 'BG-31']);
/** The part of an identifier or a file, such as the scheme of the electronic address: `BT-34-1`. */
const PART = /^(BT-\d+)-\d+$/;

/** The XPath of a place, or of the nearest place around it that was noted. */
export function xpathAt(place: Place, places: Places): string {
  const steps = place
    .filter((step, at) => at === place.length - 1 || !FLAT.has(step))
    .map((step) => (typeof step === 'string' ? step.replace(PART, '$1') : step));
  for (let length = steps.length; length > 0; length -= 1) {
    const found = places.get(placeText(steps.slice(0, length)));
    if (found !== undefined) return found;
  }
  return places.get('') ?? '';
}
