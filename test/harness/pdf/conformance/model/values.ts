import { Dict, Name, Stream, type PdfObject } from '../read/objects.js';

/** All values in some objects, however deep; references are not followed. */
export function valuesOf(objects: Iterable<[string, PdfObject]>): { value: PdfObject; at: string }[] {
  const values: { value: PdfObject; at: string }[] = [];
  const walk = (value: PdfObject, at: string): void => {
    values.push({ value, at });
    if (Array.isArray(value)) for (const element of value) walk(element, at);
    else if (value instanceof Dict) for (const [key, entry] of value.entries) walk(entry, `${at} /${key}`);
    else if (value instanceof Stream) walk(value.dict, at);
  };
  for (const [at, object] of objects) walk(object, at);
  return values;
}

/** The names that a value is, or has as its keys. */
export function namesIn(value: PdfObject): string[] {
  if (value instanceof Name) return [value.value];
  return value instanceof Dict ? [...value.entries.keys()] : [];
}
