import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const ID = '[A-MST][1-9]\\d?';

/** A standard of the postal union, a move in a drawing, units of measure, levels of headings, and white points. */
const OTHERS = new Set(['S42', 'M10', 'E48', 'E51', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'D50', 'D65']);

/** Ids in comments (also A1–A3); at the beginning or, in brackets, at the end of a text, as in the names of tests; and alone as a name. */
const IN_COMMENTS = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm;
const IN_NAMES = [
  new RegExp(`['"\`]${ID}(?:,? (?:and )?${ID})*(?=[: ])`, 'g'),
  new RegExp(`\\(${ID}\\)['"\`]`, 'g'),
  new RegExp(`(?:describe\\(|name: )['"\`]${ID}['"\`]`, 'g'),
];

it('every id in names and comments of the code is in docs/promises.md, and every id there is used', () => {
  const used = new Set(['src', 'linter', 'test', 'bench', 'studio', 'scripts'].flatMap(sources).flatMap(idsIn));
  const rows = [...readFileSync(join(PROJECT, 'docs/promises.md'), 'utf8').matchAll(/^\| ([A-Z]\d+) \| \S.+ \|$/gm)];
  const listed = rows.map(([, id = '']) => id);
  expect(listed.toSorted()).toEqual([...used].filter((id) => !OTHERS.has(id)).toSorted());
});

function idsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const comments = [...text.matchAll(IN_COMMENTS)].map(([comment]) => comment.replaceAll(/`[^`]*`/g, ''));
  const names = IN_NAMES.flatMap((pattern) => text.match(pattern) ?? []);
  return [...comments, ...names].flatMap((part) => part.match(new RegExp(`\\b${ID}\\b`, 'g')) ?? []);
}

/** Every file of code in a folder, without what is generated. */
function sources(folder: string): string[] {
  if (!existsSync(join(PROJECT, folder))) return [];
  return readdirSync(join(PROJECT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|dist|golden|peers|prisma-client)$/.test(entry.name) ? [] : sources(path);
    return /\.(ts|tsx|js|cjs|mjs)$/.test(entry.name) ? [join(PROJECT, path)] : [];
  });
}
