import type { HelperOptions } from './helper-call.js';

/** The helper that a path of several names becomes. No template can call it. */
export const FIELD = 'field of';

/** The properties that the sender named: a document may have any of them, or none. */
const OPEN = 'attributes';

/** The value at a path: that of its first name, and all its names. Null if a part of it is null. */
export function fieldOf(from: unknown, ...given: unknown[]): unknown {
  const { loc } = given.at(-1) as HelperOptions;
  let value = from;
  const [first, ...names] = given.slice(0, -1) as string[];
  let owner = first;
  for (const name of names) {
    if (value === null) return null;
    const isThere = typeof value === 'object' && Object.hasOwn(value, name);
    if (!isThere && owner === OPEN) return null;
    // In the words of Handlebars, which says the same of a path of one name.
    if (!isThere)
      throw new Error(
        `"${name}" not defined in ${Object.prototype.toString.call(value)} - ${loc?.start.line ?? 1}:${loc?.start.column ?? 0}`,
      );
    value = (value as Record<string, unknown>)[name];
    owner = name;
  }
  return value;
}
