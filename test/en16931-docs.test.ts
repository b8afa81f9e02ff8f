import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync(new URL('../docs/en16931.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (.*) \| (.*) \| (.*) \| (.*) \|$/gm)].filter(([, term]) => /^BT-\d/.test(term ?? ''));

/** BT-4 is not used. */
const TERMS = Array.from({ length: 165 }, (_, index) => index + 1).filter((term) => term !== 4);

/** `BT-35 to BT-40, BT-162` */
function termsOf(text: string): number[] {
  return text.split(', ').flatMap((part) => {
    const [first = 0, last = first] = [...part.matchAll(/BT-(\d+)/g)].map(([, digits]) => Number(digits));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

describe('docs/en16931.md', () => {
  it('has every business term of EN 16931 once', () => {
    expect(rows.flatMap(([, term]) => termsOf(term ?? '')).toSorted((a, b) => a - b)).toEqual(TERMS);
  });

  it('names fields that the import format has', () => {
    const format = ['invoice', 'line', 'parties', 'taxed'].map((name) =>
      readFileSync(new URL(`../src/records/import/format/${name}.ts`, import.meta.url), 'utf8'),
    );
    const fields = rows.flatMap(([, , , field]) => [...(field ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ''));
    const names = new Set(fields.flatMap((path) => path.split(/\[\]\.|\./)));
    expect(names.size).toBeGreaterThan(80);
    expect([...names].filter((name) => !new RegExp(`\\b${name.replace('[]', '')}\\b`).test(format.join('\n')))).toEqual([]);
  });
});
