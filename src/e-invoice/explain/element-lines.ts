import type { XmlElement } from '../../xml/element.js';

/** The start tag of an element. In what we write, `<` and `>` stand in tags alone. */
const START_TAG = /<[^/?!][^>]*>/g;

/** The line of each element of a document that we wrote, from 1, by its XPath. */
export function elementLines(xml: string, root: XmlElement): ReadonlyMap<string, number> {
  const starts = xml.split('\n').flatMap((text, at) => Array.from(text.matchAll(START_TAG), () => at + 1));
  const lines = new Map<string, number>();
  let count = 0;
  const visit = (element: XmlElement, xpath: string): void => {
    lines.set(xpath, starts[count] ?? 1);
    count += 1;
    for (const child of element.children) {
      visit(child, `${xpath}/${child.isRepeated ? `${child.name}[${child.position}]` : child.name}`);
    }
  };
  visit(root, `/${root.name}`);
  return lines;
}
