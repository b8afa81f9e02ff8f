import type { z } from 'zod';
import type { LocatedJson } from '../located-json.js';

/** A field that does not match its schema. */
export interface SchemaFault {
  offset: number;
  message: string;
}

/** The faults of a file that does not match its schema, from top to bottom. Misspelt names come first, because a missing field may be the misspelt one. */
export function schemaFaults({ issues }: z.ZodError, json: LocatedJson): SchemaFault[] {
  return issues
    .map((issue) => {
      const isTypo = issue.code === 'unrecognized_keys';
      const field = fieldName(issue.path);
      return {
        isTypo,
        offset: json.offsetOf(isTypo ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path),
        message: `${field === '' ? '' : `"${field}" `}${issue.message}`,
      };
    })
    .toSorted((a, b) => Number(b.isTypo) - Number(a.isTypo) || a.offset - b.offset);
}

function fieldName(path: readonly PropertyKey[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');
}
