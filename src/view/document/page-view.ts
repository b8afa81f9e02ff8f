import { z } from 'zod';
import { PAPERS } from './paper.js';
import { line, word } from './view-fields.js';

export const page = z.strictObject({
  paper: z.enum(PAPERS),
  /** Head of the second and later pages. */
  headStart: line,
  headEnd: line,
  foot: line,
  /** "Page 2 of 3", cut at the numbers. */
  numberBefore: word,
  numberBetween: word,
  numberAfter: word,
});
/** The margins of the pages; plain text without markup. */
export interface PageView extends z.infer<typeof page> {}
