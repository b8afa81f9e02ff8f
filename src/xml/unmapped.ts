import type { Unmapped } from '../invoices/warning.js';
import { trimmed, type XmlElement } from './element.js';

/** Attributes that only say which code list or which list of identifiers an element is from, where the standard allows one. */
const QUALIFIERS =
  /^(?:list(?:ID|Name|URI|SchemeURI|VersionID|AgencyID|AgencyName)|schemeAgency(?:ID|Name)|scheme(?:Name|URI|DataURI|VersionID)|unitCodeList(?:ID|AgencyID|AgencyName)|currencyCodeListVersionID)$/;

const MOST = 10_000;

/** Collects what was not read of an XML document. */
export class UnmappedCollector {
  readonly found: Unmapped[] = [];
  /** How many more there are than `found` holds. */
  further = 0;

  /** Everything in the element that was not read. */
  collect(element: XmlElement): void {
    if (!element.isRead) this.#add(element, '', element.text);
    for (const { name, value, isRead } of element.attributes) {
      if (isRead || name.startsWith('xsi:') || (element.isRead && QUALIFIERS.test(name))) continue;
      this.#add(element, `/@${name}`, value);
    }
    for (const child of element.children) this.collect(child);
  }

  #add(element: XmlElement, suffix: string, content: string): void {
    const { length } = trimmed(content);
    if (length > 0) this.add({ xpath: element.xpath + suffix, length });
  }

  /** Something that was read, and has no place all the same. */
  add(unmapped: Unmapped): void {
    if (this.found.length < MOST) this.found.push(unmapped);
    else this.further += 1;
  }
}
