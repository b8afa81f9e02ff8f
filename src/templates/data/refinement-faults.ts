import type { z } from 'zod';
import { type DataFault, MOST_FAULTS } from './data-faults.js';
import { jsonPath } from '../../text/json-path.js';

/** What a type refuses of data whose form is right: what no JSON Schema can say, such as what an image is. */
export function refinementFaults(type: z.ZodType, data: unknown): DataFault[] {
  const { error } = type.safeParse(data);
  // How long a text or a list may be, the schema has said: it knows this service's settings.
  const issues = (error?.issues ?? []).filter(({ code }) => code !== 'too_big');
  return issues.slice(0, MOST_FAULTS).map(({ path, message }) => ({ path: jsonPath(path), message }));
}
