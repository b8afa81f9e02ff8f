/** A copy without fields that are undefined, and without lists that are empty: both say nothing. */
export function withoutGaps<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]: [string, unknown]) => (isGap(value) ? [] : [[field, tidied(value)]])),
  ) as T;
}

const isGap = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);

function tidied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidied);
  return typeof value === 'object' && value !== null ? withoutGaps(value) : value;
}
