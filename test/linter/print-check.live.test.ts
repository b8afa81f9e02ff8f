import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PrintCheck, openPrintCheck } from '../../linter/printed/open-print-check.js';
import { printedRules } from '../../linter/printed/printed-rules.js';
import { readTemplate } from '../../src/templates/index.js';
import { tabularFont } from '../templates/fixtures/own-fonts.js';
import { TEMPLATES } from '../templates/fixtures/templates.js';
import { type Edit, originOf, shippedTemplate, withMistake } from './seeded.js';

interface Mistake extends Edit {
  rule: string;
  name: string;
  message: RegExp;
  /** Where the finding is: the part whose element comes out wrong. */
  at?: { file: string; line: number };
}

const MISTAKES: Mistake[] = [
  {
    rule: 'contrast',
    name: 'grey on white',
    file: 'style.css',
    find: '--muted: #5a616c;',
    replace: '--muted: #9aa1ac;',
    message: /contrast of 2\.\d+:1, #9aa1ac on #ffffff/,
    at: { file: 'legal.hbs', line: 1 },
  },
  {
    rule: 'contrast',
    name: 'white on a light ground',
    file: 'style.css',
    find: '.summary strong {\n  color: var(--brand-colour-text);',
    replace: '.summary strong {\n  color: #fff; background: #8ab;',
    message: /#ffffff on #88aabb/,
    at: { file: 'meta.hbs', line: 6 },
  },
  {
    rule: 'cut-off',
    name: 'a box that does not grow',
    file: 'style.css',
    find: '.parties {\n',
    replace: '.parties { height: 20mm; overflow: hidden;\n',
    message: /cuts off/,
    at: { file: 'parties.hbs', line: 1 },
  },
  {
    rule: 'outside-page',
    name: 'text that does not wrap',
    file: 'style.css',
    find: '.multiline {\n  tab-size: 5em;\n  white-space: pre-wrap;',
    replace: '.multiline {\n  white-space: nowrap; overflow-wrap: normal; width: 400mm; text-align: end;',
    message: /beyond the paper/,
    at: { file: 'legal.hbs', line: 1 },
  },
  {
    rule: 'overlapping-text',
    name: 'a margin that is too negative',
    file: 'style.css',
    find: 'margin-top: calc(-1 * var(--room));',
    replace: 'margin-top: calc(-1 * var(--room) - 18pt);',
    message: /overlaps/,
    at: { file: 'lines.hbs', line: 30 },
  },
  {
    rule: 'used-weight',
    name: 'a bold element',
    file: 'header.hbs',
    find: '<bdi class="number">{{number}}</bdi>',
    replace: '<b class="number">{{number}}</b>',
    message: /weight 700/,
  },
  {
    rule: 'used-size',
    name: 'a part of a small size',
    file: 'style.css',
    find: '.summary-note {\n',
    replace: '.summary-note {\n  font-size: 50%;',
    message: /is set in 4\.5pt/,
    at: { file: 'meta.hbs', line: 6 },
  },
  {
    rule: 'unprinted-content',
    name: 'a part that is clipped to nothing',
    file: 'style.css',
    find: '.legal {',
    replace: '.legal { clip-path: polygon(0 0, 0 0, 0 0);',
    message: /legal information/,
    at: { file: 'legal.hbs', line: 1 },
  },
  {
    rule: 'split-row',
    name: 'rows that may split',
    file: 'style.css',
    find: 'tr {\n  break-inside: avoid;',
    replace: 'tr {\n  break-inside: auto;',
    message: /splits across two pages/,
    at: { file: 'line.hbs', line: 1 },
  },
  {
    rule: 'head-not-repeated',
    name: 'a head that stays on the first page',
    file: 'style.css',
    find: '.lines thead {\n',
    replace: '.lines thead { display: table-row-group;\n',
    message: /missing on page 2/,
    at: { file: 'lines.hbs', line: 7 },
  },
  {
    rule: 'blank-page',
    name: 'a break too many',
    file: 'style.css',
    find: '.legal {\n  break-before: avoid;',
    replace: '.legal::after { content: ""; display: block; break-before: page; height: 5mm } .legal {',
    message: /is blank/,
    at: { file: 'layout.hbs', line: 1 },
  },
  {
    rule: 'paper',
    name: 'no page for US Letter',
    file: 'style.css',
    find: '  page: letter;',
    replace: '',
    message: /595 × 842 points, not on US Letter/,
    at: { file: 'base/style.css', line: 1 },
  },
  {
    rule: 'broken-text',
    name: 'contacts in a narrow column',
    file: 'style.css',
    find: '.details .label {\n',
    replace: '.details .label + bdi {\n  max-width: 19mm;\n}\n\n.details .label {\n',
    message: /"GB 318 0662 95" continues on a second line/,
    at: { file: 'party.hbs', line: 9 },
  },
  {
    rule: 'broken-word',
    name: 'a column of labels that is too narrow',
    file: 'style.css',
    find: '.payment > div {\n  display: grid;\n  grid-template-columns: fit-content(34mm) minmax(0, 1fr);',
    replace: '.payment > div {\n  display: grid;\n  grid-template-columns: 18mm minmax(0, 1fr);',
    message: /"Kontonummer" breaks inside the word/,
    at: { file: 'payment.hbs', line: 7 },
  },
  {
    rule: 'coarse-type',
    name: 'letters on the pixels of a screen',
    file: 'style.css',
    find: 'text-rendering: geometricPrecision;',
    replace: 'text-rendering: auto;',
    message: /stand on a coarse grid/,
    at: { file: 'legal.hbs', line: 1 },
  },
  {
    rule: 'nearly-empty-page',
    name: 'a page for the legal information alone',
    file: 'style.css',
    find: '.legal {\n  break-before: avoid;',
    replace: '.legal {\n  break-before: page;',
    message: /the last page of an .* ends at \d+ % of the sheet/,
    at: { file: 'layout.hbs', line: 1 },
  },
  {
    rule: 'lonely-totals',
    name: 'no further pass',
    file: 'layout.hbs',
    find: ' data-pass="first"',
    replace: '',
    message: /the totals of an invoice of \d+ lines, en-GB stand on a page without a row/,
    at: { file: 'totals.hbs', line: 1 },
  },
  {
    rule: 'bare-head',
    name: 'room below the last row on a page of its own',
    file: 'style.css',
    find: '  height: var(--room);\n  break-before: avoid;',
    replace: '  height: var(--room);\n  break-before: page;',
    message: /page \d of .* has the head of a table without a row/,
    at: { file: 'lines.hbs', line: 1 },
  },
  {
    rule: 'heading-tags',
    name: 'a heading by its role',
    file: 'notes.hbs',
    find: '<h2>{{labels.notes}}</h2>',
    replace: '<p role="heading" aria-level="4">{{labels.notes}}</p>',
    message: /a heading of level 4 follows one of level 2/,
  },
  {
    rule: 'table-tags',
    name: 'a head that the stylesheet hides',
    file: 'style.css',
    find: '.badge {\n',
    replace: '.tax-breakdown thead .figure:last-child { display: none }\n.badge {\n',
    message: /a table has rows of 2 and 3 cells/,
    at: { file: 'tax-breakdown.hbs', line: 3 },
  },
  {
    rule: 'figure-tags',
    name: 'a figure by its role',
    file: 'notes.hbs',
    find: '<p class="multiline">{{notes.text}}</p>',
    replace: '<p class="multiline" role="img">{{notes.text}}</p>',
    message: /a figure has no alternative text/,
  },
  {
    rule: 'not-conformant',
    name: 'a mask over text',
    file: 'style.css',
    find: '.badge {\n',
    replace: '.badge {\n  mask-image: linear-gradient(90deg, #000, #0009);',
    message: /drawn more than once/,
    at: { file: 'layout.hbs', line: 1 },
  },
];

let check: PrintCheck;
beforeAll(async () => {
  check = await openPrintCheck(process.env);
}, 120_000);
afterAll(() => check.close());

describe('the print check', () => {
  it('finds no mistake in the shipped template', async () => {
    expect(await check.checkTemplate(shippedTemplate())).toEqual([]);
  }, 120_000);

  it.each(MISTAKES)(
    '$rule: $name',
    async ({ rule, message, at, ...edit }) => {
      const { template, origin, line } = withMistake(edit);
      const found = await check.checkTemplate(template);
      const place = { file: at ? originOf(at.file) : origin, line: at?.line ?? line };
      expect(new Set(found.map((one) => one.rule))).toEqual(new Set([rule]));
      expect(found.map((one) => ({ file: one.file, line: one.line, message: one.message }))).toContainEqual({
        ...place,
        message: expect.stringMatching(message) as unknown,
      });
    },
    120_000,
  );

  it('prints with the fonts, the images and the paper of the template', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'print-check-'));
    try {
      cpSync(TEMPLATES, folder, { recursive: true });
      for (const path of ['harbour/fonts', 'harbour/images']) mkdirSync(join(folder, path), { recursive: true });
      const write = (file: string, content: string | Buffer) => writeFileSync(join(folder, 'harbour', file), content);
      for (const weight of [400, 600]) write(`fonts/${weight}.ttf`, tabularFont);
      write('images/seal.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><path d="M0 0h3v2z"/></svg>');
      write('notes.hbs', '{{image "seal.svg" label="A seal" width=20}}{{#if notes}}<p>{{notes}}</p>{{/if}}');
      write('style.css', ".image { font-family: 'Own Sans', var(--fonts) }");
      const fontFiles = { 'Own Sans': [400, 600].map((weight) => ({ file: `${weight}.ttf`, weight })) };
      const manifest = { name: 'harbour', title: 'h', description: 'h', extends: 'classic', paper: ['A4'], fontFiles };
      write('template.json', JSON.stringify(manifest));
      const found = await check.checkTemplate(readTemplate(folder, 'harbour'));
      expect(found.filter(({ rule }) => rule === 'paper' || rule === 'does-not-print')).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('has a mistake for every rule', () => {
    const tried = new Set(MISTAKES.map(({ rule }) => rule));
    expect(printedRules.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});
