import { z } from 'zod';

// What the parts of a view are made of.

/** The longest texts by what they are; far beyond what fits a page well. That of a text is as settings have it, see `limitedSchema`. */
export const MOST = { word: 100, line: 1000, text: 20_000, address: 4000, image: 3_000_000 };
/** The longest lists; that of items is as settings have it. */
export const MOST_OF = { items: 10_000, few: 100 };

export const word = z.string().max(MOST.word);
export const line = z.string().max(MOST.line);
export const text = z.string().max(MOST.text);
export const list = <T extends z.ZodType>(item: T, most: number = MOST_OF.few) => z.array(item).max(most);

export const labelledText = z.strictObject({ label: line, text });
/** A name and what stands beside it: "Issue date", "1 March 2026". */
export interface LabelledText extends z.infer<typeof labelledText> {}
