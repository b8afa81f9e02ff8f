import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';
import { claimsOf } from '../harness/pdf/conformance/check.js';
import { expect } from '../harness/pdf/matchers.js';
import { withoutObjectStreams } from '../harness/pdf/qpdf.js';
import { documentWith, pngUrl, printBody, startTestChromium, type TestChromium } from './fixtures.js';

// The check of the tests' PDFs can fail: a good one, spoilt in one place, is refused.

const BODY = `<h1>Title</h1><p>a text</p><img alt="logo" src="${pngUrl}"><a href="https://example.com/page-of-ours">us</a>`;

let chromium: TestChromium;
let good: Buffer;
let plain: Buffer;
beforeAll(async () => {
  chromium = await startTestChromium();
  good = await printBody(chromium, BODY);
  plain = await withoutObjectStreams(good);
});
afterAll(async () => await chromium.close());

/** The good PDF with one text replaced; of equal length, so that nothing else moves. */
function spoilt(from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  const text = plain.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(
    text.replace(from, () => to),
    'latin1',
  );
}

describe('expectCleanPdf', () => {
  it('accepts what Chromium prints', async () => {
    expect((await expectCleanPdf(good)).title).toBe('Test');
  });

  it.each<[string, string | RegExp, () => Uint8Array]>([
    ['bytes before it', '%PDF-', () => Buffer.concat([Buffer.from('\n'), good])],
    ['bytes after it', /%%EOF/, () => Buffer.concat([good, Buffer.from('trailing bytes')])],
    ['a cut end', /stream|%%EOF/, () => good.subarray(0, good.length - 300)],
    ['another PDF behind it', 'toHaveLength', () => Buffer.concat([good, good])],
    [
      'a damaged stream',
      /incorrect|invalid/,
      () => Buffer.from(good).fill(0, good.indexOf('stream\n') + 40, good.indexOf('stream\n') + 60),
    ],
    ['a broken cross-reference', /startxref/, () => spoilt('startxref\n', 'startxerf\n')],
    ['an open action', '/OpenAction', () => spoilt('/StructParents', '/OpenAction   ')],
    ['a script', '/JS', () => spoilt('/S /URI /Type', '/JS /URI/Type')],
    ['a link to a file', 'file:///etc', () => spoilt('(https://example.com/page-of-ours)', '(file:///etc/passwd/that/is/all/x)')],
    [
      'a link to a script',
      'javascript:',
      () => spoilt('(https://example.com/page-of-ours)', '(javascript:app.alert\\(document\\))'),
    ],
    ['no title', 'not.toBe', () => spoilt('/Title (Test)', '/Titel (Test)')],
    ['no language', 'not.toBe', () => Buffer.from(plain.toString('latin1').replaceAll('/Lang (en)', '/Lamg (en)'), 'latin1')],
    ['a path of the machine', '/tmp/', () => spoilt('/Creator (Chromium)', '/Creator (/tmp/abc)')],
    ['a heading that is not the first, although it claims PDF/UA-1', 'headings skip no level', () => spoilt('/S /H1', '/S /H2')],
    ['the name of an automated browser', 'Headless', () => spoilt('/Producer (Skia/PDF', '/Producer (Headless')],
  ])('refuses %s', async (_, complaint, bytes) => {
    await expect(expectCleanPdf(bytes())).rejects.toThrow(complaint);
  });

  it('accepts what claims nothing and conforms to nothing', async () => {
    const { html, marker } = documentWith('<h2>not the first</h2>');
    const pdf = await chromium.print({ html, marker, signal: AbortSignal.timeout(9000), claims: [] });
    expect(claimsOf(pdf)).toEqual([]);
  });

  it.each(['undefined', 'NaN', 'null', '[object Object]'])('refuses the word %s', async (word) => {
    await expect(printBody(chromium, `<p>a ${word} b</p>`)).rejects.toThrow(word);
  });

  it('is not misled by a title that speaks of what it looks for', async () => {
    const { html, marker } = documentWith('<p>x</p>');
    const title = 'On /JavaScript (and /OpenAction) in a \\ document: %%EOF';
    const pdf = await chromium.print({
      html: html.replace('<title>Test', `<title>${title}`),
      marker,
      signal: AbortSignal.timeout(9000),
    });
    expect((await expectCleanPdf(pdf)).title).toBe(title);
  });
});

describe('the matchers', () => {
  it('hold for what the PDF shows', async () => {
    await expect(good).toHavePages(1);
    await expect(good).toShow('a text');
    await expect(good).not.toShow('another text');
    await expect(printBody(chromium, '<p>one</p><p style="break-before:page">two</p>')).resolves.toShowExactly('one', 'two');
  });

  it.each<[string, string, () => Promise<void>]>([
    ['toHavePages', 'the PDF has 1 page, not 2. It shows:\n\nPage 1:\nTitle', () => expect(good).toHavePages(2)],
    ['toShow', 'the PDF does not show "another text". It shows:\n\nPage 1:\nTitle', () => expect(good).toShow('another text')],
    ['not.toShow', 'the PDF shows "a text". It shows:', () => expect(good).not.toShow('a text')],
    ['toShowExactly', 'the PDF does not show exactly ["Title"]. It shows:', () => expect(good).toShowExactly('Title')],
  ])('say what it shows when they fail: %s', async (_, complaint, matcher) => {
    await expect(matcher()).rejects.toThrow(complaint);
  });

  it('refuse a PDF that is not clean', async () => {
    await expect(expect(spoilt('/Title (Test)', '/Titel (Test)')).toShow('a text')).rejects.toThrow('not.toBe');
  });
});
