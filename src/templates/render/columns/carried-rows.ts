import type { LinesView } from '../../../view/document/lines-view.js';
import type { LineColumn } from '../../manifest.js';
import type { TemplateVariables } from '../variables.js';
import { classOf, MORE_CLASSES, spanOf } from './cell-classes.js';

/** The sums that a page carries over, and the column in which they stand. */
interface CarriedSums {
  column: LineColumn;
  /** For each line the sum of all lines down to it. */
  sums: string[];
}

/** A row that a page begins or ends with. The document has one of each kind; a copy with its sum is printed where a page ends. */
export interface CarriedRow {
  kind: 'carried-over' | 'brought-forward';
  cells: CarriedCell[];
}

interface CarriedCell {
  class: string | null;
  span: string | null;
  label: string | null;
  amount: string | null;
}

/** Whether an organisation wants the sums. */
export function carriesSums({ values }: TemplateVariables): boolean {
  return values['carriedOver'] === 'shown';
}

/** In the column of net amounts, or else in that of total amounts. Null if the table has neither, or a line lacks its sum. */
export function sumsToCarry({ items }: LinesView, columns: readonly LineColumn[]): CarriedSums | null {
  const column = columnOf(columns, 'netAmount') ?? columnOf(columns, 'totalAmount');
  if (!column) return null;
  const sums = items.flatMap((item) => (column.field === 'netAmount' ? item.runningNet : item.runningTotal) ?? []);
  return items.length > 0 && sums.length === items.length ? { column, sums } : null;
}

/** Both rows, with the longest sum, so that its column is as wide as any of them needs. */
export function carriedRows(
  { column, sums }: CarriedSums,
  columns: readonly LineColumn[],
  hasUnits: boolean,
  labels: Readonly<Record<string, string | null>>,
): CarriedRow[] {
  const fields = columns.flatMap(({ field }) => (field === 'quantity' && hasUnits ? [field, 'unit'] : [field]));
  const longest = sums.reduce((one, other) => (other.length > one.length ? other : one), '');
  const [name, place] = [fields.indexOf('name'), fields.indexOf(column.field)];
  const amount = { ...EMPTY, class: classOf(column) + (MORE_CLASSES[column.field] ?? ''), amount: longest };
  const row = (kind: CarriedRow['kind'], key: string): CarriedRow => {
    const label = (span: number) => ({ ...EMPTY, class: 'text', span: spanOf(span), label: labels[key] ?? '' });
    const cells =
      name < place
        ? [...blank(name), label(place - name), amount, ...blank(fields.length - place - 1)]
        : [...blank(place), amount, ...blank(name - place - 1), label(fields.length - name)];
    return { kind, cells };
  };
  return [row('carried-over', 'carriedOver'), row('brought-forward', 'broughtForward')];
}

const EMPTY: CarriedCell = { class: null, span: null, label: null, amount: null };

function blank(count: number): CarriedCell[] {
  return count === 0 ? [] : [{ ...EMPTY, span: spanOf(count) }];
}

function columnOf(columns: readonly LineColumn[], name: string): LineColumn | undefined {
  return columns.find(({ field }) => field === name);
}
