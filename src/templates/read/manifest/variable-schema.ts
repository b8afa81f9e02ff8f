import { z } from 'zod';
import { suggestion } from '../../../text/nearest-name.js';
import type { Variable } from '../../manifest.js';
import { acceptedBy, checkedValue } from '../../render/variable-values.js';
import { familyName } from './font-schema.js';
import { cssLength, must, strict, words } from './wording.js';

const TYPES = ['colour', 'font', 'length', 'choice', 'image'] as const;
const NAME = /^[a-z][a-zA-Z\d]{0,39}$/;
/** A number, a length or a word, so that the value cannot end its declaration. */
const CSS_VALUE = /^-?(?:\d+(?:\.\d+)?(?:[a-z]{1,4}|%)?|[a-z][a-z-]*)$/;

const base = { default: z.string(must('a text')), description: words };
const choices = z
  .record(
    z.string(),
    z.string(must('a CSS number, length or word')).regex(CSS_VALUE, must('a CSS number, length or word')),
    must('an object of choices with their CSS values'),
  )
  .refine((options) => Object.keys(options).length > 0, must('an object of one choice or more'));

export const variableSchema = z
  .discriminatedUnion(
    'type',
    [
      strict({ type: z.literal('colour'), ...base }, 'an object'),
      strict(
        { type: z.literal('font'), ...base, options: z.array(familyName, must('a list of font families')).min(1) },
        'an object',
      ),
      strict({ type: z.literal('length'), ...base, min: cssLength, max: cssLength }, 'an object'),
      strict({ type: z.literal('choice'), ...base, options: choices }, 'an object'),
      // Which images there are, only the whole lineage knows.
      strict({ type: z.literal('image'), ...base }, 'an object').transform((variable) => ({
        ...variable,
        options: {} as Record<string, number>,
      })),
    ],
    { error: ({ input }) => typeMessage(input) },
  )
  .superRefine((declared: Variable, context) => {
    if (declared.type !== 'image' && checkedValue(declared, declared.default) === null) {
      context.addIssue({ code: 'custom', path: ['default'], message: `must be ${acceptedBy(declared)}` });
    }
  });

/** The variables of a manifest, by name. */
export const variablesSchema = z
  .record(z.string(), variableSchema, must('an object of variables'))
  .superRefine((variables, context) => {
    for (const name of Object.keys(variables).filter((key) => !NAME.test(key))) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'must be named in letters and digits, starting with a small letter',
      });
    }
  });

function typeMessage(input: unknown): string {
  if (input === null || typeof input !== 'object') return `must be an object with a "type": ${TYPES.join(', ')}`;
  const type: unknown = 'type' in input ? input.type : undefined;
  if (type === undefined) return `is missing; it must be one of: ${TYPES.join(', ')}`;
  return `${JSON.stringify(type)} is not a type of variable${suggestion(JSON.stringify(type), TYPES)}`;
}
