import type { XmlElement } from '../../xml/element.js';
import type { Locate, Place } from '../terms/place.js';
import { type Sources, xpathOfSource } from './sources.js';

interface Located {
  /** The element of the group, or the nearest one above it if it is absent. */
  element: XmlElement;
  /** What can be in it. */
  sources: Sources;
}

/** Which element each group of an invoice was read from. */
export class Places {
  readonly #located = new Map<unknown, Located>();

  /** Notes where a group was read. @param sources where its terms and groups are, by their ids */
  note<T extends object>(group: T, element: XmlElement, sources: Sources = {}): T {
    this.#located.set(group, { element, sources });
    return group;
  }

  /** Says where the places in a group that was noted stand. */
  locate(group: object): Locate {
    return (place) => this.#xpathOf(group, place);
  }

  #xpathOf(invoice: object, place: Place): string {
    let value: unknown = invoice;
    let group = this.#located.get(value);
    let xpath = group?.element.xpath ?? '/';
    for (const step of place) {
      value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
      const below = this.#located.get(value);
      if (below !== undefined) {
        group = below;
        xpath = below.element.xpath;
      } else if (group !== undefined && typeof step === 'string') {
        const source = group.sources[step];
        if (source !== undefined) xpath = xpathOfSource(group.element, source);
      }
    }
    return xpath;
  }
}
