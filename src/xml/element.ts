/** An attribute, under its name with the standard's prefix. */
export interface XmlAttribute {
  name: string;
  value: string;
  isRead: boolean;
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** An element of an XML document. Remembers what was read of it, so that nothing is dropped in silence. */
export class XmlElement {
  /** With the prefix that the standards use, such as `cbc:ID`, whatever prefix the document uses. */
  readonly name: string;
  readonly parent: XmlElement | null;
  readonly children: XmlElement[] = [];
  readonly attributes: readonly XmlAttribute[];
  /** Among the siblings of its name, from 1. */
  readonly position: number;
  /** Whether it has a sibling of its name. */
  isRepeated = false;
  text = '';
  isRead = false;

  constructor(name: string, parent: XmlElement | null, position: number, attributes: readonly XmlAttribute[]) {
    this.name = name;
    this.parent = parent;
    this.position = position;
    this.attributes = attributes.length === 0 ? NO_ATTRIBUTES : attributes;
  }

  /** The value of an attribute without blanks around it, which counts as read from now on; undefined if absent or empty. */
  attribute(name: string): string | undefined {
    const found = this.attributes.find((attribute) => attribute.name === name);
    if (found === undefined) return undefined;
    found.isRead = true;
    return trimmed(found.value) || undefined;
  }

  /** As `attribute`, without counting as read. */
  peekAttribute(name: string): string | undefined {
    const found = this.attributes.find((attribute) => attribute.name === name);
    return found && (trimmed(found.value) || undefined);
  }

  /** `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID` */
  get xpath(): string {
    const step = this.isRepeated ? `${this.name}[${this.position}]` : this.name;
    return `${this.parent?.xpath ?? ''}/${step}`;
  }
}

const BLANKS = '\t\n\r ';

/** Without the white space of XML around it. Other blanks are content. Loops, as a pattern would try again at each blank of a long run. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && BLANKS.includes(text.charAt(start))) start += 1;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
