import { describe, expect, it } from '@jest/globals';
import { describeFindings } from '../../linter/index.js';
import { exceptionsIn } from '../../linter/exceptions.js';
import { fieldTreeOfSchema } from '../../linter/source/field-tree.js';
import { elementsOf, parseDocument } from '../../linter/rendered/html-tree.js';
import { SourceText } from '../../src/templates/read/source-text.js';
import { parseStylesheet } from '../../linter/source/stylesheet.js';
import { Visibility } from '../../linter/rendered/visibility.js';
import { withSentinels } from '../../linter/rendered/sentinels.js';

it('the fields of a view are those of its JSON Schema, through references, alternatives and null', () => {
  const tree = fieldTreeOfSchema({
    type: 'object',
    properties: {
      name: { type: 'string' },
      party: { anyOf: [{ $ref: '#/$defs/party' }, { type: 'null' }] },
      rows: { type: 'array', items: { $ref: '#/$defs/party' } },
    },
    $defs: { party: { type: 'object', properties: { city: { type: 'string' } } } },
  });
  const party = { kind: 'object', fields: new Map([['city', { kind: 'text' }]]) };
  expect(tree).toEqual({
    kind: 'object',
    fields: new Map<string, unknown>([
      ['name', { kind: 'text' }],
      ['party', party],
      ['rows', { kind: 'list', item: party }],
    ]),
  });
});

it('an exception holds for the line after its comment, or for its own line', () => {
  const text = new SourceText(
    'x/style.css',
    [
      '/* templates-check allow small-type: a code for machines */',
      'a { font-size: 4pt }',
      'b { font-size: 4pt } /* templates-check allow small-type: too */',
      '{{!-- templates-check allow cut-off --}}',
    ].join('\n'),
  );
  expect(exceptionsIn(text).map(({ rule, line, hasReason }) => [rule, line, hasReason])).toEqual([
    ['small-type', 2, true],
    ['small-type', 3, true],
    ['cut-off', 5, false],
  ]);
});

describe('what is read of a document', () => {
  const read = (css: string, body: string) => {
    const root = parseDocument(
      `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>t</title></head><body>${body}</body></html>`,
    );
    const visibility = new Visibility([parseStylesheet(new SourceText('x/style.css', css))]);
    expect(elementsOf(root, 'body')).toHaveLength(1);
    return visibility.texts(root).flatMap(({ text, hidden }) => (hidden === null && text.trim() !== '' ? [text] : []));
  };

  it.each([
    ['nothing hides it', '', ['yes']],
    ['display', 'p { display: none }', []],
    ['what is around it', 'body { visibility: hidden }', []],
    ['a more specific rule shows it', '.x { display: block } p { display: none }', ['yes']],
    ['a later rule hides it', 'p { display: block } p { display: none }', []],
    ['importance', 'p { display: none !important } .x { display: block }', []],
    ['another element', 'p + p, p:nth-child(2) { display: none }', ['yes']],
    ['an attribute and a language', ":lang(ar)[dir='rtl'] .x { opacity: 0 }", []],
    [':is and :not', ':is(p, div):not(.y) { font-size: 0 }', []],
    ['the screen alone', '@media screen { p { display: none } }', ['yes']],
    ['clipped', '.x { clip-path: inset(50%) }', []],
  ])('%s', (_name, css, texts) => {
    expect(read(css, '<p class="x">yes</p>')).toEqual(texts);
  });

  it('the attribute hidden', () => {
    expect(read('', '<p hidden>no</p><p>yes</p>')).toEqual(['yes']);
  });
});

it('marks stand for each text that must be shown, one of its own for each field', () => {
  const view = {
    number: 'A-1',
    currencyCode: 'EUR',
    labels: { amountsIn: 'in EUR' },
    totals: [
      { label: 'Total', amount: '1.00' },
      { label: '', amount: '1.00' },
    ],
  };
  const { view: marked, expected } = withSentinels(view, 'invoice');
  const shown = expected.map(({ content, anyOf }) => [content.what, anyOf.map(({ field }) => field)]);
  expect(shown).toEqual([
    ['the number', ['number']],
    ['the name of a row of the totals', ['totals[0].label']],
    ['an amount of the totals', ['totals[0].amount']],
    ['an amount of the totals', ['totals[1].amount']],
    ['the currency', ['currencyCode', 'labels.amountsIn']],
  ]);
  const marks = expected.flatMap(({ anyOf }) => anyOf.map(({ mark }) => mark));
  expect(new Set(marks).size).toBe(6);
  expect(JSON.stringify(marked)).not.toMatch(/A-1|EUR|1\.00/);
  expect(view.number).toBe('A-1');
});

it('findings read like those of a compiler', () => {
  const finding = {
    rule: 'small-type',
    severity: 'error' as const,
    file: 'x/style.css',
    line: 3,
    column: 5,
    message: 'too small',
    excerpt: 'font-size: 5pt',
  };
  const warning = { ...finding, severity: 'warning' as const, hint: 'at least 6pt' };
  expect(describeFindings([finding, warning], [{ name: 'x' }])).toBe(
    'x/style.css:3:5  error  too small  [small-type]\n    font-size: 5pt\n\nx/style.css:3:5  warning  too small  [small-type]\n    font-size: 5pt\n    → at least 6pt\n\nx: 1 error, 1 warning\n',
  );
  expect(describeFindings([], [{ name: 'x' }, { name: 'y' }])).toBe('x, y: no mistakes\n');
});
