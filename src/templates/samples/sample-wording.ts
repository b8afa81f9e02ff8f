import type { z } from 'zod';

const NOUNS: Partial<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

/** Says in plain words what a field of a sample must be, where its schema does not say so itself. */
export function plainWords(issue: z.core.$ZodRawIssue): string | undefined {
  const what = wanted(issue);
  if (what === undefined) return undefined;
  return issue.input === undefined ? `is missing; it must be ${what}` : `must be ${what}`;
}

function wanted(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return NOUNS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? shown(issue.values[0]) : `one of: ${issue.values.map(shown).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a day, such as "2026-11-02"' : undefined;
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : `${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'string' ? `no longer than ${issue.maximum} characters` : `${issue.maximum} or less`;
    default:
      return undefined;
  }
}

const shown = (value: unknown) => JSON.stringify(value);
