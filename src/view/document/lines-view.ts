import { z } from 'zod';
import { LINE_KINDS } from '../../invoices/invoice.js';
import { DENSITIES } from './sizes.js';
import { attributes, labelledText, line, list, MOST_OF, namedTexts, optional, optionalList, text, word } from './view-fields.js';

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

const adjustment = z.strictObject({
  reason: text,
  percentage: word.nullable(),
  base: optional(line).describe('"of 200.00": what the percentage is taken from.'),
  amount: word,
});
/** An allowance (negative) or charge. */
export interface AdjustmentView extends z.infer<typeof adjustment> {}

const kind = z
  .enum(LINE_KINDS.map(lowerCase))
  .default('item')
  .describe('Only an item has figures; a subtotal has a net and a total amount.');
/** What a row of the line table is. */
export type LineKindView = z.infer<typeof kind>;

function lowerCase<T extends string>(name: T): Lowercase<T> {
  return name.toLowerCase() as Lowercase<T>;
}

/** What is known of the item of a line, by the names of the import format. */
export const LINE_FACTS = [
  'itemId',
  'buyerItemId',
  'standardItem',
  'object',
  'orderLineReference',
  'accountingReference',
  'classifications',
  'countryOfOrigin',
  'grossPrice',
  'priceDiscount',
  'chargingStartDate',
  'chargingEndDate',
] as const;
export type LineFactName = (typeof LINE_FACTS)[number];

const lineDetail = labelledText.extend({
  name: optional(line).describe('The name of the field that has the same text: itemId, attributes.colour.'),
});
/** A label and its text, and the field of the line that it shows. */
export interface LineDetailView extends z.infer<typeof lineDetail> {}

const lineItem = z.strictObject({
  kind,
  hasFigures: z.boolean().default(true).describe('Whether the row is an item, with a figure in every column.'),
  level: z
    .string()
    .regex(/^\d$/)
    .default('0')
    .describe('Above 0: a part of the line above it with a lower level. Its amounts are in that line already.'),
  isTall: z
    .boolean()
    .default(false)
    .describe('Whether the row has so many lines that it may be split across pages. The service decides it.'),
  /** Counted from 1. */
  position: word,
  lineNumber: optional(labelledText).describe('The identifier of the line, if that is not its position.'),
  name: text,
  description: text.nullable(),
  note: optional(text),
  chargingPeriod: word.nullable(),
  details: optionalList(lineDetail).describe('Item numbers, origin, properties.'),
  adjustments: list(adjustment),
  quantity: alignedFigure,
  unit: line.nullable(),
  unitPrice: alignedFigure,
  /** "per 100 kWh" if the price is not for one unit. */
  perBaseQuantity: line.nullable(),
  netAmount: word,
  taxRate: line.describe('"20%"; several taxes are lines of the text, each with its name.'),
  taxAmount: word,
  totalAmount: word,
  runningNet: optional(word).describe(
    'The sum of the net amounts of all lines down to this one, to carry over to the next page.',
  ),
  runningTotal: optional(word).describe('The same of the total amounts.'),
  ...namedTexts(LINE_FACTS).shape,
  attributes,
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
  hasLongNumbers: z
    .boolean()
    .default(false)
    .describe('Whether a line number is too long for a narrow column. The service says so if one is.'),
  hasTax: z
    .boolean()
    .default(true)
    .describe('Whether a line bears tax: if not, the columns of rate and tax say nothing, and the net amount is the total.'),
  items: list(lineItem, MOST_OF.items),
});
export interface LinesView extends z.infer<typeof lines> {}
