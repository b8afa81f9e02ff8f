/** Never shown on a page, or not for the eye: what is read aloud only, and decoration. */
const notShown = 'head, style, script, title, desc, metadata, template, [hidden], [aria-hidden="true"], .visually-hidden';

/**
 * Evaluates to a list of the texts that the document shows. Like `documentStateExpression` it calls the prototypes' own getters.
 * `likely` goes by elements, attributes and the class `visually-hidden` alone, and costs next to nothing. `certain` asks for the computed style as well: it is for a page whose medium is
 * `print`, and makes Chromium lay the document out.
 */
export function documentTextsExpression(how: 'likely' | 'certain'): string {
  return `(() => {
  const matches = Element.prototype.matches;
  const isHidden = ${how === 'certain' ? isHiddenByStyle : '() => false'};
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document);
  // Without a filter: Chromium calls none where scripts are off.
  const walker = Document.prototype.createTreeWalker.call(document, root, 5);
  const behind = () => {
    while (!walker.nextSibling()) if (!walker.parentNode()) return null;
    return walker.currentNode;
  };
  const texts = [];
  for (let node = walker.nextNode(); node; ) {
    if (node.nodeType === 3) {
      const text = node.data.trim();
      if (text !== '') texts.push(text);
      node = walker.nextNode();
    } else if (matches.call(node, ${JSON.stringify(notShown)}) || isHidden(node)) node = behind();
    else node = walker.nextNode();
  }
  return texts;
})()`;
}

/** Not displayed, not visible, or the usual one pixel that only a screen reader finds. */
const isHiddenByStyle = `(element) => {
    if (!Element.prototype.checkVisibility.call(element, { visibilityProperty: true })) {
      return getComputedStyle(element).display !== 'contents';
    }
    const { position, clip, clipPath } = getComputedStyle(element);
    if (clipPath === 'inset(50%)' || clipPath === 'inset(100%)' || (position === 'absolute' && /^rect\\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\\)$/.test(clip))) return true;
    const { width, height } = Element.prototype.getBoundingClientRect.call(element);
    return position === 'absolute' && width <= 1 && height <= 1 && getComputedStyle(element).overflow !== 'visible';
  }`;
