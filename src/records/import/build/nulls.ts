export type Nulled<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> | null };

/** A copy in which the named optional fields are null where they are absent. */
export function nulls<T extends object, K extends keyof T>(value: T, keys: readonly K[]): Nulled<T, K> {
  const copy = { ...value } as Record<PropertyKey, unknown>;
  for (const key of keys) copy[key] ??= null;
  return copy as Nulled<T, K>;
}
