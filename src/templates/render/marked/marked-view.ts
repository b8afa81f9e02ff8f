import type { DocumentView } from '../../../view/document/document-view.js';
import type { TemplateManifest } from '../../manifest.js';
import { shownColumns, unitsBesideQuantities } from '../../shown-columns.js';
import { MARKS } from './marks.js';
import type { LinesInColumns } from '../columns/line-cells.js';

/** A text of a view. */
export interface MarkedText {
  /** `totals[2].amount`; of a cell of the line table the field of its column: `lines.items[0].netAmount`. */
  path: string;
  text: string;
}

/** What decides something, or stands in attributes alone. */
const UNMARKED = new Set([
  'documentType',
  'lang',
  'dir',
  'page',
  'status',
  'codes',
  'countryCode',
  'href',
  'logo',
  'marks',
  'kind',
  'size',
  'density',
  'level',
  'class',
  'sum',
  'span',
  'columns',
  'columnCount',
  'carriedRows',
  'missingDecimals',
  'titleSize',
  'sumsSize',
  'watermarkSize',
  'statement',
]);

/** The name of a detail is that of its field. */
const isUnmarked = (key: string, path: string): boolean =>
  UNMARKED.has(key) || (key === 'name' && /\.details\[\d+\]$/.test(path));

/** A completed view with marks around its texts, and these texts by their numbers. */
export function markedView<View extends DocumentView>(
  view: View,
  { columns }: Pick<TemplateManifest, 'columns'>,
): { view: View; texts: MarkedText[] } {
  const texts: MarkedText[] = [];
  const mark = (path: string, text: string): string => {
    if (text.trim() === '') return text;
    texts.push({ path, text });
    return `${MARKS.start}${texts.length - 1}${MARKS.number}${text}${MARKS.end}`;
  };
  const walk = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return mark(path, value);
    if (Array.isArray(value)) return value.map((entry, at): unknown => walk(entry, `${path}[${at}]`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]): [string, unknown] => [
        key,
        isUnmarked(key, path) ? entry : walk(entry, path === '' ? key : `${path}.${key}`),
      ]),
    );
  };
  // What stands in the margins of the pages cannot hold an element.
  texts.push({ path: 'page.foot', text: view.page.foot });
  const lines = view.lines as LinesInColumns | null;
  const { lines: _lines, labels, ...rest } = view;
  const fields = lines === null ? [] : fieldsOfCells(lines, columns);
  const marked = {
    ...(walk(rest, '') as object),
    labels: { ...labels, amountsIn: mark('labels.amountsIn', labels.amountsIn) },
    lines: lines && { ...lines, items: lines.items.map((item, at) => markedRow(item, `lines.items[${at}]`, fields, walk)) },
  };
  return { view: marked as unknown as View, texts };
}

type Row = LinesInColumns['items'][number];

/** A row is in each of its cells, so that a part of the template has both. */
function markedRow(
  { cells, line: _line, ...item }: Row,
  path: string,
  fields: readonly string[],
  walk: (value: unknown, path: string) => unknown,
): Row {
  const row = { ...(walk(item, path) as object) } as Row;
  row.line = row;
  row.cells = cells.map((cell, at) => ({
    ...cell,
    text: walk(cell.text, `${path}.${(item.hasFigures && fields[at]) || 'netAmount'}`) as string | null,
    note: walk(cell.note, `${path}.perBaseQuantity`) as string | null,
    line: row,
  }));
  return row;
}

/** The field of each cell of an item; a unit may stand beside its quantity. A row without figures has its sum alone. */
function fieldsOfCells(lines: LinesInColumns, declared: TemplateManifest['columns']): string[] {
  const columns = shownColumns(lines, declared);
  const hasUnits = unitsBesideQuantities(lines, columns);
  return columns.flatMap(({ field }) => (field === 'quantity' && hasUnits ? [field, 'unit'] : [field]));
}
