type MayBeAbsent<V> = null extends V ? true : undefined extends V ? true : V extends readonly unknown[] ? true : false;

type Present<T> = { [K in keyof T as MayBeAbsent<T[K]> extends true ? never : K]: T[K] } & {
  [K in keyof T as MayBeAbsent<T[K]> extends true ? K : never]?: NonNullable<T[K]>;
};

/** The object without what is null, undefined or an empty list. */
export function present<T extends object>(fields: T): Present<T> {
  const isThere = (value: unknown) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => isThere(value))) as Present<T>;
}
