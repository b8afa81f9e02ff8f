import type { z } from 'zod';
import { TemplateError } from '../template-error.js';
import type { LocatedJson } from './located-json.js';

/** The first fault of a file that is not what its schema wants, with its line. */
export function schemaFault({ issues }: z.ZodError, file: string, json: LocatedJson): TemplateError {
  const faults = issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    return {
      isTypo: issue.code === 'unrecognized_keys',
      line: json.lineOf(path),
      field: fieldName(issue.path),
      reason: issue.message,
    };
  });
  // From top to bottom, as they are read; but what is missing elsewhere may be what is misspelt here.
  const [first] = faults.toSorted((a, b) => Number(b.isTypo) - Number(a.isTypo) || a.line - b.line);
  if (!first) return new TemplateError(file, null, 'is faulty');
  return new TemplateError(file, first.line, `${first.field === '' ? '' : `"${first.field}" `}${first.reason}`);
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');
}
