import { besidesNull, type DataSchema } from './accepted-data.js';

/** Data with the neutral value of every field that may be left out and was. The data already matches its schema. */
export function filledIn(schema: DataSchema, data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const { properties, items } = besidesNull(schema);
  if (Array.isArray(data)) return items ? data.map((item) => filledIn(items, item)) : data;
  if (!properties) return data;
  const given = data as Readonly<Record<string, unknown>>;
  const defaults = Object.entries(properties).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value]],
  );
  const own = Object.entries(given).map(([name, value]) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return [name, field ? filledIn(field, value) : value];
  });
  return { ...(Object.fromEntries(defaults) as object), ...(Object.fromEntries(own) as object) };
}
