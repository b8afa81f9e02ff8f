import type { XmlElement } from '../../xml/element.js';
import type { Place } from '../terms/place.js';
import { type Sources, xpathOfSource } from './sources.js';

/** Is told which element each group was read from. */
export interface Places {
  /** Returns the group. @param sources where its terms and groups are in the element, by their ids */
  note: <T extends object>(group: T, element: XmlElement, sources?: Sources) => T;
}

/** Forgets it: most documents have no fault that must be found. */
export const UNNOTED: Places = { note: (group) => group };

interface Located {
  element: XmlElement;
  sources: Sources;
}

/** Groups of the standard whose terms the model has in the group around them. */
const FLAT: ReadonlySet<string | number> = new Set(['BG-2', 'BG-29', 'BG-30', 'BG-31']);
/** A part of an identifier or a file, such as the scheme of the electronic address: `BT-34-1`. */
const PART = /^(BT-\d+)-\d+$/;

/** Remembers it. */
export class NotedPlaces implements Places {
  readonly #located = new Map<unknown, Located>();

  note<T extends object>(group: T, element: XmlElement, sources: Sources = {}): T {
    this.#located.set(group, { element, sources });
    return group;
  }

  /** The XPath of a place in a group that was noted, or of the nearest element above it that is there. */
  xpathIn(outermost: object, place: Place): string {
    let value: unknown = outermost;
    let group = this.#located.get(value);
    let xpath = group?.element.xpath ?? '';
    for (const step of stepsOf(place)) {
      value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
      const below = this.#located.get(value);
      if (below !== undefined) {
        group = below;
        xpath = below.element.xpath;
      } else if (group !== undefined) {
        const source = group.sources[step];
        if (source !== undefined) xpath = xpathOfSource(group.element, source);
      }
    }
    return xpath;
  }
}

function stepsOf(place: Place): Place {
  return place
    .filter((step, at) => at === place.length - 1 || !FLAT.has(step))
    .map((step) => (typeof step === 'string' ? step.replace(PART, '$1') : step));
}
