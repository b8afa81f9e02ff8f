import { describe, expect, it } from '@jest/globals';
import { findLogo } from '../../../src/chromium/logo-cache/find-logo.js';
import { LogoCache } from '../../../src/chromium/logo-cache/logo-cache.js';
import { withLogoCache } from '../../../src/chromium/logo-cache/with-logo-cache.js';
import type { MarkedDocument, Printed } from '../../../src/chromium/page/printing-page.js';
import { skiaPdf } from '../../harness/pdf/skia-pdf.js';
import { documentWith } from '../fixtures.js';
import { noisePng } from '../noise-png.js';

const never = new AbortController().signal;
const url = noisePng(60, 40, 3);
const document = documentWith(`<img alt="logo" src="${url}">`);
const oneImage = skiaPdf([{ dictionary: '<</Subtype /Image>>', stream: 'abc' }]);
const noImage = skiaPdf([]);

/** A page that prints as told, one answer after the other, and keeps what it was given. */
function pageOf(...answers: (Buffer | Error)[]) {
  const given: MarkedDocument[] = [];
  const print = (asked: MarkedDocument): Promise<Printed> => {
    given.push(asked);
    const answer = answers.shift() ?? new Error('asked once too often');
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ bytes: answer, words: null, pages: 1, passes: 1, pageIsReusable: true });
  };
  return { print, given, askBrowser: () => Promise.resolve('answer') };
}

describe('a page with a logo cache', () => {
  it('prints an image as it is from then on when learning it failed', async () => {
    const page = pageOf(oneImage, oneImage, new Error('Target closed'), oneImage, oneImage);
    const cached = withLogoCache(page, new LogoCache());
    await cached.print(document, never);
    await expect(cached.print(document, never)).rejects.toThrow('Target closed');
    await cached.print(document, never);
    await cached.print(document, never);
    expect(page.given.map(({ html }) => html.includes(url))).toEqual([true, true, false, true, true]);
  });

  it('gives a document with a placeholder a marker of its own', async () => {
    const page = pageOf(oneImage, oneImage, oneImage);
    const cached = withLogoCache(page, new LogoCache());
    await cached.print(document, never);
    await cached.print(document, never);
    const placeholder = page.given[2];
    expect(placeholder?.marker).toBe(`${document.marker}-placeholder`);
    expect(placeholder?.html).toContain(` data-render="${document.marker}-placeholder"`);
  });

  it('learns nothing from a PDF without an image', async () => {
    const page = pageOf(noImage, noImage, noImage);
    const cached = withLogoCache(page, new LogoCache());
    for (let print = 0; print < 3; print += 1) await cached.print(document, never);
    expect(page.given).toHaveLength(3);
  });

  it('shares what it knows with the other pages of its cache', async () => {
    const cache = new LogoCache();
    const [one, other] = [pageOf(oneImage), pageOf(oneImage, oneImage)];
    await withLogoCache(one, cache).print(document, never);
    await withLogoCache(other, cache).print(document, never);
    expect([one.given.length, other.given.length]).toEqual([1, 2]);
  });

  it('asks the browser through its page', async () => {
    expect(await withLogoCache(pageOf(), new LogoCache()).askBrowser()).toBe('answer');
  });
});

describe('findLogo', () => {
  it('finds the PNG of an src, with its size', () => {
    expect(findLogo(document.html)).toMatchObject({ url, width: 60, height: 40 });
  });

  it.each([
    ['another image', documentWith(`<img alt="" src="${url}"><img alt="" src="data:image/gif;base64,R0lG">`).html],
    ['a style', documentWith(`<p style="background:url(${url})">x</p>`).html],
    ['a small one', documentWith(`<img alt="" src="${noisePng(5, 5, 3)}">`).html],
    ['another format', documentWith(`<img alt="" src="${url.replace('image/png', 'image/jpeg')}">`).html],
    ['bytes that are no PNG', documentWith(`<img alt="" src="data:image/png;base64,${'A'.repeat(4000)}">`).html],
    ['no image', documentWith('x').html],
  ])('leaves %s alone', (_, html) => {
    expect(findLogo(html)).toBeUndefined();
  });
});

describe('LogoCache', () => {
  it('forgets what was not used for long, and keeps what was', () => {
    const cache = new LogoCache();
    const image = (hash: string) => ({ hash, url, width: 1, height: 1 });
    for (let number = 0; number < 64; number += 1) cache.set(image(String(number)), { state: 'seen' });
    cache.get(image('0'));
    cache.set(image('new'), { state: 'seen' });
    expect(['0', '1', '2', 'new'].map((hash) => cache.get(image(hash)).state)).toEqual(['seen', 'new', 'seen', 'seen']);
  });

  it('holds 32 MB at most', () => {
    const cache = new LogoCache();
    const image = (hash: string) => ({ hash, url, width: 1, height: 1 });
    const trusted = {
      state: 'trusted' as const,
      placeholder: '',
      expected: [],
      logo: [Buffer.alloc(12_000_000)],
    };
    for (const hash of ['a', 'b', 'c']) cache.set(image(hash), trusted);
    expect(['a', 'b', 'c'].map((hash) => cache.get(image(hash)).state)).toEqual(['new', 'trusted', 'trusted']);
  });
});
