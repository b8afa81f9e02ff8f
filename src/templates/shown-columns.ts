import type { AlignedFigure, LinesView, LineView } from '../view/document/lines-view.js';
import type { LineColumn } from './manifest.js';

/** The columns that are printed: those of the designs, and those of the template's own that have a text. */
export function shownColumns({ items }: LinesView, columns: readonly LineColumn[]): readonly LineColumn[] {
  return columns.filter(
    ({ field, isPlain }) => isPlain || field === 'name' || items.some((item) => textAt(item, field) !== null),
  );
}

/** Whether units stand beside the quantities: if there are any, and no column of their own. */
export function unitsBesideQuantities({ hasUnits }: LinesView, columns: readonly LineColumn[]): boolean {
  const has = (name: string) => columns.some(({ field }) => field === name);
  return hasUnits && has('quantity') && !has('unit');
}

/** The text of a line in a column; null without text. */
export function textAt(line: LineView, field: string): string | null {
  if (field === 'position') return line.lineNumber?.text ?? (line.position || null);
  const attribute = /^attributes\.(.+)$/.exec(field)?.[1];
  if (attribute !== undefined) return Object.hasOwn(line.attributes, attribute) ? (line.attributes[attribute] ?? null) : null;
  const value = (line as unknown as Readonly<Record<string, string | AlignedFigure | null>>)[field] ?? null;
  return (value !== null && typeof value === 'object' ? value.text : value) || null;
}
