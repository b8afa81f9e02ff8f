import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rules } from '../../linter/index.js';
import { printedRules } from '../../linter/printed/printed-rules.js';

it('docs/template-rules.md has a row for every rule, in its own words, and no other', () => {
  const text = readFileSync(new URL('../../docs/template-rules.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `') && !line.startsWith('| `does-not-'));
  const expected = [...rules, ...printedRules].map(({ name, severity, catches }) => `| \`${name}\` | ${severity} | ${catches} |`);
  expect(rows).toEqual(expected);
});
