import { z } from 'zod';
import { MOST_MARK_BYTES } from '../../invoices/national-marks.js';
import { labelledText, line, list, optional, optionalList, text } from './view-fields.js';

/** What a mark is of. */
export const MARK_KINDS = ['verifactu', 'ksef-invoice', 'ksef-certificate', 'portugal', 'greece', 'courtesy-notice'] as const;

/** Widths of codes in millimetres, without their white margin: within what Spain (30 to 40 mm) and Portugal (30 mm at least) ask for. */
export const MARK_CODE = { size: 32, mostBytes: 700, largeSize: 40 };

const language = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/);

const code = z.strictObject({
  text: z
    .string()
    .min(1)
    .refine((given) => Buffer.byteLength(given) <= MOST_MARK_BYTES, `must have at most ${MOST_MARK_BYTES} bytes`),
  label: line.min(1).describe('What the code is for, for screen readers.'),
  size: z
    .literal([MARK_CODE.size, MARK_CODE.largeSize])
    .default(MARK_CODE.size)
    .describe('The width of the code in millimetres; the larger one for more than 700 bytes.'),
});

const mark = z.strictObject({
  kind: z.enum(MARK_KINDS),
  language: language.describe('The language of title, legend and the first notice: that of the law.'),
  title: optional(line).describe('What must stand above the code: "QR tributario:".'),
  code: optional(code),
  legend: optional(text).describe('What must stand below the code.'),
  lines: optionalList(labelledText),
  notices: optionalList(z.strictObject({ text, language })).describe('Sentences; a translation follows that of the law.'),
});
/** A mark that the tax authority of the seller's country wants on the page. */
export interface MarkView extends z.infer<typeof mark> {}

export const marks = z.strictObject({
  heading: line,
  opening: list(mark).describe('Before everything else on the first page.'),
  closing: list(mark).describe('After the totals.'),
});
/** The national marks of an invoice. */
export interface MarksView extends z.infer<typeof marks> {}
