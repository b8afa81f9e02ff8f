// The view as a designer needs it: what to write between braces to get a text.

export interface Field {
  /** `lines.items[0].name` */
  path: string;
  /** What to write: `{{name}}`, inside `{{#each lines.items}}`. */
  expression: string;
  /** The lists around it, outermost first. */
  inside: string[];
  value: string | null;
}

/** Show only this many entries of a list. */
const MOST_ENTRIES = 3;

/** Every text of a view, in order, with only the first entries of long lists. */
export function fieldsOf(view: unknown): Field[] {
  const fields: Field[] = [];
  collect(view, { path: '', name: '', inside: [] }, fields);
  return fields;
}

interface Where {
  path: string;
  /** As seen from the innermost list. */
  name: string;
  inside: string[];
}

function collect(value: unknown, where: Where, fields: Field[]): void {
  if (Array.isArray(value)) {
    const inside = [...where.inside, where.name];
    for (const [index, entry] of value.slice(0, MOST_ENTRIES).entries()) {
      collect(entry, { path: `${where.path}[${index}]`, name: '', inside }, fields);
    }
    if (value.length === 0) fields.push(field(where, '(empty list)'));
    if (value.length > MOST_ENTRIES) {
      const rest = { path: `${where.path}[…]`, name: 'this', inside };
      fields.push({ ...field(rest, `and ${value.length - MOST_ENTRIES} more`), expression: '' });
    }
    return;
  }
  if (value === null || typeof value !== 'object') {
    fields.push(field(where, textOf(value)));
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    const below = (parent: string): string => (parent === '' ? key : `${parent}.${key}`);
    collect(entry, { path: below(where.path), name: below(where.name), inside: where.inside }, fields);
  }
}

function field({ path, name, inside }: Where, value: string | null): Field {
  return { path, expression: `{{${name === '' ? 'this' : name}}}`, inside, value };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields whose name or text contains every word. */
export function search(fields: readonly Field[], wanted: string): Field[] {
  const words = wanted.toLowerCase().replaceAll(/[{}#]/g, '').split(/\s+/).filter(Boolean);
  return fields.filter(({ path, value }) => {
    const text = `${path} ${value ?? 'null'}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
