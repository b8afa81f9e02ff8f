import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { importFile } from '../../../../src/records/import/format/schema.js';

interface Node {
  maxItems?: number;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
}

/** The lists below a node of a JSON schema, each with the most entries it may have. */
function listsOf({ maxItems, properties = {}, items, anyOf = [] }: Node, path: string): [string, number][] {
  return [
    ...(maxItems === undefined ? [] : [[path, maxItems] as [string, number]]),
    ...Object.entries(properties).flatMap(([key, node]) => listsOf(node, path === '' ? key : `${path}.${key}`)),
    ...(items ? listsOf(items, `${path}[]`) : []),
    ...anyOf.flatMap((node) => listsOf(node, path)),
  ];
}

describe('the limits of lists', () => {
  it('are those of the documentation', async () => {
    const document = await readFile(new URL('../../../../docs/import-format.md', import.meta.url), 'utf8');
    const [, table = ''] = /\| List \| At most \|\n(.*?)\n\n/s.exec(document) ?? [];
    const documented = [...table.matchAll(/^\| (`.*`) \| (\d+) \|$/gm)].flatMap(([, paths = '', most]) =>
      [...paths.matchAll(/`([^`]+)`/g)].map(([, path]): [string, number] => [path ?? '', Number(most)]),
    );
    // What is refined or transformed is on one side only.
    const inSchema = (['input', 'output'] as const).flatMap((io) =>
      listsOf(z.toJSONSchema(importFile, { io, unrepresentable: 'any' }) as Node, ''),
    );
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(inSchema));
    expect(documented.length).toBeGreaterThan(25);
  });

  it('leave room for what e-invoices have', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => index);
    const given = {
      precedingInvoices: many(1000).map((index) => ({ number: `R-${index}` })),
      notes: many(1000).map((index) => ({ text: `Note ${index}` })),
      organisationId: '0bdbde62-7bf6-4b37-a968-456285cc62ae',
      number: 'F-1',
      currencyCode: 'GBP',
      issueDate: '2026-11-02',
      lines: [
        {
          quantity: '2',
          unitPrice: '4.50',
          taxCategory: 'S',
          taxRate: '20',
          name: 'x'.repeat(2000),
          description: 'y'.repeat(10_000),
        },
      ],
    };
    expect(importFile.safeParse({ invoices: [given] }).error).toBeUndefined();
  });
});
