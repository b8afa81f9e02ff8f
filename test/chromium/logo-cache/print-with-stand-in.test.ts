import { describe, expect, it } from '@jest/globals';
import type { MarkedDocument, Printed } from '../../../src/chromium/page/print-page.js';
import { printWithStandIn } from '../../../src/chromium/logo-cache/print-with-stand-in.js';
import { onlyImageOf, StandIns } from '../../../src/chromium/logo-cache/stand-ins.js';
import { documentWith } from '../fixtures.js';
import { noisePng } from '../noise-png.js';

const never = new AbortController().signal;
const url = noisePng(60, 40, 2);
const document = documentWith(`<img alt="logo" src="${url}">`);
const oneImage = '1 0 obj\n<</Subtype /Image\n/Length 3>> stream\nabc\nendstream';

/** A page that prints as told, one answer after the other, and keeps what it was given. */
function pageOf(...answers: (string | Error)[]) {
  const given: MarkedDocument[] = [];
  const print = (asked: MarkedDocument): Promise<Printed> => {
    given.push(asked);
    const answer = answers.shift() ?? new Error('asked once too often');
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ pdf: Buffer.from(answer), pages: 1, pageIsReusable: true });
  };
  return { print, given };
}

describe('printWithStandIn', () => {
  it('prints an image as it is from then on when learning it failed', async () => {
    const standIns = new StandIns();
    const page = pageOf(oneImage, oneImage, new Error('Target closed'), oneImage, oneImage);
    await printWithStandIn(page, document, standIns, never);
    await expect(printWithStandIn(page, document, standIns, never)).rejects.toThrow('Target closed');
    await printWithStandIn(page, document, standIns, never);
    await printWithStandIn(page, document, standIns, never);
    expect(page.given.map(({ html }) => html.includes(url))).toEqual([true, true, false, true, true]);
  });

  it('gives a document with a stand-in a marker of its own', async () => {
    const standIns = new StandIns();
    const page = pageOf(oneImage, oneImage, oneImage);
    await printWithStandIn(page, document, standIns, never);
    await printWithStandIn(page, document, standIns, never);
    const standIn = page.given[2];
    expect(standIn?.marker).toBe(`${document.marker}-stand-in`);
    expect(standIn?.html).toContain(` data-render="${document.marker}-stand-in"`);
  });

  it('learns nothing from a PDF without an image', async () => {
    const standIns = new StandIns();
    const page = pageOf('%PDF', '%PDF', '%PDF');
    for (let print = 0; print < 3; print += 1) await printWithStandIn(page, document, standIns, never);
    expect(page.given).toHaveLength(3);
  });
});

describe('onlyImageOf', () => {
  it('finds the PNG of an src, with its size', () => {
    expect(onlyImageOf(document.html)).toMatchObject({ url, width: 60, height: 40 });
  });

  it.each([
    ['another image', documentWith(`<img alt="" src="${url}"><img alt="" src="data:image/gif;base64,R0lG">`).html],
    ['a style', documentWith(`<p style="background:url(${url})">x</p>`).html],
    ['a small one', documentWith(`<img alt="" src="${noisePng(5, 5, 2)}">`).html],
    ['another format', documentWith(`<img alt="" src="${url.replace('image/png', 'image/jpeg')}">`).html],
    ['bytes that are no PNG', documentWith(`<img alt="" src="data:image/png;base64,${'A'.repeat(4000)}">`).html],
    ['no image', documentWith('x').html],
  ])('leaves %s alone', (_, html) => {
    expect(onlyImageOf(html)).toBeUndefined();
  });
});

describe('StandIns', () => {
  it('forgets what was not used for long, and keeps what was', () => {
    const standIns = new StandIns();
    const image = (hash: string) => ({ hash, url, width: 1, height: 1 });
    for (let number = 0; number < 64; number += 1) standIns.set(image(String(number)), { state: 'seen' });
    standIns.of(image('0'));
    standIns.set(image('new'), { state: 'seen' });
    expect(['0', '1', '2', 'new'].map((hash) => standIns.of(image(hash)).state)).toEqual(['seen', 'new', 'seen', 'seen']);
  });

  it('holds 32 MB at most', () => {
    const standIns = new StandIns();
    const image = (hash: string) => ({ hash, url, width: 1, height: 1 });
    const trusted = {
      state: 'trusted' as const,
      standIn: '',
      dictionaries: [],
      standInData: [],
      imageData: [Buffer.alloc(12_000_000)],
    };
    for (const hash of ['a', 'b', 'c']) standIns.set(image(hash), trusted);
    expect(['a', 'b', 'c'].map((hash) => standIns.of(image(hash)).state)).toEqual(['new', 'trusted', 'trusted']);
  });
});
