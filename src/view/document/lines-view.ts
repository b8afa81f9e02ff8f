import { z } from 'zod';
import { DENSITIES } from './sizes.js';
import { line, list, MOST_OF, text, word } from './view-fields.js';

const alignedFigure = z.strictObject({
  text: word,
  /** This much room is kept free after the figure. */
  missingDecimals: z
    .string()
    .regex(/^(1?\d|20)$/)
    .describe('A whole number from 0 to 20 as text: how many decimals fewer than the longest figure of the column.'),
  /** Whether room for a decimal point is kept free too. */
  missingPoint: z.boolean(),
});
/** A figure in a column that is aligned on the decimal point. */
export interface AlignedFigure extends z.infer<typeof alignedFigure> {}

const adjustment = z.strictObject({ reason: text, percentage: word.nullable(), amount: word });
/** An allowance (negative) or charge. */
export interface AdjustmentView extends z.infer<typeof adjustment> {}

const lineItem = z.strictObject({
  /** Counted from 1. */
  position: word,
  name: text,
  description: text.nullable(),
  chargingPeriod: word.nullable(),
  adjustments: list(adjustment),
  quantity: alignedFigure,
  unit: line.nullable(),
  unitPrice: alignedFigure,
  /** "per 100 kWh" if the price is not for one unit. */
  perBaseQuantity: line.nullable(),
  netAmount: word,
  taxRate: word,
  taxAmount: word,
  totalAmount: word,
});
export interface LineView extends z.infer<typeof lineItem> {}

export const density = z
  .enum(DENSITIES)
  .describe(
    'The largest size of the figures. The service makes them smaller if the table needs it, so "regular" is always right.',
  );

export const lines = z.strictObject({
  /** The largest density: the table is set smaller if its figures need it. */
  density,
  hasUnits: z.boolean(),
  items: list(lineItem, MOST_OF.items),
});
export interface LinesView extends z.infer<typeof lines> {}
