import type { Unmapped } from '../../../../invoices/warning.js';
import type { Reading } from '../values/reading.js';
import { DEEPEST_LEVEL, tooDeep } from '../common/sub-line.js';
import type { CiiLine } from './lines.js';

/** A line counts by its own status, wherever it stands. */
const countsAnywhere = ({ status }: CiiLine): boolean => status === 'DETAIL' || status === 'GROUP';

/**
 * For each line the place of its parent, or undefined for lines at the top. A parent may stand anywhere in the file. A parent that does not exist, or that is below
 * the line itself, is reported if the line counts all the same, and otherwise a fault.
 */
export function parentsOf(
  lines: readonly CiiLine[],
  reading: Reading,
  report: (unmapped: Unmapped) => void,
): (number | undefined)[] {
  const parents = namedParents(lines);
  const cut = (index: number, why: string): void => {
    const line = lines[index];
    parents[index] = undefined;
    if (line?.parent === undefined) return;
    if (countsAnywhere(line)) report(line.parent.element);
    else reading.fault(line.parent.element.xpath, `of line ${named(line.id)} is ${named(line.parent.id)}, ${why}`);
  };
  lines.forEach(({ parent }, index) => {
    if (parent !== undefined && parents[index] === undefined) cut(index, 'but no line has this number');
  });
  const depths: number[] = [];
  lines.forEach((_line, start) => {
    const way = wayUp(start, parents, depths);
    const circle = circleOf(way, parents);
    if (circle.length > 0) {
      const at = circle.find((index) => isCounting(lines[index])) ?? Math.min(...circle);
      cut(at, 'but that is the line itself, or a line below it');
    }
    // After a cut, the way from the start ends there.
    for (const index of wayUp(start, parents, depths).toReversed()) {
      const parent = parents[index];
      depths[index] = parent === undefined ? 0 : (depths[parent] ?? 0) + 1;
      if (depths[index] <= DEEPEST_LEVEL) continue;
      depths[index] = 0;
      parents[index] = undefined;
      tooDeep(lines[index]?.xpath ?? '', reading);
    }
  });
  return parents;
}

const isCounting = (line: CiiLine | undefined) => line !== undefined && countsAnywhere(line);

/** The line of that number that stands nearest above, otherwise the first one below. */
function namedParents(lines: readonly CiiLine[]): (number | undefined)[] {
  const first = new Map<string, number>();
  lines.forEach(({ id }, index) => {
    if (id !== undefined && !first.has(id)) first.set(id, index);
  });
  const above = new Map<string, number>();
  return lines.map(({ id, parent }, index) => {
    const found = parent === undefined ? undefined : (above.get(parent.id) ?? first.get(parent.id));
    if (id !== undefined) above.set(id, index);
    return found;
  });
}

/** The lines from one up to the top, or to one whose depth is known, or once around a circle. */
function wayUp(start: number, parents: readonly (number | undefined)[], depths: readonly (number | undefined)[]): number[] {
  const way = new Set<number>();
  let index: number | undefined = start;
  while (index !== undefined && depths[index] === undefined && !way.has(index)) {
    way.add(index);
    index = parents[index];
  }
  return [...way];
}

/** The lines of a way that stand in a circle. */
function circleOf(way: readonly number[], parents: readonly (number | undefined)[]): readonly number[] {
  const last = way.at(-1);
  const back = last === undefined ? undefined : parents[last];
  const from = back === undefined ? -1 : way.indexOf(back);
  return from === -1 ? [] : way.slice(from);
}

/** The number of a line in a message: it may be as long as a hostile sender likes. */
export function named(id: string | undefined): string {
  return id === undefined ? 'without a number' : `"${id.slice(0, 50)}"`;
}
