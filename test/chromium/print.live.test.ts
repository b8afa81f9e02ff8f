import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { DocumentRefusedError } from '../../src/chromium/index.js';
import { expectCleanPdf, rolesIn } from '../harness/pdf/clean-pdf.js';
import { expect } from '../harness/pdf/matchers.js';
import { documentWith, pngUrl, printBody, startTestChromium, type TestChromium } from './fixtures.js';

describe('print', () => {
  let chromium: TestChromium;
  beforeAll(async () => {
    chromium = await startTestChromium({ browsers: 2, pagesPerBrowser: 2, printTimeoutMs: 60_000 });
  });
  afterAll(async () => await chromium.close());

  it('returns a tagged PDF with text, title, language, outline and links', async () => {
    const pdf = await printBody(
      chromium,
      '<h1>Invoice ST-1</h1><table><tr><th scope="col">Item</th></tr><tr><td>£1,188.84</td></tr></table><a href="https://example.com/">us</a>',
    );
    const facts = await expectCleanPdf(pdf);
    expect(facts).toMatchObject({
      pages: 1,
      title: 'Test',
      lang: 'en',
      links: ['https://example.com/'],
      outline: ['Invoice ST-1'],
    });
    await expect(pdf).toShow('Invoice ST-1');
    await expect(pdf).toShow('£1,188.84');
    expect(rolesIn(facts.structure)).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD', 'Link']));
    expect(facts.sizes).toEqual([[209.9, 297]]);
  });

  it('prints A4 unless CSS names a size, and breaks pages', async () => {
    const { html, marker } = documentWith('<p>one</p><p style="break-before:page">two</p>');
    const { signal } = new AbortController();
    const plain = await chromium.print({ html: html.replace('size: A4;', ''), marker, signal });
    await expect(plain).toShowExactly('one', 'two');
    expect((await expectCleanPdf(plain)).sizes).toEqual([
      [209.9, 297],
      [209.9, 297],
    ]);
    const letter = await chromium.print({ html: html.replace('size: A4;', 'size: letter;'), marker, signal });
    expect((await expectCleanPdf(letter)).sizes[0]).toEqual([215.9, 279.4]);
  });

  it('shows data: images, in content and as background', async () => {
    const facts = await expectCleanPdf(
      await printBody(
        chromium,
        `<img alt="logo" src="${pngUrl}"><div style="background:url(${pngUrl});width:200px;height:100px"></div>`,
      ),
    );
    expect(facts.images[0]).toBeGreaterThanOrEqual(2);
  });

  it('waits for a large image', async () => {
    const svg = Array.from(
      { length: 20_000 },
      (_, index) => `<rect x="${index % 100}" y="${index % 77}" width="1" height="1"/>`,
    ).join('');
    const url = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${svg}</svg>`).toString('base64')}`;
    const pdf = await printBody(chromium, `<img alt="" src="${url}"><img alt="logo" src="${pngUrl}">`);
    expect((await expectCleanPdf(pdf)).images[0]).toBeGreaterThanOrEqual(1);
    expect(pdf.length).toBeGreaterThan(20_000);
  });

  it('refuses a document whose image cannot be shown', async () => {
    await expect(printBody(chromium, '<img alt="logo" src="data:image/png;base64,AAAA">')).rejects.toThrow(
      new DocumentRefusedError('an image of the document cannot be shown'),
    );
  });

  it('uses only the fonts that it was given, whatever family is asked for', async () => {
    const families = [
      'Inter',
      'sans-serif',
      'serif',
      'monospace',
      'system-ui',
      'Arial',
      'DejaVu Sans',
      'Liberation Serif',
      'No Such Family',
    ];
    const pdf = await printBody(
      chromium,
      families
        .map((family) => `<p style="font-family:'${family}'">text <b>bold</b></p><p style="font-family:${family}">text</p>`)
        .join(''),
    );
    const { fonts } = await expectCleanPdf(pdf);
    expect(fonts.map(({ name }) => name).toSorted()).toEqual(['Inter-Bold', 'Inter-Regular']);
  });

  it('runs no script', async () => {
    const pdf = await printBody(
      chromium,
      `<p id="a">before</p><script>document.getElementById('a').textContent='PWN'</script><img alt="" src="${pngUrl}" onload="document.body.append('PWN')"><noscript>no script here</noscript>`,
    );
    await expect(pdf).toShow('before');
    await expect(pdf).toShow('no script here');
    await expect(pdf).not.toShow('PWN');
  });

  it('refuses a document without the marker of its print', async () => {
    const { html } = documentWith('x');
    await expect(chromium.print({ html, marker: 'other', signal: new AbortController().signal })).rejects.toThrow(
      DocumentRefusedError,
    );
  });

  it.each([
    ['a form named documentElement', '<form name="documentElement" data-x="1"></form>'],
    [
      'images named like the properties that are looked at',
      `<img alt="" name="images" src="${pngUrl}"><img alt="" name="readyState" src="${pngUrl}">`,
    ],
  ])('is not confused by %s', async (_, body) => {
    await expect(printBody(chromium, `${body}<p>right text</p>`)).resolves.toShow('right text');
  });

  it('refuses a second marker', async () => {
    await expect(printBody(chromium, '<p data-render="other">x</p>')).rejects.toThrow(DocumentRefusedError);
  });

  it('never mixes the content of 60 prints on reused pages', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `CANARY-${index}-${(index * 7919) % 1009}`);
    const pdfs = await Promise.all(
      names.map(
        async (name, index) => await printBody(chromium, `<h1>${name}</h1>${`<p>${name} line</p>`.repeat(1 + (index % 7) * 12)}`),
      ),
    );
    for (const [index, pdf] of pdfs.entries()) {
      const found = new Set((await expectCleanPdf(pdf)).text.join('\n').match(/CANARY-\d+-\d+/g));
      expect([...found]).toEqual([names[index]]);
    }
    expect(chromium.health()).toMatchObject({ usable: true, queued: 0, printing: 0 });
  });
});
