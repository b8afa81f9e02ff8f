import { z } from 'zod';
import { DOCUMENT_TYPES } from '../../../invoices/billing-document.js';
import { supportedLocales } from '../../../view/language/locales.js';
import { regionalLocales } from '../../../view/language/regions.js';
import { suggestion } from '../../../text/nearest-name.js';
import { pointsOf } from '../../length.js';
import { type Margins, type PaperName, PAPERS } from '../../manifest.js';
import { TEMPLATE_NAME } from '../template-files.js';
import { columnsSchema } from './columns-schema.js';
import { fontFilesSchema, familyName } from './font-schema.js';
import { messagesSchema } from './messages-schema.js';
import { variablesSchema } from './variable-schema.js';
import { cssLength, must, strict, words } from './wording.js';

/** One or more different names from a list. */
function some<const Name extends string>(names: readonly Name[], what: string) {
  const one = z.enum(names, {
    error: ({ input }) => `${JSON.stringify(input)} is not a known ${what}${suggestion(String(input), names)}`,
  });
  return list(one, what);
}

function list<Item extends z.ZodType>(one: Item, what: string) {
  return z
    .array(one, must(`a list of ${what}s`))
    .min(1, must(`a list of one ${what} or more`))
    .refine((items) => new Set(items).size === items.length, `names a ${what} twice`);
}

const sides = { top: cssLength, right: cssLength, bottom: cssLength, left: cssLength };
const perPaper = z.optional(strict(sides, 'an object with top, right, bottom and left'));
const MARGINS = 'an object with top, right, bottom and left, or one of these for each paper';

/** Common margins, margins of one paper, or both. Those of a paper come first. */
const margins = strict({ ...mapped(sides, (side) => side.optional()), A4: perPaper, Letter: perPaper }, MARGINS).transform(
  ({ A4, Letter, ...common }, context) => {
    const { top, right, bottom, left } = common;
    const all = top && right && bottom && left ? { top, right, bottom, left } : undefined;
    const of = { A4: A4 ?? all, Letter: Letter ?? all };
    if (!of.A4 || !of.Letter) {
      context.addIssue({ code: 'custom', message: `must be ${MARGINS}` });
      return z.NEVER;
    }
    const given = { A4: of.A4, Letter: of.Letter };
    const narrow = PAPERS.find((paper) => !hasRoom(paper, given[paper]));
    if (narrow) context.addIssue({ code: 'custom', message: `leaves less than ${ROOM} of width or of height on ${narrow}` });
    return given;
  },
);

/** In points. */
const PAPER_SIZES = { A4: { width: 595, height: 842 }, Letter: { width: 612, height: 792 } };
/** Less room than this must be a typing error: each word would get its own line. */
const ROOM = '70mm';

function hasRoom(paper: PaperName, { top, right, bottom, left }: Margins): boolean {
  const { width, height } = PAPER_SIZES[paper];
  const between = (whole: number, ...sidesOf: string[]) => sidesOf.reduce((rest, side) => rest - (pointsOf(side) ?? 0), whole);
  const least = pointsOf(ROOM) ?? 0;
  return between(width, left, right) >= least && between(height, top, bottom) >= least;
}

function mapped<Key extends string, From, To>(object: Record<Key, From>, change: (value: From) => To): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(object).map(([key, value]) => [key, change(value)])) as Record<Key, To>;
}

/** `template.json`. */
export const manifestSchema = strict(
  {
    name: z.string(must('the name of the folder')),
    title: words,
    description: words,
    extends: z.string(must('the name of a template')).regex(TEMPLATE_NAME, must('the name of a template')).optional(),
    abstract: z.boolean(must('true or false')).default(false),
    stylesheet: z.enum(['append', 'replace'], must('"append" or "replace"')).default('append'),
    paper: some(PAPERS, 'paper').optional(),
    margins: margins.optional(),
    fonts: list(familyName, 'font family').optional(),
    fontFiles: fontFilesSchema.default({}),
    locales: some([...supportedLocales, ...regionalLocales], 'locale').optional(),
    documentTypes: some(DOCUMENT_TYPES, 'document type').optional(),
    variables: variablesSchema.default({}),
    columns: columnsSchema.optional(),
    messages: messagesSchema.default({}),
  },
  'an object',
);
