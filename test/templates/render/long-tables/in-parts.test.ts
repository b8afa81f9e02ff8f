import { describe, expect, it } from '@jest/globals';
import { parse } from 'parse5';
import { longTablesInParts } from '../../../../src/templates/render/long-tables/in-parts.js';

/** Every character is one em wide. */
const ruler = (text: string) => text.length;
const rulers = { text: ruler, strong: ruler, figure: ruler };
const inParts = (html: string) => longTablesInParts(html, rulers, 'marker-1');

const row = (index: number, figure = '1.00') => `<tr><td class="text">Row${index}</td><td class="figure">${figure}</td></tr>`;
const rows = (count: number, figure?: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index, figure?.(index))).join('\n');
const table = (body: string, mark = ' data-long') =>
  `<html><head></head><body><table${mark}>\n<thead><tr><th scope="col">Name</th><th scope="col">Sum</th></tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></body></html>`;
const numbersIn = (html: string) => [...html.matchAll(/role="cell" class="text">Row(\d+)</g)].map(([, number]) => Number(number));

describe('longTablesInParts', () => {
  it('leaves a table of 400 rows as it is, without the mark', () => {
    expect(inParts(table(rows(400)))).toBe(table(rows(400), ''));
  });

  it('splits a longer one into parts of an even number of rows, about the same for each', () => {
    const html = inParts(table(rows(999)));
    const parts = html.split('<table role="rowgroup">').slice(2);
    expect(parts.map((part) => numbersIn(part).length)).toEqual([200, 200, 200, 200, 199]);
    expect(numbersIn(html)).toEqual(Array.from({ length: 999 }, (_, index) => index));
  });

  it('leaves a table without the mark as it is', () => {
    expect(inParts(table(rows(1000), ''))).toBe(table(rows(1000), ''));
  });

  it.each([
    ['another table in a cell', `${rows(500)}<tr><td><table><tr><td>1</td></tr></table></td><td>2</td></tr>`],
    ['a cell of two rows', `${rows(500)}<tr><td rowspan="2">1</td><td>2</td></tr>`],
    ['two bodies', `${rows(500)}</tbody><tbody>${rows(1)}`],
    ['text between rows', `${rows(500)}x${rows(1)}`],
    ['text between cells', `${rows(500)}<tr><td>1</td>x<td>2</td></tr>`],
    ['a cell without an end tag', `${rows(500)}<tr><td>1<td>2</tr>`],
  ])('leaves a table with %s in one', (_, body) => {
    expect(inParts(table(body))).toBe(table(body, ''));
  });

  it('gives all parts and the head the widest cell of each column, unseen and unheard', () => {
    const html = inParts(table(rows(900, (index) => (index === 876 ? '9,876,543.21' : '1.00'))));
    const widths = html.match(/<tbody class="widths" aria-hidden="true">.*?<\/tbody>/g) ?? [];
    expect(widths).toHaveLength(6);
    expect(new Set(widths)).toEqual(
      new Set([
        '<tbody class="widths" aria-hidden="true"><tr><td class="text"></td><td class="figure">9,876,543.21</td></tr><tr><td class="text"></td><td class="figure">1.00</td></tr></tbody>',
      ]),
    );
  });

  it('takes the widest of each kind of cell, as some have more space beside them or smaller type', () => {
    const body = `${rows(500)}<tr><td class="text">x</td><td class="figure missing-1">2.0</td></tr><tr class="sum"><th scope="row">Sum</th><td class="figure">3</td></tr>`;
    const [widths = ''] = inParts(table(body)).match(/<tbody class="widths".*?<\/tbody>/) ?? [];
    expect(widths).toContain('<td class="figure">1.00</td>');
    expect(widths).toContain('<td class="figure missing-1">2.0</td>');
    expect(widths).toContain('<tr class="sum"><th scope="row">Sum</th><td class="figure">3</td></tr>');
  });

  it('keeps styles for the last rows away from all parts but the last', () => {
    const parts = inParts(table(rows(500)))
      .split('<table role="rowgroup">')
      .slice(2);
    const hidden = (part: string) => part.match(/<tr class="widths" aria-hidden="true"><td><\/td><\/tr>/g)?.length ?? 0;
    expect(parts.map(hidden)).toEqual([5, 5, 0]);
    expect(parts[2]).toMatch(/Row499<\/td><td role="cell" class="figure">1\.00<\/td><\/tr><\/tbody>/);
  });

  it('gives rows and cells the roles that they have in a table', () => {
    const html = inParts(table(`${rows(500)}<tr><th scope="row">Sum</th><td>3</td></tr>`));
    expect(html).toContain('<div class="in-parts" role="table">');
    expect(html).toContain('<tr role="row"><th role="rowheader" scope="row">Sum</th><td role="cell">3</td></tr>');
    expect(html.match(/<th role="columnheader" scope="col">Name<\/th>/g)).toHaveLength(1);
  });

  it('makes HTML without a fault', () => {
    const faults: string[] = [];
    parse(`<!DOCTYPE html>${inParts(table(rows(500)))}`, { onParseError: ({ code }) => void faults.push(code) });
    expect(faults).toEqual([]);
  });
});

describe('a table of more than 1,000 rows', () => {
  const mark = '<!--marker-1-->';

  it('has a mark before each row and behind the last one, and the widest cells once', () => {
    const html = inParts(table(rows(1001, (index) => (index === 876 ? '9,876,543.21' : '1.00'))));
    const [before = '', ...others] = html.split(mark);
    const after = others.pop() ?? '';
    expect(others.map((one) => /^<tr><td class="text">Row(\d+)</.exec(one)?.[1])).toEqual(
      Array.from({ length: 1001 }, (_, index) => String(index)),
    );
    expect(before).toContain('<table data-at-marks><thead>');
    expect(before.match(/<tbody class="widths" aria-hidden="true">.*?9,876,543\.21.*?<\/tbody><tbody>$/)).not.toBeNull();
    expect(after).toBe('</tbody></table></body></html>');
    expect(parse(html).childNodes).toHaveLength(1);
  });

  it('is the only one with marks: another one is in parts', () => {
    const html = inParts(table(rows(1001)).replace('</body>', `${table(rows(1002))}</body>`));
    expect(html.split(mark)).toHaveLength(1003);
    expect(html).toContain('class="in-parts"');
  });

  it.each([
    [
      'it carries sums',
      (html: string) => html.replace('</table>', `<tbody class="carried" aria-hidden="true">${rows(2)}</tbody></table>`),
    ],
    ['its pages have sides', (html: string) => html.replace('<head>', '<head><style>@page:left { margin: 0 }</style>')],
  ])('has no marks if %s', (_, changed) => {
    const html = inParts(changed(table(rows(1001))));
    expect(html).not.toContain(mark);
    expect(html).toContain('class="in-parts"');
  });
});
