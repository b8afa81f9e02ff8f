import { elementsOf, type Element } from '../structure-tree.js';

/**
 * Gives the items of lists their label and body (ISO 32000-1, 14.8.4.3.3). The label is the bullet or number that Chromium paints. If an item has none and
 * consists of two blocks, the first of them is its label: `<dl role="list"><div role="listitem"><dt>…</dt><dd>…</dd></div></dl>`.
 * @param newElement makes an element
 */
export function labelLists(top: Element, newElement: (type: string) => Element): void {
  for (const element of elementsOf(top)) {
    if (element.type === 'LI') labelItem(element, newElement);
    else if (element.type === 'L') wrapStrayKids(element, newElement);
  }
}

function labelItem(item: Element, newElement: (type: string) => Element): void {
  const [first, second] = item.kids;
  if (item.kids.length === 2 && isBlock(first) && isBlock(second)) {
    first.type = 'Lbl';
    second.type = 'LBody';
    return;
  }
  const isLabel = (kid: Element['kids'][number]) => kid.kind === 'element' && kid.type === 'Lbl';
  const content = item.kids.filter((kid) => !isLabel(kid));
  if (content.length === 0) return;
  const [only] = content;
  if (content.length === 1 && only?.kind === 'element' && only.type === 'NonStruct' && only.entries.size === 0) {
    only.type = 'LBody';
    return;
  }
  const body = newElement('LBody');
  body.kids = content;
  item.kids = [...item.kids.filter(isLabel), body];
}

/** A list holds items, and perhaps a caption. */
function wrapStrayKids(list: Element, newElement: (type: string) => Element): void {
  list.kids = list.kids.map((kid) => {
    if (kid.kind === 'element' && (kid.type === 'LI' || kid.type === 'Caption' || kid.type === 'L')) return kid;
    const [item, body] = [newElement('LI'), newElement('LBody')];
    body.kids = [kid];
    item.kids = [body];
    return item;
  });
}

/** A `NonStruct` that is not just a run of text: it stands for an element of the document. */
function isBlock(kid: Element['kids'][number] | undefined): kid is Element {
  return kid?.kind === 'element' && kid.type === 'NonStruct' && kid.kids.some(({ kind }) => kind === 'element');
}
