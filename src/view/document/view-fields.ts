import { z } from 'zod';

// Building blocks of a view.

/** The longest texts by kind; far more than fits a page well. Settings change that of `text`, see `limitedSchema`. */
export const MOST = { word: 100, line: 1000, text: 20_000, address: 4000, image: 3_000_000 };
/** The longest lists; settings change that of `items`. */
export const MOST_OF = { items: 10_000, few: 100 };

export const word = z.string().max(MOST.word);
export const line = z.string().max(MOST.line);
export const text = z.string().max(MOST.text);
export const list = <T extends z.ZodType>(item: T, most: number = MOST_OF.few) => z.array(item).max(most);

// Fields that came after the first version of the view: callers may leave them out.
export const optional = <T extends z.ZodType>(type: T) => type.nullable().default(null);
export const optionalList = <T extends z.ZodType>(item: T) => list(item).default([]);

/** Texts by name. Any of them may be null. */
export function namedTexts<const Name extends string>(names: readonly Name[]) {
  type Fields = Record<Name, z.ZodDefault<z.ZodNullable<typeof text>>>;
  return z.strictObject(Object.fromEntries(names.map((name) => [name, optional(text)])) as Fields);
}

/** Properties that the sender named, by their names as a template writes them: "Chain of custody" is `chainOfCustody`. */
export const attributes = z
  .record(z.string().max(MOST.line), text)
  .default({})
  .describe('Properties by name: "Chain of custody" is chainOfCustody.');

export const labelledText = z.strictObject({ label: line, text });
/** A label and its text: "Issue date", "1 March 2026". */
export interface LabelledText extends z.infer<typeof labelledText> {}
