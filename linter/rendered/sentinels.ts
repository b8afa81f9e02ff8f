import { MANDATORY, type MandatoryContent } from './mandatory.js';
import type { View } from '../samples/sample.js';

/** A mark that replaces a text of the view. */
export interface Sentinel {
  mark: string;
  /** `lines.items[1].name` */
  field: string;
}

/** One required content, and its marks; one of them is enough. */
export interface Expected {
  content: MandatoryContent;
  anyOf: readonly Sentinel[];
}

export interface Sentinels {
  view: View;
  expected: readonly Expected[];
}

/**
 * The view with a mark instead of each text that the document must show. Amounts and words may be printed in several places; a mark tells which field a text
 * came from.
 */
export function withSentinels(view: View, documentType: string): Sentinels {
  const copy = structuredClone(view) as Record<string, unknown>;
  let count = 0;
  const expected: Expected[] = [];
  for (const content of MANDATORY.get(documentType) ?? []) {
    const marks = content.fields.map((field) =>
      textsAt(copy, field.split(/\.|(?=\[\])/), '').map(({ holder, key, path }): Sentinel => {
        const sentinel = { mark: markOf(count), field: path };
        count += 1;
        markByName(copy, path, holder[key] as string, sentinel.mark);
        holder[key] = sentinel.mark;
        return sentinel;
      }),
    );
    const places = new Set(marks.flat().map(placeOf));
    for (const place of places) expected.push({ content, anyOf: marks.flat().filter((mark) => placeOf(mark) === place) });
  }
  return { view: copy, expected };
}

/** The entry of a list that a text belongs to: `[1]` of `lines.items[1].name`. Not every entry has every field. */
function placeOf({ field }: Sentinel): string {
  return field.match(/\[\d+\]/g)?.join('') ?? '';
}

/** Where the texts of a list also stand by name. */
const BY_NAME: readonly { list: RegExp; named: readonly string[] }[] = [
  { list: /^meta\[/, named: ['facts', 'due'] },
  { list: /^payment\.entries\[/, named: ['payment'] },
  { list: /^seller\.(?:identifiers\[|subtitle)/, named: ['seller'] },
  { list: /^buyer\.(?:identifiers\[|subtitle)/, named: ['buyer'] },
  { list: /^totals\[/, named: ['amounts', 'money'] },
];

/** Puts the mark of a text of a list into the fields that show the same by name: a template may print either. */
function markByName(view: Record<string, unknown>, path: string, text: string, mark: string): void {
  const line = /^(lines\.items\[\d+\])\.details\[/.exec(path)?.[1];
  const named = line === undefined ? BY_NAME.find(({ list }) => list.test(path))?.named : [line, `${line}.attributes`];
  for (const place of named ?? []) {
    const fields = place
      .split(/[.[\]]+/)
      .reduce<unknown>((value, name) => (name === '' ? value : (value as Record<string, unknown> | null)?.[name]), view);
    for (const [name, value] of Object.entries(fields ?? {})) {
      if (value === text) (fields as Record<string, unknown>)[name] = mark;
    }
  }
}

/** Letters that every font has, which are not a word in any language, and not longer than an amount. */
function markOf(index: number): string {
  return `Q${index.toString(36).toUpperCase().padStart(3, '0')}X`;
}

interface TextAt {
  holder: Record<string, unknown>;
  key: string;
  path: string;
}

/** The texts at a path of field names; `[]` goes through a list. */
function textsAt(value: unknown, path: readonly string[], before: string): TextAt[] {
  const [name, ...rest] = path;
  if (value === null || typeof value !== 'object' || name === undefined) return [];
  const holder = value as Record<string, unknown>;
  const keys = name === '[]' ? Object.keys(holder) : [name];
  return keys.flatMap((key): TextAt[] => {
    const here = name === '[]' ? `${before}[${key}]` : before === '' ? key : `${before}.${key}`;
    if (rest.length > 0) return textsAt(holder[key], rest, here);
    return typeof holder[key] === 'string' && holder[key].trim() !== '' ? [{ holder, key, path: here }] : [];
  });
}
