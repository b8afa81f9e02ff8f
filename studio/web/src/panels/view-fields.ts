// The view as a designer needs it: what to write between braces to get a text.

export interface Field {
  /** `lines.items[0].name` */
  path: string;
  /** What to write: `{{name}}`, inside `{{#each lines.items}}`. */
  expression: string;
  /** The lists around it, outermost first. */
  inside: string[];
  value: string | null;
  /** Stands for the further entries of a list: what to search to see them. */
  rest?: string;
}

/** Show only this many entries of a list, unless somebody searches. */
const MOST_ENTRIES = 3;

/** Every text of a view, in order. */
export function fieldsOf(view: unknown): Field[] {
  return collected(view, Number.POSITIVE_INFINITY);
}

/** The same with only the first entries of long lists. */
export function fieldsInShort(view: unknown): Field[] {
  return collected(view, MOST_ENTRIES);
}

function collected(view: unknown, most: number): Field[] {
  const fields: Field[] = [];
  collect(view, { path: '', name: '', inside: [] }, most, fields);
  return fields;
}

interface Where {
  path: string;
  /** As seen from the innermost list. */
  name: string;
  inside: string[];
}

function collect(value: unknown, where: Where, most: number, fields: Field[]): void {
  if (Array.isArray(value)) {
    const inside = [...where.inside, where.name];
    for (const [index, entry] of value.slice(0, most).entries()) {
      collect(entry, { path: `${where.path}[${index}]`, name: '', inside }, most, fields);
    }
    if (value.length === 0) fields.push(field(where, '(empty list)'));
    if (value.length > most) {
      const rest = { path: `${where.path}[…]`, name: 'this', inside };
      fields.push({ ...field(rest, `and ${value.length - most} more`), expression: '', rest: where.path });
    }
    return;
  }
  if (value === null || typeof value !== 'object') {
    fields.push(field(where, textOf(value)));
    return;
  }
  for (const [key, entry] of Object.entries(value)) {
    const below = (parent: string): string => (parent === '' ? key : `${parent}.${key}`);
    collect(entry, { path: below(where.path), name: below(where.name), inside: where.inside }, most, fields);
  }
}

function field({ path, name, inside }: Where, value: string | null): Field {
  return { path, expression: `{{${name === '' ? 'this' : name}}}`, inside, value };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The fields whose name or text contains every word. A name may be written as in a template: `{{seller.name}}`. */
export function search(fields: readonly Field[], wanted: string): Field[] {
  const words = plain(wanted)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => [word, word.replaceAll(/[{}#]/g, '')].filter(Boolean));
  return fields.filter(({ path, value }) => {
    const text = plain(`${path} ${value ?? 'null'}`);
    return words.every((ways) => ways.some((word) => text.includes(word)));
  });
}

/** As somebody types what is on the page: without the marks of direction and of line breaks. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u00AD\u061C\u200B-\u200F\u2060\u2066-\u2069]/g, '')
    .toLowerCase();
}
