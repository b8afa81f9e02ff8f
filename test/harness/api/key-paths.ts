/** Every path of keys in a body; an array counts once, with any content. A leaf value has no further path. */
export function keyPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${path}[]`] : value.flatMap((item) => keyPaths(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) => keyPaths(item, `${path}.${key}`));
}

/** Each of them once, in their order. In the published examples the list of custom objects is empty: nobody says what they hold. */
export function uniqueKeyPaths(body: unknown): string[] {
  return [...new Set(keyPaths(body).map((path) => path.replace(/(custom_objects\[\]).*/, '$1')))];
}
