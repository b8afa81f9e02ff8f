import type { DocumentView, SummaryView } from '../../view/document/document-view.js';
import { ageingDensity } from './ageing-density.js';
import { areDetailsBelowPayment } from './details-side.js';
import type { LineColumn } from '../manifest.js';
import { fittedMargins } from './margin-room.js';
import type { Rulers } from './rulers.js';
import { DENSITIES, smaller, SUMMARY_SIZES, type SummarySize } from '../../view/document/sizes.js';
import { type SumsSize, sumsSize } from './sums-size.js';
import { entryColumns, hasLongNumbers, lineColumns } from './table-columns.js';
import { densityOf } from './table-density.js';
import { withTallRows } from './tall-rows.js';
import { type TitleSize, titleSize } from './title-size.js';
import { type WatermarkSize, watermarkSize } from './watermark.js';
import { withWideFacts } from './wide-facts.js';

/** The final sizes of a view. */
export interface FittedSizes {
  /** How large the watermark is, if there is one. */
  watermarkSize: WatermarkSize;
  /** How large the title is. */
  titleSize: TitleSize;
  /** Whether the sums stand side by side. */
  sumsSize: SumsSize;
  /** Where the further details stand. */
  areDetailsBelowPayment: boolean;
}

/** Makes the type of a view small enough for its figures. The sizes of the given view are the largest. */
export function fittedView<View extends DocumentView>(
  view: View,
  rulers: Rulers,
  columns?: readonly LineColumn[],
): View & FittedSizes {
  const { summary, statement, status, page } = view;
  const lines = view.lines && { ...view.lines, hasLongNumbers: view.lines.hasLongNumbers || hasLongNumbers(view.lines, rulers) };
  return {
    ...view,
    summary: { ...summary, size: smaller(SUMMARY_SIZES, summary.size, summarySize(summary, view.lang, rulers)) },
    meta: withWideFacts(view.meta, rulers),
    lines: lines && {
      ...withTallRows(lines, columns),
      density: smaller(DENSITIES, lines.density, densityOf(lineColumns(lines, view, rulers, columns))),
    },
    statement: statement && {
      ...statement,
      density: [densityOf(entryColumns(statement, view, rulers)), ageingDensity(statement, rulers)].reduce(
        (one, other) => smaller(DENSITIES, one, other),
        statement.density,
      ),
    },
    page: fittedMargins(page, rulers),
    watermarkSize: watermarkSize(status.watermark, rulers),
    titleSize: titleSize(view.documentTitle, rulers),
    sumsSize: sumsSize(view, rulers),
    areDetailsBelowPayment: areDetailsBelowPayment(view),
  };
}

/**
 * The widths that fit a quarter of the line at the large and at the smaller size, in em of that size. Longer texts get half of the line, and more lines if
 * needed.
 */
const ROOM = { regular: 6.75, long: 8.3 };
/** Large type has less space between letters, except in these scripts: at least this many em less for each character. */
const CLOSER = 0.015;
const NOT_CLOSER = /^(?:ar|he|ja|zh)\b/;

function summarySize({ amount }: SummaryView, lang: string, { strong }: Rulers): SummarySize {
  const width = strong(amount) - (NOT_CLOSER.test(lang) ? 0 : amount.length * CLOSER);
  return width <= ROOM.regular ? 'regular' : width <= ROOM.long ? 'long' : 'very-long';
}
