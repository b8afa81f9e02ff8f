import type { AlignedFigure, LinesView, LineView } from '../../../view/document/lines-view.js';
import { knownColumn } from '../../line-columns.js';
import type { LineColumn } from '../../manifest.js';
import { classOf, MORE_CLASSES, spanOf } from './cell-classes.js';
import { type CarriedRow, carriedRows, sumsToCarry } from './carried-rows.js';
import { shownColumns, textAt, unitsBesideQuantities } from '../../shown-columns.js';

/** The head of a column. */
export interface ColumnHead {
  class: string;
  /** How many columns of cells it stands above; null: one. */
  span: string | null;
  label: string | null;
  /** Whether the label is in a `<span>`, which has a width of its own. */
  isBoxed: boolean;
}

/** A cell of a row. */
export interface LineCell {
  class: string | null;
  span: string | null;
  text: string | null;
  isBoxed: boolean;
  /** Whether it has the name of the line, with all that is below it. */
  isName: boolean;
  note: string | null;
  /** Whether it has a text alone, as most have: the shortest way through `line.hbs`. */
  isPlain: boolean;
  line: LineRow;
}

/** A line as a part sees it: its fields also stand in `line`, which a cell has too. */
export interface LineRow extends LineView {
  line: LineRow;
  cells: LineCell[];
  /** The classes of the row. */
  class: string;
  /** What is carried over if a page ends below this row; null: nothing is. */
  sum: string | null;
  hasUnits: boolean;
}

/** The lines of a template's columns: the heads, and the cells of each row. */
export interface LinesInColumns extends LinesView {
  columns: ColumnHead[];
  /** All columns of cells, those of the units included. */
  columnCount: string;
  /** The rows that carry a sum over to the next page; null: none is carried. */
  carriedRows: CarriedRow[] | null;
  items: LineRow[];
}

/**
 * Puts lines into the columns of a template. A column of its own is left out if no line has a text for it.
 * @param carriesSums whether sums are carried over from page to page
 */
export function linesInColumns(
  lines: LinesView,
  declared: readonly LineColumn[],
  labels: Readonly<Record<string, string | null>>,
  carriesSums: boolean,
): LinesInColumns {
  const columns = shownColumns(lines, declared);
  const hasUnits = unitsBesideQuantities(lines, columns);
  const shown = new Set(columns.map(({ field }) => field));
  const plans = columns.map(planOf);
  const carried = carriesSums ? sumsToCarry(lines, columns) : null;
  const items = lines.items.map((item, index) => {
    // What has a column is not said again below the name.
    const details = item.details.filter(({ name }) => name === null || !shown.has(name));
    const lineNumber = shown.has('position') && !lines.hasLongNumbers ? null : item.lineNumber;
    const sum = carried?.sums[index] ?? null;
    // A copy of one object and then its own fields: many times as fast as spreading two.
    const row = { ...item } as LineRow;
    row.details = details;
    row.lineNumber = lineNumber;
    row.chargingPeriod = saysPeriod(item, shown) ? null : item.chargingPeriod;
    row.hasUnits = lines.hasUnits;
    row.class = classOfRow(item);
    row.sum = sum;
    row.line = row;
    row.cells = item.hasFigures ? itemCells(item, row, plans, lines, hasUnits) : textCells(row, columns, lines);
    return row;
  });
  return {
    ...lines,
    columns: columns.map((column) => headOf(column, labels, hasUnits)),
    columnCount: String(columns.length + (hasUnits ? 1 : 0)),
    carriedRows: carried && carriedRows(carried, columns, hasUnits, labels),
    items,
  };
}

/** Whether columns have all of the period that would stand below the name. */
function saysPeriod({ chargingStartDate, chargingEndDate }: LineView, shown: ReadonlySet<string>): boolean {
  if (shown.has('chargingPeriod')) return true;
  const given = Object.entries({ chargingStartDate, chargingEndDate }).filter(([, date]) => date !== null);
  return given.length > 0 && given.every(([field]) => shown.has(field));
}

function classOfRow({ kind, hasFigures, level, isTall }: LineView): string {
  return `${hasFigures ? '' : `${kind}-row `}level-${level}${isTall ? ' tall' : ''}`;
}

function headOf(column: LineColumn, labels: Readonly<Record<string, string | null>>, hasUnits: boolean): ColumnHead {
  const key = column.label ?? knownColumn(column.field)?.label ?? '';
  return {
    class: classOf(column),
    span: column.field === 'quantity' && hasUnits ? '2' : null,
    label: Object.hasOwn(labels, key) ? (labels[key] ?? null) : key,
    isBoxed: column.field !== 'name' && column.field !== 'position',
  };
}

/** What is the same in all cells of a column. */
interface ColumnPlan {
  field: string;
  class: string;
  isWords: boolean;
}

function planOf(column: LineColumn): ColumnPlan {
  const { field, align } = column;
  return {
    field,
    class: classOf(column) + (MORE_CLASSES[field] ?? ''),
    isWords: field === 'position' || (align === 'start' && !FIGURES.has(field)),
  };
}

const FIGURES = new Set(['quantity', 'unitPrice']);

function itemCells(item: LineView, line: LineRow, plans: readonly ColumnPlan[], lines: LinesView, hasUnits: boolean): LineCell[] {
  const cells: LineCell[] = [];
  for (const { field, class: name, isWords } of plans) {
    if (field === 'name') {
      cells.push({ ...EMPTY, line, class: name, isName: true });
      continue;
    }
    const text = textAt(item, field, lines);
    const figure = field === 'quantity' ? item.quantity : field === 'unitPrice' ? item.unitPrice : null;
    const note = field === 'unitPrice' ? item.perBaseQuantity : null;
    const isBoxed = isWords && text !== null;
    const isPlain = text !== null && note === null && !isBoxed;
    const own = figure === null ? name : name + missing(figure);
    cells.push({ class: own, span: null, text, isBoxed, isName: false, note, isPlain, line });
    if (field === 'quantity' && hasUnits)
      cells.push({ ...EMPTY, line, class: 'unit', text: item.unit, isBoxed: item.unit !== null });
  }
  return cells;
}

const EMPTY = { class: null, span: null, text: null, isBoxed: false, isName: false, note: null, isPlain: false };

function missing({ missingDecimals, missingPoint }: AlignedFigure): string {
  return ` missing-${missingDecimals}${missingPoint ? ' missing-point' : ''}`;
}

/** A row without figures: its name across all columns, or up to the sum of a subtotal. Below total amounts stands the sum of total amounts. */
function textCells(line: LineRow, columns: readonly LineColumn[], lines: LinesView): LineCell[] {
  const hasUnits = unitsBesideQuantities(lines, columns);
  const fields = columns.flatMap(({ field }) => (field === 'quantity' && hasUnits ? [field, 'unit'] : [field]));
  const start = fields.indexOf('name');
  const [amountField = ''] = ['netAmount', 'totalAmount'].filter((field) => fields.includes(field));
  // A document that was sent may have the net sum only. Without tax it is the total too; else it stands beside the name.
  const total = line.totalAmount || (lines.hasTax ? '' : line.netAmount);
  const inColumn = amountField === 'totalAmount' ? total : line.netAmount;
  const amount = inColumn || line.netAmount || null;
  const place = inColumn ? fields.indexOf(amountField, start) : -1;
  const end = place === -1 ? fields.length : place;
  const before = columns.slice(
    0,
    columns.findIndex(({ field }) => field === 'name'),
  );
  const blank = (column: LineColumn) => {
    const span = column.field === 'quantity' && hasUnits ? '2' : null;
    return { ...EMPTY, line, class: column.field === 'position' ? 'position' : null, span };
  };
  const name = { ...EMPTY, line, class: 'text', span: spanOf(end - start), isName: true, text: place === -1 ? amount : null };
  if (place === -1) return [...before.map(blank), name];
  const rest = fields.length - place - 1;
  return [
    ...before.map(blank),
    name,
    { ...EMPTY, line, class: `figure${MORE_CLASSES[amountField] ?? ''}`, text: amount },
    ...(rest === 0 ? [] : [{ ...EMPTY, line, span: spanOf(rest) }]),
  ];
}
