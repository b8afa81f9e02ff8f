// The few figures that the benchmark is made of.

/** The middle value; of an even number of values, the mean of the two in the middle. NaN without values. @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The smallest value that at least `share` (0 to 1) of the values do not exceed. @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/** @param {readonly number[]} values @returns {Spread} */
export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * What one contender reaches of another: the ratio within each round, where both had the same noise, and of these the median. Rounds in which one of them
 * is missing do not count.
 * @param {readonly (number | undefined)[]} own by round
 * @param {readonly (number | undefined)[]} reference by round
 * @returns {Spread}
 */
export function ratios(own, reference) {
  const both = own.flatMap((value, round) => {
    const other = reference[round];
    return value === undefined || other === undefined || other === 0 ? [] : [value / other];
  });
  return spread(both);
}
