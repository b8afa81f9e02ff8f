import type { FontCoverage, Gap } from '../font-coverage.js';
import type { OwnFace, OwnFamilies } from './own-families.js';

/** Finds the characters in a text that no font has. */
export type Gaps = Pick<FontCoverage, 'nextGap'>;

/** What the fonts of all documents print, and one of these families. A family covers what all its fonts cover. */
export function withOwnCoverage(coverage: FontCoverage, families: OwnFamilies): Gaps {
  if (families.size === 0) return coverage;
  const covers = (gap: Gap) =>
    coverage.mayBePrinted(gap.codePoints) &&
    [...families.values()].some((faces) => gap.codePoints.every((codePoint) => faces.every((face) => has(face, codePoint))));
  return {
    nextGap(text, from = 0) {
      let gap = coverage.nextGap(text, from);
      while (gap !== null && covers(gap)) gap = coverage.nextGap(text, gap.end);
      return gap;
    },
  };
}

function has({ font: { advances } }: OwnFace, codePoint: number): boolean {
  return advances.has(codePoint);
}
