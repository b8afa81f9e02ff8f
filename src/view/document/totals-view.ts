import { z } from 'zod';
import { line, text, word } from './view-fields.js';

export const total = z.strictObject({
  /** Sum: a result on the way; due: the last one; detail: a part of the row above. */
  kind: z.enum(['plain', 'sum', 'due', 'detail']),
  isEmphasised: z.boolean(),
  label: line,
  /** Text of a person, e.g. why there is a discount: set apart from the label. */
  reason: text.nullable(),
  percentage: word.nullable(),
  amount: word,
});
/** A row of the sum. */
export interface TotalView extends z.infer<typeof total> {}

export const taxEntry = z.strictObject({
  /** The name of the tax. */
  label: line,
  /** "20%"; null for what is outside the scope of tax. */
  rate: word.nullable(),
  /** Why there is no tax. */
  reason: text.nullable(),
  taxableAmount: word,
  taxAmount: word,
});
export interface TaxEntryView extends z.infer<typeof taxEntry> {}
