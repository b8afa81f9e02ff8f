import { MANDATORY, type MandatoryContent } from './mandatory.js';
import type { View } from '../samples/sample.js';

/** A mark that stands in the view where a text was. */
export interface Sentinel {
  mark: string;
  /** `lines.items[1].name` */
  field: string;
}

/** One thing that must be read, and the marks of which one is enough. */
export interface Expected {
  content: MandatoryContent;
  anyOf: readonly Sentinel[];
}

export interface Sentinels {
  view: View;
  expected: readonly Expected[];
}

/**
 * The view with a mark in place of each text that the document must show. Amounts are printed in several places, and most words too: a mark says from which field
 * a text came.
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
        holder[key] = sentinel.mark;
        return sentinel;
      }),
    );
    const most = Math.max(...marks.map(({ length }) => length));
    for (let index = 0; index < most; index += 1) {
      expected.push({ content, anyOf: marks.flatMap((list) => list[index] ?? []) });
    }
  }
  return { view: copy, expected };
}

/** Letters that every font has, no word of any language, and no longer than an amount. */
function markOf(index: number): string {
  return `Q${index.toString(36).toUpperCase().padStart(3, '0')}X`;
}

interface TextAt {
  holder: Record<string, unknown>;
  key: string;
  path: string;
}

/** The texts that are there under a path of field names, where `[]` goes through a list. */
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
