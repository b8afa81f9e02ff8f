import { z } from 'zod';
import { fontNames } from '../../fonts/fonts.js';
import { must, strict } from './wording.js';

/** Letters, digits, spaces and hyphens, so that a name in quotes cannot end its declaration. */
const FAMILY = /^\p{L}[\p{L}\d]*(?:[ -][\p{L}\d]+)*$/u;
const FILE = /^[a-z\d][\w-]*\.(?:ttf|otf|woff2)$/i;
const A_FAMILY = 'the name of a font family: letters, digits, spaces and hyphens';
const WEIGHTS = [100, 200, 300, 400, 500, 600, 700, 800, 900];
const A_WEIGHT = `one of the weights ${WEIGHTS.join(', ')}`;
const GENERIC = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'math',
  'emoji',
  'inherit',
  'initial',
  'unset',
]);

/** The name of a font family. Whether it exists, only the whole lineage knows. */
export const familyName = z.string(must(A_FAMILY)).max(60, must(A_FAMILY)).regex(FAMILY, must(A_FAMILY));

const fontFile = strict(
  {
    file: z.string(must('the name of a file in fonts/')).regex(FILE, must('the name of a .ttf, .otf or .woff2 file in fonts/')),
    weight: z.number(must(A_WEIGHT)).refine((weight) => WEIGHTS.includes(weight), must(A_WEIGHT)),
    style: z.enum(['normal', 'italic'], must('"normal" or "italic"')).default('normal'),
    figures: z.boolean(must('true or false')).default(true),
  },
  'an object with file and weight',
);

const FILES = 'a list of font files';
const family = z
  .array(fontFile, must(FILES))
  .min(1, must('a list of one font file or more'))
  .refine(
    (files) => new Set(files.map(({ weight, style }) => `${weight} ${style}`)).size === files.length,
    'has two files of the same weight and style',
  )
  .refine((files) => files.some(({ style }) => style === 'normal'), 'must have a file that is not italic');

/** The families that a template brings: their files, by the names that stylesheets use. */
export const fontFilesSchema = z
  .record(z.string(), family, must('an object of font families'))
  .superRefine((families, context) => {
    for (const name of Object.keys(families)) {
      const message = nameFault(name);
      if (message !== null) context.addIssue({ code: 'custom', path: [name], message });
    }
  });

function nameFault(name: string): string | null {
  if (!familyName.safeParse(name).success) return `must be ${A_FAMILY}`;
  const isTaken = GENERIC.has(name.toLowerCase()) || fontNames.some((known) => known.toLowerCase() === name.toLowerCase());
  return isTaken ? 'is the name of a font that all documents have: give yours another name' : null;
}
