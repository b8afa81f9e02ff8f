import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentRefusedError } from '../../../src/chromium/index.js';
import { imageMediaType, logoFault } from '../../../src/invoices/logo/logo-image.js';
import { documentWith, startTestChromium, type TestChromium } from '../../chromium/fixtures.js';
import * as fixtures from '../../templates/fixtures/invoices.js';
import { designs, TODAY } from '../../templates/fixtures/templates.js';
import { withPdfium } from '../../harness/pdf/pdfium.js';
import { JPEGS } from '../../harness/images/jpeg-images.js';
import { mutatedBytes, mutatedJpeg, mutatedPng, numbersFrom } from '../../harness/images/mutated-images.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import { pngChunks, pngImage, pngOf, PNGS } from '../../harness/images/png-image.js';

// What a logo may be is decided without a browser. Here Chromium is asked: whatever is taken it must show, and all of it.

let chromium: TestChromium;
beforeAll(async () => {
  chromium = await startTestChromium({ printTimeoutMs: 30_000 });
});
afterAll(async () => await chromium.close());

interface Image {
  name: string;
  bytes: Buffer;
}

const CELL = 20;
const COLUMNS = 28;
const PAGE_ROWS = 40;
const SCALE = 2;
const source = (bytes: Buffer) => `data:${imageMediaType(bytes)};base64,${bytes.toString('base64')}`;

type Colour = 'magenta' | 'lime';

/** Prints images beside each other on a colour. */
async function print(images: readonly Image[], colour: Colour = 'magenta'): Promise<Buffer> {
  const cells = images.map(({ bytes }, index) => {
    const [left, top] = [(index % COLUMNS) * CELL, Math.floor(index / COLUMNS) * CELL];
    return `<img alt="" src="${source(bytes)}" style="position:absolute;left:${left}pt;top:${top}pt;width:${CELL}pt;height:${CELL}pt;image-rendering:pixelated">`;
  });
  const style = `<style>@page { margin: 0 !important } html { background: ${colour} } body { margin: 0 }</style>`;
  return await chromium.print({
    ...documentWith(`<h1 style="font-size:1pt">x</h1>${cells.join('')}`, style),
    signal: AbortSignal.timeout(30_000),
  });
}

/** Those that Chromium does not show: looked for one by one when there are some. */
async function notShown(images: readonly Image[]): Promise<string[]> {
  try {
    await print(images);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentRefusedError)) throw error;
    const [only] = images;
    if (only && images.length === 1) return [only.name];
    const half = Math.ceil(images.length / 2);
    return [...(await notShown(images.slice(0, half))), ...(await notShown(images.slice(half)))];
  }
}

/** Those through which a colour behind them is seen, or that have it themselves. */
async function showing(images: readonly Image[], colour: Colour): Promise<string[]> {
  return withPdfium(await print(images, colour), async (document) => {
    const { width, data } = await document.getPage(0).render({ scale: SCALE, colorSpace: 'BGRA', render: 'bitmap' });
    const isColour = (x: number, y: number) => {
      const [one = 0, green = 0, other = 0] = data.subarray((y * width + x) * 4);
      return colour === 'lime' ? one < 60 && green > 200 && other < 60 : one > 200 && green < 60 && other > 200;
    };
    const inner = Array.from({ length: (CELL - 2) * SCALE }, (_, index) => SCALE + index);
    return images
      .filter((_, index) => {
        const [left, top] = [(index % COLUMNS) * CELL * SCALE, Math.floor(index / COLUMNS) * CELL * SCALE];
        return inner.some((y) => inner.some((x) => isColour(left + x, top + y)));
      })
      .map(({ name }) => name);
  });
}

/** Those of which something is not painted: whatever is behind them is seen. */
async function notWhole(images: readonly Image[]): Promise<string[]> {
  const lime = new Set(await showing(images, 'lime'));
  return (await showing(images, 'magenta')).filter((name) => lime.has(name));
}

const whole: Image[] = [
  ...Object.entries(PNGS).map(([name, chunks]) => ({ name: `PNG of ${name}`, bytes: pngOf(chunks) })),
  ...Object.entries(JPEGS).map(([name, bytes]) => ({ name: `JPEG, ${name}`, bytes })),
  ...[1, 3].map((size) => ({ name: `PNG of ${size} pixels`, bytes: pngImage({ width: size, height: size }) })),
  ...[pngImage(), JPEGS['baseline'] ?? Buffer.alloc(0)].map((bytes, index) => ({
    name: `bytes behind the end of ${index === 0 ? 'a PNG' : 'a JPEG'}`,
    bytes: Buffer.concat([bytes, Buffer.alloc(9, 7)]),
  })),
  ...['ffd0', 'ffdc0004000d'].map((hex) => ({
    name: `JPEG with the bytes ${hex} behind its data`,
    bytes: Buffer.concat([(JPEGS['progressive'] ?? Buffer.alloc(0)).subarray(0, -2), Buffer.from(`${hex}ffd9`, 'hex')]),
  })),
  {
    name: 'JPEG with fill bytes',
    bytes: Buffer.concat([Buffer.from('ffd8ffffff', 'hex'), (JPEGS['baseline'] ?? Buffer.alloc(0)).subarray(2)]),
  },
];
/** Their pixels may be seen through. */
const isOpaque = ({ bytes }: Image) =>
  imageMediaType(bytes) === 'image/jpeg' || (![4, 6].includes(bytes[25] ?? 0) && !bytes.includes('tRNS'));

describe('whatever is taken as a logo', () => {
  it('is shown by Chromium to its last pixel, of every kind', async () => {
    expect(whole.map(({ bytes }) => logoFault(bytes)).filter((fault) => fault !== null)).toEqual([]);
    expect(await notShown(whole)).toEqual([]);
    expect(await notWhole(whole.filter(isOpaque))).toEqual([]);
  });

  it.each([1, 2])('is shown by Chromium to its last pixel when something was done to it (row %i)', async (seed) => {
    const below = numbersFrom(seed);
    const mutated = Array.from({ length: 900 }, (_, index): Image => {
      const kinds = index % 2 === 0 ? Object.entries(PNGS) : Object.entries(JPEGS);
      const [name = '', image = []] = kinds[below(kinds.length)] ?? [];
      const how = below(3) === 0 ? mutatedBytes : undefined;
      if (Buffer.isBuffer(image)) return { name: `${name} ${index}`, bytes: (how ?? mutatedJpeg)(image, below) };
      return { name: `${name} ${index}`, bytes: how ? how(pngOf(image), below) : mutatedPng(image, below) };
    });
    const taken = mutated.filter(({ bytes }) => logoFault(bytes) === null).slice(0, COLUMNS * PAGE_ROWS);
    // Enough of either: neither everything nor nothing is refused.
    expect(taken.length).toBeGreaterThan(150);
    expect(taken.length).toBeLessThan(700);
    expect(await notShown(taken)).toEqual([]);
    expect(await notWhole(taken.filter(isOpaque))).toEqual([]);
  });

  it.each([...designs.keys()])('stands in an invoice of %s, whatever its kind and its shape', async (name) => {
    const shapes = [
      pngImage({ width: 2000, height: 40 }),
      pngImage({ width: 40, height: 2000 }),
      pngImage({ width: 500, height: 500 }),
    ];
    const logos = [
      ...shapes,
      pngOf(PNGS['type 6, 16 bits, interlaced'] ?? []),
      ...['progressive', 'CMYK'].map((kind) => JPEGS[kind] ?? Buffer.alloc(0)),
    ];
    const template = designs.get(name);
    const { twoRates } = fixtures;
    for (const logo of logos) {
      expect(logoFault(logo)).toBeNull();
      const view = template?.toView({ ...twoRates, organisation: { ...twoRates.organisation, logo } }, { today: TODAY });
      const html = view && template?.render(view, 'marker-1');
      const pdf = await chromium.print({ html: html ?? '', marker: 'marker-1', signal: AbortSignal.timeout(30_000) });
      expect((await expectCleanPdf(pdf)).images[0]).toBeGreaterThanOrEqual(1);
    }
  });
});

describe('what is refused', () => {
  it('is refused for a reason: TestChromium shows nothing of it, or not all', async () => {
    const chunks = pngChunks({ colourType: 3, depth: 4 });
    const truncated = pngImage({ width: 300, height: 300 });
    const images = [
      {
        name: 'a wrong checksum',
        bytes: Buffer.concat([pngImage().subarray(0, 29), Buffer.alloc(4), pngImage().subarray(33)]),
      },
      { name: 'no palette', bytes: pngOf(chunks.filter(([type]) => type !== 'PLTE')) },
      { name: '4,000,000 × 1 pixels', bytes: pngImage({ width: 4_000_000, height: 1, depth: 1, colourType: 0, fill: () => 0 }) },
      { name: 'half a PNG', bytes: truncated.subarray(0, truncated.length / 2) },
    ];
    expect(images.map(({ bytes }) => logoFault(bytes) === null)).toEqual([false, false, false, false]);
    const hidden = await notShown(images);
    const partly = await notWhole(images.filter((image) => !hidden.includes(image.name)));
    expect([...hidden, ...partly].toSorted()).toEqual(images.map(({ name }) => name).toSorted());
  });
});
