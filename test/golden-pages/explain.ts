import type { PageDifference } from './golden-folder.js';

/** One line for a page that differs. */
export function explainPage({ name, before, after, pixels, box }: PageDifference): string {
  if (!before) return `${name}: was printed, and there is no golden`;
  if (!after) return `${name}: there is a golden, and no such page was printed`;
  const sizes =
    before.width === after.width && before.height === after.height
      ? ''
      : `, and the paper was ${before.width} × ${before.height}, is ${after.width} × ${after.height}`;
  if (!box) return `${name}: colours differ by less than the sixteenth part that the picture shows`;
  const count = pixels === 1 ? '1 pixel differs' : `${pixels} pixels differ`;
  return `${name}: ${count}, in ${box.width} × ${box.height} from ${box.left}, ${box.top}${sizes}`;
}

/** What a failed test says; empty when nothing differs. @param others what is another here than when the goldens were made */
export function explain(differences: readonly PageDifference[], others: readonly string[], report: string): string {
  if (differences.length === 0) return '';
  return [
    ...differences.map(explainPage),
    ...others.map((sentence) => `Not alike: ${sentence}.`),
    ...(others.length > 0 ? ['docs/upgrades.md says what to do.'] : []),
    `Before, after and difference: ${report}`,
    'If it is meant to look like this: npm run golden:update',
  ].join('\n');
}
