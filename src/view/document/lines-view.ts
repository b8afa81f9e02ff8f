import { z } from 'zod';
import { DENSITIES } from './sizes.js';
import { line, list, MOST_OF, text, word } from './view-fields.js';

const alignedFigure = z.strictObject({
  text: word,
  /** As much room is kept free behind the figure. */
  missingDecimals: z
    .string()
    .regex(/^(1?\d|20)$/)
    .describe('A whole number from 0 to 20 as text: decimals fewer than the longest of the column.'),
  /** Whether the room of a decimal point is kept free as well. */
  missingPoint: z.boolean(),
});
/** A figure of a column whose decimal points are aligned. */
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
  /** "per 100 kWh" where the price is not for one. */
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
    'How small the figures are at least. The service makes them smaller where the table needs it: "regular" is always right.',
  );

export const lines = z.strictObject({
  /** The largest density: the table is set smaller where its figures need it. */
  density,
  hasUnits: z.boolean(),
  items: list(lineItem, MOST_OF.items),
});
export interface LinesView extends z.infer<typeof lines> {}
