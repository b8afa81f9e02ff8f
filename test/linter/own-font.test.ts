import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkTemplate } from '../../linter/check/check-template.js';
import { readTemplate } from '../../src/templates/index.js';
import { proportionalFont, tabularFont } from '../templates/fixtures/own-fonts.js';
import { TEMPLATES } from '../templates/fixtures/templates.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-font-'));
  cpSync(TEMPLATES, folder, { recursive: true });
  mkdirSync(join(folder, 'harbour/fonts'), { recursive: true });
  writeFileSync(join(folder, 'harbour/fonts/tabular.ttf'), tabularFont);
  writeFileSync(join(folder, 'harbour/fonts/proportional.ttf'), proportionalFont);
  writeFileSync(join(folder, 'harbour/style.css'), ".label { font-family: 'Own Sans', var(--fonts) }");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const found = (files: object[]) => {
  const fontFiles = { 'Own Sans': files };
  const manifest = { name: 'harbour', title: 'h', description: 'h', extends: 'classic', fontFiles };
  writeFileSync(join(folder, 'harbour/template.json'), JSON.stringify(manifest, null, 2));
  return checkTemplate(readTemplate(folder, 'harbour')).map(
    ({ rule, file, line, message }) => `${file}:${line} ${rule} ${message}`,
  );
};
const tabular = { file: 'tabular.ttf', weight: 400 };
const proportional = { file: 'proportional.ttf', weight: 700 };

it('own-font: figures of different widths', () => {
  expect(found([tabular, { ...tabular, weight: 600 }])).toEqual([]);
  expect(found([tabular, proportional])).toEqual([
    expect.stringMatching(
      /^harbour\/template\.json:12 own-font the figures of proportional\.ttf have widths from 0\.\d\d to 0\.\d\d em: columns of amounts/,
    ),
  ]);
  expect(found([tabular, { ...proportional, figures: false }])).toEqual([]);
});

it('own-font: a family without a bold file', () => {
  expect(found([tabular])).toEqual([
    'harbour/template.json:7 own-font "Own Sans" has no bold file: totals and heads look like other text',
  ]);
});
