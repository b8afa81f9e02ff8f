import { z } from 'zod';
import { suggestion } from '../../../text/nearest-name.js';
import { LENGTHS, pointsOf } from '../../length.js';

interface Wording {
  error: (issue: { input?: unknown }) => string;
}

/** Messages for what a field must be. */
export function must(what: string): Wording {
  return { error: ({ input }) => (input === undefined ? `is missing; it must be ${what}` : `must be ${what}`) };
}

/** An object without other keys. For a misspelt key, the message suggests the nearest one. */
export function strict<Shape extends z.core.$ZodLooseShape>(shape: Shape, what: string) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return must(what).error(issue);
      const [key = ''] = issue.keys;
      return `has no key "${key}"${suggestion(key, Object.keys(shape))}`;
    },
  });
}

/** A text that says something. */
export const words = z.string(must('a text')).trim().min(1, must('a text that is not empty'));

/** A CSS length of fixed size. */
export const cssLength = z.string(must(LENGTHS)).refine((text) => pointsOf(text) !== null, must(LENGTHS));
