import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fontDirectories, loadTemplates } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import type { LineView } from '../../src/view/document/lines-view.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { sample } from './fixtures/samples.js';
import { changedTemplates } from './read/changed-templates.js';

const COLOUR = { field: 'attributes.colour', label: 'colour' };
const FIRST = ['name', COLOUR, 'itemId', 'quantity', 'unitPrice', 'netAmount', 'taxRate', 'taxAmount', 'totalAmount'];
const LAST = ['totalAmount', COLOUR, 'name', 'quantity', 'taxRate', 'taxAmount', 'netAmount', 'unitPrice'];
const NUMBERED = ['position', 'itemId', 'name', 'quantity', 'totalAmount', 'netAmount'];
const LONG = 'Deep forest green with a hint of moss. '.repeat(50).trim();
const SOLID = 'forest'.repeat(60);

const changed = changedTemplates();
let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => chromium.close());

it.each([
  ['classic', 'names first, long texts', 'ltr', FIRST, LONG, true],
  ['classic', 'totals first, long texts', 'rtl', LAST, LONG, true],
  ['modern', 'names first, a long word', 'rtl', FIRST, SOLID, true],
  ['compact', 'totals first, a long word, no tax', 'rtl', LAST, SOLID, false],
  ['modern', 'numbers and totals, no tax', 'ltr', NUMBERED, LONG, false],
] as const)('own columns of %s are whole: %s, %s', async (design, _, dir, columns, colour, hasTax) => {
  mkdirSync(changed.path('own/locales'), { recursive: true });
  const manifest = { name: 'own', title: 'Own', description: 'With columns of its own.', extends: design, locales: ['en-GB'] };
  changed.write('own/template.json', JSON.stringify({ ...manifest, columns, messages: { colour: {} } }));
  changed.write('own/locales/en-GB.json', '{ "colour": "Colour" }');
  const template = requireTemplate(loadTemplates(changed.path('')), 'own');
  const { document, today } = sample('simple');
  const view = template.toView(document, { today, locale: 'en-GB' });
  const { lines } = view;
  if (!lines) throw new Error('the sample has lines');
  const items = lines.items.map((item, at): LineView => {
    const lineNumber = { label: 'Line', text: `A-LONG-NUMBER-${at}` };
    return { ...item, itemId: `SKU-1002${at}`, lineNumber, attributes: { colour: at === 1 ? colour : 'Oak' } };
  });
  const sums = { netAmount: '2,679.60', totalAmount: '2,679.60' };
  const subtotal = { kind: 'subtotal' as const, hasFigures: false, name: 'So far', ...sums, attributes: {} };
  items.splice(2, 0, { ...(items[0] as LineView), ...subtotal });
  const html = template.render({ ...view, dir, lines: { ...lines, hasTax, items } }, 'marker-1');
  // What is cut off, or does not fit the page, is refused.
  const pdf = await chromium.print({ html, marker: 'marker-1', date: new Date(0), signal: AbortSignal.timeout(30_000) });
  await expectCleanPdf(pdf);
  expect(html.includes('>VAT rate<')).toBe(hasTax && columns !== NUMBERED);
  expect(html).toContain('2,679.60</');
});
