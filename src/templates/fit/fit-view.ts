import type { DocumentView, SummaryView } from '../../view/document/document-view.js';
import { fittedMargins } from './margin-room.js';
import type { Rulers } from './rulers.js';
import { DENSITIES, smaller, SUMMARY_SIZES, type SummarySize } from '../../view/document/sizes.js';
import { entryColumns, lineColumns } from './table-columns.js';
import { densityOf } from './table-density.js';
import { type WatermarkSize, watermarkSize } from './watermark.js';

/** A view as it is set. */
export interface FittedView extends DocumentView {
  /** How large the watermark is, if there is one. */
  watermarkSize: WatermarkSize;
}

/** Makes the type of a view small enough for its figures: the sizes that it has are the largest that it may get. */
export function fittedView(view: DocumentView, rulers: Rulers): FittedView {
  const { summary, lines, statement, status, page } = view;
  return {
    ...view,
    summary: { ...summary, size: smaller(SUMMARY_SIZES, summary.size, summarySize(summary, view.lang, rulers)) },
    lines: lines && {
      ...lines,
      density: smaller(DENSITIES, lines.density, densityOf(lineColumns(lines, view, rulers))),
    },
    statement: statement && {
      ...statement,
      density: smaller(DENSITIES, statement.density, densityOf(entryColumns(statement, view, rulers))),
    },
    page: fittedMargins(page, rulers),
    watermarkSize: watermarkSize(status.watermark, rulers),
  };
}

/** What fits a quarter of the line at the large size and at the smaller one, in em of that size; what is longer has half of it, and more lines if need be. */
const ROOM = { regular: 6.75, long: 8.3 };
/** Large type is set closer, except in these scripts: by so many em for each character, or more. */
const CLOSER = 0.015;
const NOT_CLOSER = /^(?:ar|he|ja|zh)\b/;

function summarySize({ amount }: SummaryView, lang: string, { strong }: Rulers): SummarySize {
  const width = strong(amount) - (NOT_CLOSER.test(lang) ? 0 : amount.length * CLOSER);
  return width <= ROOM.regular ? 'regular' : width <= ROOM.long ? 'long' : 'very-long';
}
