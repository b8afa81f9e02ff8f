import { describe, expect, it } from '@jest/globals';
import { compileParts } from '../../../../src/templates/read/parts/compile-parts.js';

const VIEW = {
  payment: null,
  due: { date: '1 May 2026', amount: null },
  lines: {
    items: [
      { name: 'Oak', attributes: { colour: 'red' } },
      { name: 'Ash', attributes: {} },
    ],
  },
  link: { parts: ['a', 'b'] },
};

function render(layout: string, partial = ''): string {
  const parts = Object.entries({ layout, part: partial });
  const sources = new Map(parts.map(([name, text]) => [name, { origin: `x/${name}.hbs`, text }]));
  return compileParts(sources, new Map())(VIEW, '');
}

describe('a path of several names', () => {
  it.each([
    ['{{due.date}}', '1 May 2026'],
    ['{{@root.due.date}} {{this.due.date}}', '1 May 2026 1 May 2026'],
    ['[{{payment.iban}}]', '[]'],
    ['{{#if payment.codes.epc}}yes{{else}}no{{/if}}', 'no'],
    ['{{#each payment.entries}}x{{else}}none{{/each}}', 'none'],
    [
      '{{#each lines.items}}{{#with ..}}{{due.date}}{{/with}}{{../due.date}},{{/each}}',
      '1 May 20261 May 2026,1 May 20261 May 2026,',
    ],
    ['{{#each lines.items as |line|}}{{line.name}}: {{line.attributes.colour}}; {{/each}}', 'Oak: red; Ash: ; '],
    ['{{#each lines.items}}{{#if attributes.colour}}{{attributes.colour}}{{else}}–{{/if}}{{/each}}', 'red–'],
    ['{{lines.items.length}}{{#each link.parts}}{{this}}{{/each}}', '2ab'],
  ])('%s is %s', (layout, text) => {
    expect(render(layout)).toBe(text);
  });

  it('may be what a partial is given', () => {
    expect(render('{{> part due day=due.date}}', '{{date}} {{day}}')).toBe('1 May 2026 1 May 2026');
  });

  it.each([
    ['<p>\n{{due.dat}}', '"dat" not defined'],
    ['\n{{#if due.date.day}}{{/if}}', '"day" not defined'],
    ['\n{{paiment.iban}}', '"paiment" not defined'],
    ['\n{{due.toString}}', 'accesses a prototype'],
  ])('with a name that the view does not have is an error with its line: %j', (layout, reason) => {
    expect(() => render(layout)).toThrow(reason);
    expect(() => render(layout)).toThrow(/^x\/layout\.hbs:2: /);
  });
});
