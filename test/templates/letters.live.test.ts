import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories, loadSamples } from '../../src/templates/index.js';
import { requireTemplate } from '../../src/templates/read/load-templates.js';
import { parseVariables } from '../../src/templates/render/variables.js';
import { startTestChromium, type TestChromium } from '../chromium/fixtures.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { copiedText } from '../harness/pdf/pdf-text.js';
import { type TextBox, textBoxes } from '../harness/pdf/text-boxes.js';
import { designs, TEMPLATES } from './fixtures/templates.js';

/** The families that a document can be set in, with the width of their figures and of the point in the regular weight, in em. */
const FONTS = { Inter: { figure: 1229 / 2048, point: 590 / 2048 }, 'Noto Sans': { figure: 0.572, point: 0.268 } };
type FontName = keyof typeof FONTS;
const LOOKS = ['classic', 'modern', 'compact'].flatMap((design) =>
  (['Inter', 'Noto Sans'] as const).map((font) => [design, font] as const),
);
const WEIGHTS = [400, 500, 600];
const ROWS = Array.from('0123456789', (digit) => digit.repeat(12));
const WORD = 'ToTaWaAVATa';

const samples = loadSamples(join(TEMPLATES, 'base', 'samples'));
let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 30_000 });
});
afterAll(async () => await chromium.close());

/** A sample in a design and a font, with more content at its end. */
async function print(name: string, design: string, font: FontName, more = ''): Promise<Buffer> {
  const sample = samples.find((one) => one.name === name);
  if (!sample) throw new Error(`there is no sample ${name}`);
  const template = requireTemplate(designs, design);
  const view = template.toView(sample.document, { today: sample.today, locale: 'en-GB' });
  const html = template
    .render(view, 'marker-1', parseVariables(template.manifest, { font }))
    .replace('</body>', `${more}</body>`);
  return await chromium.print({ html, marker: 'marker-1', signal: AbortSignal.timeout(30_000) });
}

async function boxesOf(pdf: Uint8Array): Promise<TextBox[]> {
  return (await textBoxes(pdf)).flatMap(({ boxes }) => boxes);
}

describe.each(LOOKS)('a document in the design %s, set in %s', (design, font) => {
  it('embeds three faces at most, all of one family', async () => {
    const { fonts } = await expectCleanPdf(await print('simple', design, font));
    const family = font.replaceAll(' ', '');
    const faces = fonts.map(({ name }) => name);
    expect(faces).toEqual(expect.arrayContaining([`${family}-Regular`, `${family}-SemiBold`]));
    expect(faces.filter((name) => !['Medium', 'Regular', 'SemiBold'].some((weight) => name === `${family}-${weight}`))).toEqual(
      [],
    );
  });

  it('has every figure in every weight, as a text that can be read and in one exact width', async () => {
    const paragraphs = WEIGHTS.flatMap((weight) => ROWS.map((row) => `<p style="font-weight:${weight}">${row}</p>`)).join('');
    const pdf = await print('simple', design, font, paragraphs);
    const words = (text: string) => text.split(/\s+/).filter((word) => ROWS.includes(word));
    const expected = WEIGHTS.flatMap(() => ROWS);
    expect(words(await copiedText(pdf))).toEqual(expected);
    expect(words((await expectCleanPdf(pdf)).text.join('\n'))).toEqual(expected);
    const boxes = (await boxesOf(pdf)).filter(({ text }) => ROWS.includes(text));
    const ofOneEm = boxes.map(({ left, right, size }) => ((right - left) / size / 12).toFixed(3));
    expect(new Set(ofOneEm)).toEqual(new Set([FONTS[font].figure.toFixed(3)]));
  });

  it('has kerned words', async () => {
    const words = `<p>${WORD}</p><p style="font-kerning:none">${WORD}</p>`;
    const widths = (await boxesOf(await print('simple', design, font, words)))
      .filter(({ text }) => text === WORD)
      .map(({ left, right }) => right - left);
    expect(widths).toHaveLength(2);
    expect(widths[0]).toBeLessThan((widths[1] ?? 0) * 0.97);
  });

  it('has its decimal points in one column', async () => {
    const boxes = await boxesOf(await print('sales-tax', design, font));
    const points = ['389.00', '0.4175', '210.00'].map((price) => {
      const box = boxes.find(({ text }) => text === price);
      if (!box) throw new Error(`${price} is not printed`);
      const decimals = price.length - price.indexOf('.') - 1;
      return box.right - (decimals * FONTS[font].figure + FONTS[font].point) * box.size;
    });
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.02);
  });
});
