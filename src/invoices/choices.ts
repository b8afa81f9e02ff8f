// What an invoice can be, where there are only a few answers.

/** UNCL 5305 codes that EN 16931 admits. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

export type InvoiceType = 'INVOICE' | 'CREDIT_NOTE';
export type InvoiceStatus = 'DRAFT' | 'ISSUED' | 'VOID';

/** How tax is rounded: once for each entry of the breakdown (BR-CO-17), line by line, or out of the total that includes it. */
export const TAX_ROUNDINGS = ['BREAKDOWN', 'LINE', 'TOTAL'] as const;
export type TaxRounding = (typeof TAX_ROUNDINGS)[number];

/** Which way tax between two minor units goes. DOWN is towards zero, UP away from it. Line amounts are always rounded half up. */
export const ROUNDING_MODES = ['HALF_UP', 'DOWN', 'UP'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Whether the figures must follow from the lines, or stand as the seller's own system states them. */
export type Figures = 'CHECKED' | 'AS_STATED';

/** Only items have figures. A subtotal sums the items above it, from the last heading or subtotal on. */
export const LINE_KINDS = ['ITEM', 'HEADING', 'TEXT', 'SUBTOTAL'] as const;
export type LineKind = (typeof LINE_KINDS)[number];
