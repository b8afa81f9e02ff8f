import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { viewSchema } from '../../src/view/document/document-view.js';

interface Schema {
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
}

const README = readFileSync(new URL('../../templates/README.md', import.meta.url), 'utf8');
const VIEW = z.toJSONSchema(viewSchema) as Schema;

const fieldsOf = (schema: Schema | undefined): string[] =>
  Object.keys(schema?.properties ?? schema?.anyOf?.find(({ properties }) => properties)?.properties ?? {});

/** The names in the second cell of the row of `## By name` that begins with these fields. */
const named = (row: string): string[] => {
  const cells = README.split('\n').find((line) => line.startsWith(`| ${row} |`) && line.split('|').length === 4);
  return [...(cells?.split('|')[2] ?? '').matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
};

it.each([
  ['`facts`', 'facts'],
  ['`amounts`, `money`', 'amounts'],
  ['`amounts`, `money`', 'money'],
])('templates/README.md names every text of %s, and no other: %s', (row, field) => {
  expect(named(row).toSorted()).toEqual(fieldsOf(VIEW.properties?.[field]).toSorted());
});

it.each(['seller', 'buyer'])('templates/README.md names only fields of the %s', (field) => {
  const known = new Set([...fieldsOf(VIEW.properties?.[field]), 'line1', 'line2', 'line3', 'city', 'postcode', 'subdivision']);
  const names = named('`seller`, `buyer`').filter((name) => !['country', 'countryCode'].includes(name));
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
