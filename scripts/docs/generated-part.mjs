/**
 * The text of a page with its generated part made anew: what stands between two marks.
 * @param {{ file: string, begin: string, end: string }} marks `file` is for the message
 * @param {string} page
 * @param {string} part
 * @returns {string}
 * @throws {Error} when the page does not have the marks once each and in this order
 */
export function withGeneratedPart({ file, begin, end }, page, part) {
  const [before, rest, ...more] = page.split(begin);
  const [, after, ...others] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length + others.length > 0)
    throw new Error(`${file} must contain "${begin}" and "${end}", once each and in this order`);
  return `${before}${begin}\n\n${part}${end}${after}`;
}
