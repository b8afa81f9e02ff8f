/** Elements that are never shown, that are only read aloud, or that are decoration. */
const notShown =
  '[data-printed-elsewhere], head, style, script, title, desc, metadata, template, [hidden], [aria-hidden="true"], .visually-hidden';

/** Elements that are blocks of text. All others, such as those with a name of the document's own, stand in a line: a blank between two of them is one of the text. */
const blocks =
  'address, article, aside, blockquote, body, button, caption, center, dd, details, dialog, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, html, legend, li, main, menu, nav, ol, option, p, pre, search, section, select, summary, svg, table, tbody, td, text, textarea, tfoot, th, thead, tr, ul';

/**
 * Evaluates to a list of the texts that the document shows, which joined are its text: a text begins with the blank or, at the start of a block, the line break that stands before it. Like `documentStateExpression` it calls the prototypes' own getters.
 * `likely` looks at elements, attributes and the class `visually-hidden` only, and is cheap. `certain` also reads computed styles: the medium of the page must be `print`, and
 * Chromium lays the document out for it.
 */
export function documentTextsExpression(how: 'likely' | 'certain'): string {
  return `(() => {
  const matches = Element.prototype.matches;
  const isHidden = ${how === 'certain' ? isHiddenByStyle : '() => false'};
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document);
  // No filter function: Chromium does not call it while scripts are off.
  const walker = Document.prototype.createTreeWalker.call(document, root, 5);
  const behind = () => {
    while (!walker.nextSibling()) if (!walker.parentNode()) return null;
    return walker.currentNode;
  };
  const parentOf = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode').get;
  const texts = [];
  let before = '';
  let block = null;
  for (let node = walker.nextNode(); node; ) {
    if (node.nodeType === 3) {
      if (node.data.trim() === '') before ||= ' ';
      else {
        let parent = parentOf.call(node);
        while (!matches.call(parent, ${JSON.stringify(blocks)})) parent = parentOf.call(parent);
        if (parent !== block) before = '\\n';
        block = parent;
        texts.push(before + node.data.replace(/\\s+/g, ' '));
        before = '';
      }
      node = walker.nextNode();
    } else if (matches.call(node, ${JSON.stringify(notShown)}) || isHidden(node)) node = behind();
    else {
      if (matches.call(node, 'br')) before ||= ' ';
      node = walker.nextNode();
    }
  }
  return texts;
})()`;
}

/** Not displayed, not visible, or cut down to one pixel, as is usual for texts that only screen readers read. */
const isHiddenByStyle = `(element) => {
    if (!Element.prototype.checkVisibility.call(element, { visibilityProperty: true })) {
      return getComputedStyle(element).display !== 'contents';
    }
    const { position, clip, clipPath } = getComputedStyle(element);
    if (clipPath === 'inset(50%)' || clipPath === 'inset(100%)' || (position === 'absolute' && /^rect\\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\\)$/.test(clip))) return true;
    const { width, height } = Element.prototype.getBoundingClientRect.call(element);
    return position === 'absolute' && width <= 1 && height <= 1 && getComputedStyle(element).overflow !== 'visible';
  }`;
