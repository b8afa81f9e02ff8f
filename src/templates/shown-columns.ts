import type { AlignedFigure, LinesView, LineView } from '../view/document/lines-view.js';
import type { LineColumn } from './manifest.js';

/** The columns that are printed: those of the designs, without those of a tax that nobody charges, and those of the template's own that have a text. */
export function shownColumns(lines: LinesView, columns: readonly LineColumn[]): readonly LineColumn[] {
  const hasTotal = columns.some(({ field }) => field === 'totalAmount');
  const saysNothing = ({ field }: LineColumn) =>
    !lines.hasTax && (field === 'taxRate' || field === 'taxAmount' || (field === 'netAmount' && hasTotal));
  return columns.filter((column) => {
    if (saysNothing(column)) return false;
    return column.isPlain || column.field === 'name' || lines.items.some((item) => textAt(item, column.field, lines) !== null);
  });
}

/** Whether units stand beside the quantities: if there are any, and no column of their own. */
export function unitsBesideQuantities({ hasUnits }: LinesView, columns: readonly LineColumn[]): boolean {
  const has = (name: string) => columns.some(({ field }) => field === name);
  return hasUnits && has('quantity') && !has('unit');
}

/** The text of a line in a column; null without text. */
export function textAt(line: LineView, field: string, lines: Pick<LinesView, 'hasLongNumbers'>): string | null {
  if (field === 'position') return positionText(line, lines);
  const attribute = /^attributes\.(.+)$/.exec(field)?.[1];
  if (attribute !== undefined) return Object.hasOwn(line.attributes, attribute) ? (line.attributes[attribute] ?? null) : null;
  const value = (line as unknown as Readonly<Record<string, string | AlignedFigure | null>>)[field] ?? null;
  return (value !== null && typeof value === 'object' ? value.text : value) || null;
}

/** The number of a line: the one that the document states, unless such numbers are too long for a column. */
export function positionText(
  { position, lineNumber }: LineView,
  { hasLongNumbers }: Pick<LinesView, 'hasLongNumbers'>,
): string | null {
  return hasLongNumbers ? position || null : (lineNumber?.text ?? (position || null));
}
