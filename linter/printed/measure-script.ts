/** What the page measures in its document, each with the `data-source` of its element. */
export interface Measured {
  /** Texts with too little contrast against their background. */
  contrast: { source: string; text: string; ratio: number; least: number; color: string; background: string }[];
  /** Boxes that cut off their content. */
  cutOff: { source: string; text: string }[];
  /** Texts that reach beyond the edge of the paper, and by how many pixels. */
  outside: { source: string; text: string; by: number }[];
  /** Texts that overlap. */
  overlaps: { source: string; text: string; other: string }[];
  /** Weights of type that are used. */
  weights: { source: string; text: string; weight: number }[];
  /** Sizes of type that are used, in points. */
  sizes: { source: string; text: string; points: number }[];
}

/**
 * Evaluates to a `Measured`. It runs in the page, where the document's own scripts are off. `margins` are the pixels between the area of the layout and the
 * edge of the paper.
 */
export function measureExpression(margins: { left: number; right: number }): string {
  return `(${measure})(${JSON.stringify(margins)})`;
}

// The types of the page differ from those here, so this is text for the browser, checked by its own tests.
const measure = String.raw`(margins) => {
  const result = { contrast: [], cutOff: [], outside: [], overlaps: [], weights: [], sizes: [] };
  const sourceOf = (element) => element.closest('[data-source]')?.getAttribute('data-source') ?? '';
  const rgba = (color) => {
    const parts = (color.match(/[\d.]+/g) ?? []).map(Number);
    return color.startsWith('color(') ? [parts[0] * 255, parts[1] * 255, parts[2] * 255, parts[3] ?? 1] : [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
  const luminance = (color) => {
    const [r, g, b] = color.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const chainOf = (element) => {
    const chain = [];
    for (let one = element; one; one = one.parentElement) chain.push(one);
    return chain;
  };
  const hex = (color) => '#' + color.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
  const isForOthers = (element) => element.closest('[aria-hidden="true"]') !== null;
  const isClippedAway = (element) => chainOf(element).some((one) => {
    const style = getComputedStyle(one);
    return style.color.endsWith(', 0)') || style.clipPath.startsWith('inset(50%') || (style.overflow !== 'visible' && one.clientWidth <= 1 && one.clientHeight <= 1 && style.position === 'absolute');
  });

  const leaves = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.data.trim();
    if (text === '' || ['STYLE', 'SCRIPT'].includes(element.tagName) || isForOthers(element) || isClippedAway(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0.5 && height > 0.5);
    if (rects.length > 0) leaves.push({ element, text: text.slice(0, 40), rects, source: sourceOf(element), style: getComputedStyle(element) });
  }

  for (const { element, text, source, style } of leaves) {
    const points = parseFloat(style.fontSize) * 0.75;
    const weight = Number(style.fontWeight);
    result.sizes.push({ source, text, points: Math.round(points * 100) / 100 });
    result.weights.push({ source, text, weight });
    const chain = chainOf(element);
    if (chain.some((one) => getComputedStyle(one).backgroundImage !== 'none')) continue;
    const opacity = chain.reduce((so, one) => so * Number(getComputedStyle(one).opacity), 1);
    const background = chain.reverse().reduce((so, one) => over(rgba(getComputedStyle(one).backgroundColor), so), [255, 255, 255]);
    const [r, g, b, a] = rgba(style.color);
    const shown = over([r, g, b, a * opacity], background);
    const least = points >= 18 || (points >= 14 && weight >= 600) ? 3 : 4.5;
    const found = ratio(shown, background);
    if (found < least - 0.005) result.contrast.push({ source, text, ratio: Math.floor(found * 100) / 100, least, color: hex(shown), background: hex(background) });
  }

  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (isForOthers(element) || isClippedAway(element) || element.textContent.trim() === '') continue;
    const cuts = (value) => value === 'hidden' || value === 'clip' || value === 'scroll' || value === 'auto';
    const tooWide = cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const tooHigh = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (tooWide || tooHigh) result.cutOff.push({ source: sourceOf(element), text: element.textContent.trim().slice(0, 40) });
  }

  const width = document.documentElement.clientWidth;
  for (const { rects, text, source } of leaves) {
    const by = Math.max(...rects.map(({ left, right }) => Math.max(-margins.left - left, right - width - margins.right)));
    if (by > 0.5) result.outside.push({ source, text, by: Math.round(by) });
  }

  // The middle of each line: what is above and below it may touch the next one.
  const bands = leaves.flatMap((leaf) => leaf.rects.map(({ left, right, top, height }) => ({ leaf, left, right, top: top + height * 0.3, bottom: top + height * 0.7 })));
  bands.sort((one, other) => one.top - other.top);
  const seen = new Set();
  for (const [index, one] of bands.entries()) {
    for (let next = index + 1; next < bands.length && bands[next].top < one.bottom; next += 1) {
      const other = bands[next];
      const common = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (one.leaf === other.leaf || common < 2 || Math.min(one.bottom, other.bottom) - other.top < 1) continue;
      const key = one.leaf.source + ' ' + other.leaf.source;
      if (!seen.has(key)) result.overlaps.push({ source: other.leaf.source, text: other.leaf.text, other: one.leaf.text });
      seen.add(key);
    }
  }
  return result;
}`;
