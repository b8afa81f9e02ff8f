/** Texts that are broken or set badly, each with the `data-source` of its element. */
export interface MeasuredBreaks {
  /** Addresses, numbers, dates and amounts that continue on a second line. */
  broken: { source: string; text: string }[];
  /** Words that continue on a second line. */
  brokenWords: { source: string; text: string }[];
  /** Texts whose letters are all a whole number of pixels wide. */
  coarse: { source: string; text: string }[];
}

/** No box needs to be wider than this, in CSS pixels (about 80 mm): a longer word may break. */
const WIDEST = 300;

/** Evaluates to a `MeasuredBreaks`. It runs in the page, where the document's own scripts are off. */
export const breaksExpression = `(${measure()})(${WIDEST})`;

// The types of the page differ from those here, so this is text for the browser, checked by the seeded mistakes.
function measure(): string {
  return String.raw`(widest) => {
  const result = { broken: [], brokenWords: [], coarse: [] };
  const whole = [
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
    /\b[A-Z]{2} ?\d[\dA-Z]*(?: [\dA-Z]{2,4})+\b/gu,
    /(?<![\p{L}\d])\d{1,2}\.? \p{L}+\.? \d{4}\b/gu,
    /[$€£¥] ?\d[\d.,]*\d|\b[A-Z]{3} ?\d[\d.,]*\d|\d[\d.,]*\d ?[€£¥]/gu,
    /(?=[^\s]*\d)[\p{L}\d][\p{L}\d.,/-]{3,}/gu,
  ];
  const words = /\p{L}{3,}/gu;
  // Lines of these scripts may end after any letter.
  const isFree = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
  const sourceOf = (element) => element.closest('[data-source]')?.getAttribute('data-source') ?? '';
  const isHidden = (element) => {
    for (let one = element; one; one = one.parentElement) if (getComputedStyle(one).clipPath.startsWith('inset(50%')) return true;
    // Transparent, as texts for screen readers are.
    if (getComputedStyle(element).color.endsWith(', 0)')) return true;
    return element.closest('[aria-hidden="true"]') !== null;
  };
  const rectsOf = (node, start, end) => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
  };
  const hasSecondLine = (rects) => rects.some(({ top, height }) => Math.abs(top - rects[0].top) > height / 2);
  const isBroken = (node, start, end) => {
    const rects = rectsOf(node, start, end);
    return rects.length > 1 && hasSecondLine(rects) && rects.reduce((sum, { width }) => sum + width, 0) < widest;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === '' || ['STYLE', 'SCRIPT'].includes(element.tagName) || isHidden(element)) continue;
    const source = sourceOf(element);
    const rects = rectsOf(node, 0, node.length);
    if (rects.length > 1 && hasSecondLine(rects) && !isFree.test(node.data)) {
      const found = whole.flatMap((pattern) => [...node.data.matchAll(pattern)]).find(({ 0: text, index }) => isBroken(node, index, index + text.length));
      if (found) result.broken.push({ source, text: found[0] });
      else {
        const word = [...node.data.matchAll(words)].find(({ 0: text, index }) => isBroken(node, index, index + text.length));
        if (word) result.brokenWords.push({ source, text: word[0] });
      }
    }
    const latin = /[A-Za-z]{12}/.exec(node.data.replaceAll(/[^A-Za-z]/g, '')) && [...node.data.matchAll(/[A-Za-z]/g)].slice(0, 24);
    if (!latin) continue;
    const widths = latin.map(({ index }) => rectsOf(node, index, index + 1)[0]?.width ?? 0);
    const isPrinted = widths.some((width) => width > 0);
    if (isPrinted && widths.every((width) => Math.abs(width - Math.round(width)) < 0.01)) result.coarse.push({ source, text: node.data.trim().slice(0, 40) });
  }
  return result;
}`;
}
