// How two texts differ, word by word.

/**
 * @typedef {object} TextDifference
 * @property {boolean} same but for blanks: PDF.js reads wide kerning as a blank
 * @property {string[]} onlyFirst words, as often as the first has them more often
 * @property {string[]} onlySecond
 */

/** @param {string} first @param {string} second @returns {TextDifference} */
export function differenceOf(first, second) {
  const plain = (/** @type {string} */ text) => text.replaceAll(/\s/g, '');
  if (plain(first) === plain(second)) return { same: true, onlyFirst: [], onlySecond: [] };
  const [firstWords, secondWords] = [first, second].map((text) => text.split(/\s+/).filter((word) => word !== ''));
  return {
    same: false,
    onlyFirst: without(firstWords ?? [], secondWords ?? []),
    onlySecond: without(secondWords ?? [], firstWords ?? []),
  };
}

/** @param {readonly string[]} words @param {readonly string[]} others each takes one away */
function without(words, others) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}
