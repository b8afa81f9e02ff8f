import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DocumentRefusedError, type Chromium } from '../../src/chromium/index.js';
import { expectCleanPdf } from '../helpers/pdf.js';
import { printBody, startTestChromium } from './fixtures.js';

const hostileBodies: Record<string, (url: string) => string> = {
  img: (url) => `<img alt="" src="${url}">`,
  srcset: (url) => `<img alt="" srcset="${url} 1x"><picture><source srcset="${url}"><img alt=""></picture>`,
  iframe: (url) => `<iframe src="${url}"></iframe>`,
  'iframe srcdoc': (url) => `<iframe srcdoc="<img src='${url}'>"></iframe>`,
  'iframe javascript:': () => '<iframe src="javascript:1"></iframe>',
  'iframe file:': () => '<iframe src="file:///etc/passwd"></iframe>',
  object: (url) => `<object data="${url}"></object>`,
  embed: (url) => `<embed src="${url}">`,
  stylesheet: (url) => `<link rel="stylesheet" href="${url}">`,
  '@import and url()': (url) =>
    `<style>@import url(${url}); body { background: url(${url}); cursor: url(${url}), auto } p::before { content: url(${url}) }</style><p>x</p>`,
  '@font-face': (url) => `<style>@font-face { font-family: evil; src: url(${url}) } p { font-family: evil }</style><p>x</p>`,
  'prefetch, preload, preconnect, dns-prefetch': (url) =>
    ['prefetch', 'preload" as="image', 'preconnect', 'dns-prefetch', 'prerender', 'icon', 'manifest', 'modulepreload']
      .map((rel) => `<link rel="${rel}" href="${url}">`)
      .join(''),
  'video, audio, input': (url) =>
    `<video poster="${url}" src="${url}" autoplay></video><audio src="${url}" autoplay></audio><input type="image" src="${url}">`,
  'svg image, use, foreignObject': (url) =>
    `<svg role="img"><image href="${url}"/><use href="${url}#a"/><foreignObject><iframe src="${url}"></iframe></foreignObject></svg>`,
  'refresh now': (url) => `<meta http-equiv="refresh" content="0;url=${url}">`,
  'refresh later': (url) => `<meta http-equiv="refresh" content="300;url=${url}">`,
  'refresh to file:': () => '<meta http-equiv="refresh" content="0;url=file:///etc/passwd">',
  base: (url) => `<base href="${url}"><img alt="" src="x.png">`,
  'form with autofocus': (url) => `<form action="${url}"><input autofocus></form>`,
};

/** The text of the PDF, or `refused`. */
async function shownBy(printing: Promise<Buffer>): Promise<string> {
  try {
    return (await expectCleanPdf(await printing)).text.join('');
  } catch (error) {
    if (error instanceof DocumentRefusedError) return 'refused';
    throw error;
  }
}

describe.each(['auto', 'off'] as const)('the network, with networkNamespace %s', (networkNamespace) => {
  let server: Server;
  let chromium: Chromium;
  let url = '';
  const hits: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end('CANARY REACHED');
    });
    server.on('connection', () => hits.push('connection'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`;
    chromium = await startTestChromium({ networkNamespace });
  });
  afterAll(async () => {
    await chromium.close();
    await new Promise((resolve) => server.close(resolve));
  });
  afterEach(() => {
    hits.length = 0;
  });

  it.each(Object.entries(hostileBodies))('is not reached by %s', async (_, body) => {
    const shown = await shownBy(printBody(chromium, `<p>right text</p>${body(url)}`));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hits).toEqual([]);
    expect(shown).toMatch(/^refused$|right text/);
    expect(shown).not.toMatch(/CANARY|root:/);
  });

  it.each(['refresh now', 'refresh later', 'refresh to file:', 'iframe', 'iframe srcdoc', 'img'])(
    'refuses %s, and the next print is right',
    async (name) => {
      await expect(printBody(chromium, hostileBodies[name]?.(url) ?? '')).rejects.toThrow(DocumentRefusedError);
      expect((await expectCleanPdf(await printBody(chromium, '<p>next</p>'))).text).toEqual(['next']);
      expect(hits).toEqual([]);
    },
  );

  it('forgets the content policy of a document before the next one', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="style-src 'none'">`;
    await printBody(chromium, '<p>strict</p>', policy);
    const facts = await expectCleanPdf(await printBody(chromium, '<p style="display:none">hidden by a style</p><p>shown</p>'));
    expect(facts.text).toEqual(['shown']);
  });
});
