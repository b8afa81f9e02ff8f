import { unicodeName } from '../../invoices/text-faults.js';
import type { FontCoverage } from '../fonts/font-coverage.js';
import type { DocumentView } from '../../view/document/document-view.js';
import { nextUnprintable } from '../../view/text/printable-text.js';
import { UnprintableTextError } from './unprintable-text-error.js';

/** How many different code points an error names. */
const MOST_NAMED = 10;

/** The characters that cannot be printed. */
interface Uncovered {
  /** At most the first ten different ones: `U+13A0`. */
  codePoints: string[];
  /** The place of the first one. */
  field: string;
  path: readonly (string | number)[];
}

/** Finds the characters in a text that cannot be printed. */
type Gaps = Pick<FontCoverage, 'nextGap'>;

/** Checks that no text of a caller's view has invisible characters, such as NUL. @throws UnprintableTextError */
export function checkVisible(view: DocumentView): void {
  checkCoverage(view, { nextGap: nextUnprintable });
}

/** Checks that every text of a view can be printed. @throws UnprintableTextError */
export function checkCoverage(view: DocumentView, fonts: Gaps): void {
  const uncovered = uncoveredIn(view, fonts);
  if (uncovered) throw new UnprintableTextError(uncovered.codePoints, uncovered.field, uncovered.path);
}

/** The characters in the texts of plain data that no font covers; null when all are covered. */
export function uncoveredIn(data: unknown, fonts: Gaps): Uncovered | null {
  const codePoints = new Set<number>();
  let first: Path = [];
  eachText(data, [], (text, path) => {
    for (let gap = fonts.nextGap(text); gap !== null; gap = fonts.nextGap(text, gap.end)) {
      if (codePoints.size === 0) first = [...path];
      for (const codePoint of gap.codePoints) codePoints.add(codePoint);
    }
  });
  if (codePoints.size === 0) return null;
  return {
    codePoints: [...codePoints].slice(0, MOST_NAMED).map((codePoint) => unicodeName(codePoint)),
    field: fieldName(first),
    path: first,
  };
}

type Path = (string | number)[];

/** Visits every printed text of plain data with its path. The path is the same array each time. */
export function eachText(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value === 'string') visit(value, path);
  if (value === null || typeof value !== 'object') return;
  const node = value as Record<string, unknown>;
  const isList = Array.isArray(value);
  // Twice as fast as Object.entries.
  for (const key of Object.keys(node)) {
    // An image and its alternative text are not printed as text.
    if (key === 'logo') continue;
    path.push(isList ? Number(key) : key);
    eachText(node[key], path, visit);
    path.pop();
  }
}

/** `lines[3].name`: the invoice's lines are the view's `lines.items`. */
function fieldName(path: Path): string {
  return path
    .filter((key) => key !== 'items')
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}
