import { z } from 'zod';
import { line, optional, text, word } from './view-fields.js';

export const total = z.strictObject({
  /** sum: a subtotal; due: the last total; detail: a part of the row above. */
  kind: z.enum(['plain', 'sum', 'due', 'detail']),
  isEmphasised: z.boolean(),
  label: line,
  /** Text that a person wrote, e.g. the reason of a discount; separate from the label. */
  reason: text.nullable(),
  percentage: word.nullable(),
  base: optional(line).describe('"of 200.00": what the percentage is taken from.'),
  taxRate: optional(word).describe('The tax of an allowance or charge, if the document has several rates.'),
  amount: word,
  money: optional(word).describe(
    'The amount with the sign of its currency, as at the head of the document; of a row that is emphasised.',
  ),
});
/** A row of the sum. */
export interface TotalView extends z.infer<typeof total> {}

export const taxEntry = z.strictObject({
  /** The name of the tax. */
  label: line,
  /** "20%"; null if outside the scope of tax. */
  rate: word.nullable(),
  /** Reason for the tax exemption. */
  reason: text.nullable(),
  taxableAmount: word,
  taxAmount: word,
});
export interface TaxEntryView extends z.infer<typeof taxEntry> {}
