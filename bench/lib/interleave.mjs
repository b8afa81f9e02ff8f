/**
 * Who is measured when: every round has every entry once, and each round begins with another one, so that none always comes first or after the same neighbour's
 * heat. Even rounds go backwards.
 * @template T
 * @param {readonly T[]} entries
 * @param {number} rounds
 * @returns {T[][]} by round
 */
export function interleave(entries, rounds) {
  return Array.from({ length: rounds }, (_, round) => {
    const start = entries.length === 0 ? 0 : (round >> 1) % entries.length;
    const turned = [...entries.slice(start), ...entries.slice(0, start)];
    return round % 2 === 0 ? turned : turned.toReversed();
  });
}
