import type { z } from 'zod';
import { type DataFault, MOST_FAULTS } from './data-faults.js';
import { jsonPath } from '../../text/json-path.js';

/** The faults that no JSON Schema can express, such as a broken image. The data already matches its schema. */
export function refinementFaults(type: z.ZodType, data: unknown): DataFault[] {
  const { error } = type.safeParse(data);
  // The schema has already checked the lengths of texts and lists, with the settings of this service.
  const issues = (error?.issues ?? []).filter(({ code }) => code !== 'too_big');
  return issues.slice(0, MOST_FAULTS).map(({ path, message }) => ({ path: jsonPath(path), message }));
}
