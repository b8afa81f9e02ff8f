import { z } from 'zod';
import { suggestion } from '../../../text/nearest-name.js';
import { COLUMN_FIELDS, knownColumn, plainColumn } from '../../line-columns.js';
import { attributeNameFault } from '../../../view/parts/named/attribute-names.js';
import { pointsOf } from '../../length.js';
import type { LineColumn } from '../../manifest.js';
import { cssLength, must, strict } from './wording.js';

const WIDEST = '80mm';
const A_COLUMN = 'the name of a field of a line, or an object with "field"';

const field = z.string(must('a field of a line')).superRefine((name, context) => {
  if (knownColumn(name) === undefined) {
    context.addIssue({ code: 'custom', message: `"${name}" is not a field of a line${suggestion(name, COLUMN_FIELDS)}` });
  }
  const fault = name.startsWith('attributes.') ? attributeNameFault(name.replace('attributes.', '')) : null;
  if (fault !== null) context.addIssue({ code: 'custom', message: `"${name}" is on no line; ${fault}` });
});
const width = cssLength.refine((text) => (pointsOf(text) ?? 0) <= (pointsOf(WIDEST) ?? 0), `must be at most ${WIDEST}`);

const column = z.preprocess(
  (given) => (typeof given === 'string' ? { field: given } : given),
  strict(
    {
      field,
      label: z.string(must('the key of a message')).optional(),
      width: width.optional(),
      align: z.enum(['start', 'end'], must('"start" or "end"')).optional(),
    },
    A_COLUMN,
  ).transform((given): LineColumn => {
    const plain = plainColumn(given.field);
    return {
      field: given.field,
      label: given.label ?? null,
      width: given.width ?? null,
      align: given.align ?? plain.align,
      isPlain: plain.isPlain && given.label === undefined && given.width === undefined && given.align === undefined,
    };
  }),
);

/** The columns of the line table, in their order. */
export const columnsSchema = z
  .array(column, must('a list of columns'))
  .max(20, 'has more than 20 columns')
  .superRefine((columns, context) => {
    const fields = columns.map((one) => one.field);
    for (const [index, one] of columns.entries()) {
      const { label = null } = knownColumn(one.field) ?? {};
      const say = (message: string) => context.addIssue({ code: 'custom', path: [index], message });
      if (fields.indexOf(one.field) !== index) say(`"${one.field}" is a column already`);
      else if (one.label === null && label === null) say('needs a "label", the key of the message above the column');
      if (one.field === 'name' && one.width !== null) say('has no "width": "name" takes what the others leave');
    }
    if (!fields.includes('name')) context.addIssue({ code: 'custom', message: 'must have the column "name"' });
  });
