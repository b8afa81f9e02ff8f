import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allLayers } from '../../../src/chromium/network-layers.js';
import { LogoCache } from '../../../src/chromium/logo-cache/logo-cache.js';
import { withLogoCache } from '../../../src/chromium/logo-cache/with-logo-cache.js';
import type { PrintPage } from '../../../src/chromium/page/print-page.js';
import type { PrintingPage } from '../../../src/chromium/page/printing-page.js';
import { finishPdf, type PrintedPdf } from '../../../src/finish/index.js';
import { documentWith, pngUrl } from '../fixtures.js';
import { type Layer, type LayeredBrowser, startLayeredBrowser } from '../layered-browser.js';
import { noisePng } from '../noise-png.js';

const never = new AbortController().signal;
const finished = async (printed: PrintedPdf) =>
  (await finishPdf(printed, { date: { date: new Date('2026-11-25T00:00:00Z'), utcOffsetMinutes: 0 } })).bytes;
const opaque = noisePng(90, 40, 3);
const transparent = noisePng(90, 40, 4);
const grey = noisePng(90, 60, 1);
const image = (url: string, style = '') => `<h1>Title</h1><p>text</p><img alt="logo" src="${url}" style="${style}">`;

let browser: LayeredBrowser;
let page: PrintPage;
beforeAll(async () => {
  browser = await startLayeredBrowser([...Object.keys(allLayers), 'namespace'] as Layer[]);
  page = await browser.openPage();
}, 60_000);
afterAll(() => browser.close());

/** Prints one body after the other, and tells what the page was given for each. */
async function printAll(bodies: readonly string[], cache = new LogoCache()) {
  const results: { pdf: Buffer; given: string[] }[] = [];
  for (const body of bodies) {
    const given: string[] = [];
    const spy: PrintingPage = {
      askBrowser: () => page.askBrowser(),
      print: (document, signal) => {
        given.push(document.html);
        return page.print(document, signal);
      },
    };
    const pdf = await finished(await withLogoCache(spy, cache).print(documentWith(body), never));
    results.push({ pdf, given });
  }
  return results;
}

async function printDirectly(body: string): Promise<Buffer> {
  return await finished(await page.print(documentWith(body), never));
}

describe('an image that is the only one of its document', () => {
  const looks: [string, string][] = [
    ['opaque', image(opaque)],
    ['transparent', image(transparent, 'width:50mm')],
    ['grey', image(grey)],
    ['of a font’s package', image(pngUrl)],
    ['turned', image(transparent, 'transform:rotate(9deg)')],
    ['half hidden', image(opaque, 'opacity:.4')],
    ['on two pages', `${image(opaque)}<p style="break-before:page">more</p>`],
    [
      'repeated on each page',
      `<div style="position:fixed;top:0">${image(transparent)}</div>${'<p style="break-after:page">x</p>'.repeat(3)}`,
    ],
  ];
  it.each(looks)('%s: the third PDF is printed with a placeholder, and is the same to the byte', async (_, body) => {
    const direct = await printDirectly(body);
    const [first, second, third, fourth] = await printAll([body, body, body, body]);
    for (const result of [first, second, third, fourth]) expect(result?.pdf.equals(direct)).toBe(true);
    expect([first, second, third, fourth].map((result) => result?.given.length)).toEqual([1, 2, 1, 1]);
    expect(third?.given[0]?.includes(body.slice(body.indexOf('base64,'), body.indexOf('" style')))).toBe(false);
  });

  it.each([
    ['filter:blur(2px)', opaque],
    ['object-fit:cover;width:20mm;height:20mm', transparent],
    ['filter:grayscale(1)', opaque],
    ['filter:opacity(.5)', transparent],
    ['filter:blur(3px);clip-path:inset(10px)', opaque],
  ])('is shown as it is with %s, and never tried again', async (style, url) => {
    const body = image(url, style);
    const direct = await printDirectly(body);
    const results = await printAll([body, body, body, body]);
    for (const { pdf } of results) expect(pdf.equals(direct)).toBe(true);
    expect(results.at(-1)?.given).toHaveLength(1);
    expect(results.at(-1)?.given[0]?.includes(url)).toBe(true);
  });

  it.each([
    ['a filter', image(transparent, 'filter:saturate(3)')],
    ['a mask over something else', `<p style="background:red;width:9mm">x</p>${image(transparent, 'mix-blend-mode:difference')}`],
    ['no display at all', image(transparent, 'display:none')],
    ['a place that is not printed', `<template>${image(transparent)}</template><p>text</p>`],
  ])('is right in a document that shows it in another way than the one before: %s', async (_, body) => {
    const direct = await printDirectly(body);
    const plain = image(transparent);
    const results = await printAll([plain, plain, plain, body, body, plain]);
    expect(results[3]?.pdf.equals(direct)).toBe(true);
    expect(results[4]?.pdf.equals(direct)).toBe(true);
    expect(results[5]?.pdf.equals(await printDirectly(plain))).toBe(true);
  });

  it('is put in where the rest of the document is another', async () => {
    const plain = image(transparent);
    const other = `<h1>Other</h1>${'<p>text</p>'.repeat(120)}${plain}<a href="https://example.com">link</a>`;
    const results = await printAll([plain, plain, other]);
    expect(results[2]?.given).toHaveLength(1);
    expect(results[2]?.pdf.equals(await printDirectly(other))).toBe(true);
  });

  it('is never confused with one of the same size', async () => {
    const [one, two] = [image(opaque), image(noisePng(90, 40, 3))];
    const results = await printAll([one, one, two, two, one, two]);
    const expected = { one: await printDirectly(one), two: await printDirectly(two) };
    expect(expected.one.equals(expected.two)).toBe(false);
    expect(results.map(({ pdf }) => (pdf.equals(expected.one) ? 'one' : pdf.equals(expected.two) ? 'two' : '?'))).toEqual([
      'one',
      'one',
      'two',
      'two',
      'one',
      'two',
    ]);
    expect(results.slice(4).map(({ given }) => given.length)).toEqual([1, 1]);
  });
});

it('two images are printed as they are', async () => {
  const body = image(opaque) + image(transparent);
  const results = await printAll([body, body, body]);
  expect(results.map(({ given }) => given.length)).toEqual([1, 1, 1]);
  for (const { pdf } of results) expect(pdf.equals(await printDirectly(body))).toBe(true);
});
