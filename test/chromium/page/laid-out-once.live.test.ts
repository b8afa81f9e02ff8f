import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fontDirectories } from '../../../src/templates/index.js';
import { expectCleanPdf } from '../../harness/pdf/clean-pdf.js';
import { documentWith, pngUrl, startTestChromium, type TestChromium } from '../fixtures.js';

const svgUrl = `data:image/svg+xml;base64,${Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><circle cx="25" cy="25" r="20" fill="red"/></svg>',
).toString('base64')}`;

const fontFile = fontDirectories().flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => join(folder, name)),
)[0];
const fontUrl = `data:font/ttf;base64,${readFileSync(fontFile ?? '').toString('base64')}`;

/** What a browser might think of only when it shows something. */
const bodies: Record<string, string> = {
  'a background': `<p style="background:url(${pngUrl});height:80px;width:400px">x</p>`,
  'a background of SVG': `<p style="background:url(${svgUrl});height:80px;width:400px">x</p>`,
  'generated content': `<style>p::before{content:url(${svgUrl})}</style><p>x</p>`,
  'a list marker': `<ul style="list-style-image:url(${svgUrl})"><li>a</ul>`,
  'a border of an image': `<p style="border:10px solid;border-image:url(${pngUrl}) 10">x</p>`,
  'a lazy image': `<p>a</p><img alt="" loading="lazy" src="${pngUrl}">`,
  images: `<p>x</p><img alt="" src="${svgUrl}"><img alt="" src="${pngUrl}">`,
  'a picture with sources': `<p>x</p><picture><source srcset="${pngUrl}"><img alt="" src="${svgUrl}"></picture>`,
  'widths of the viewport': `<p style="width:50vw;background:#eee">${'word '.repeat(90)}</p>`,
  'colours by medium': '<style>@media screen{p{color:red}}@media print{p{color:blue}}</style><p>t</p>',
  'an image in the margin': `<style>@page{@top-left{content:url(${svgUrl})}}</style><p>t</p>`,
  'styles by width':
    '<style>@media (min-width:1000px){p{color:red}}@media print and (max-width:750px){p{color:blue}}</style><p>t</p>',
  'a page as wide as a PDF allows': '<style>@page{size:14400pt 500pt;margin:0}</style><p>t</p>',
  'pages of several sizes': '<style>@page{size:A4 landscape}@page w{size:9000pt 400pt}div{page:w}</style><p>t</p><div>wide</div>',
  'a font of the document': `<style>@font-face{font-family:Own;src:url(${fontUrl})}p{font-family:Own}</style><p>own</p>`,
  'a font of the document, in CSS escapes': `<style>@\\66ont-face{font-family:Own;src:url(${fontUrl})}p{font-family:Own}</style><p>own</p>`,
  'a mask': `<p style="mask-image:url(${svgUrl});background:red;height:80px">x</p>`,
  'a shape of an image': `<img alt="" style="float:left;shape-outside:url(${pngUrl})" src="${pngUrl}"><p>${'word '.repeat(60)}</p>`,
  'a filter of another document': `<p style="filter:url('data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22><filter id=%22f%22><feGaussianBlur stdDeviation=%222%22/></filter></svg>#f');background:red;height:80px"></p><p>x</p>`,
  'a set of images': `<p style="background:image-set(url(${pngUrl}) 1x, url(${svgUrl}) 2x);height:80px">x</p>`,
  'an image button': `<p>x</p><input type="image" alt="" src="${pngUrl}">`,
  'an object, which the policy refuses': `<p>x</p><object data="${svgUrl}">instead</object>`,
  'content that is wider than the page': '<p style="width:5000px;background:#eee">t</p>',
  controls: '<details open><summary>s</summary>t</details><progress value=".4"></progress><input value="a">',
};
// Laid out each time whatever comes before: stronger than what hides it.
const shown = '<style>html:not(#a#b){display:block!important}</style>';

describe('a document that is laid out only once', () => {
  let chromium: TestChromium;
  beforeAll(async () => {
    chromium = await startTestChromium();
  });
  afterAll(async () => await chromium.close());

  const print = async (body: string, head = ''): Promise<Buffer> =>
    await chromium.print({ ...documentWith(body, head), date: new Date(0), signal: new AbortController().signal });

  it.each(Object.entries(bodies))('prints %s as if it were laid out three times, byte for byte', async (_, body) => {
    const hidden = await print(body);
    await expectCleanPdf(hidden);
    expect(hidden.equals(await print(body, shown))).toBe(true);
  });

  it('would print another document otherwise: what is compared tells them apart', async () => {
    expect((await print('<p>one</p>')).equals(await print('<p>two</p>'))).toBe(false);
  });
});
