import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser, startChromium, type Chromium, type ChromiumOptions, type PrintRequest } from '../../src/chromium/index.js';
import { finishPdf, type FinishOptions } from '../../src/finish/index.js';
import { expectCleanPdf } from '../harness/pdf/clean-pdf.js';

const { resolve } = createRequire(import.meta.url);

/** The fonts of the tests: Inter in two weights. */
export const interDirectory = dirname(resolve('@expo-google-fonts/inter/package.json'));
export const fonts = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'].map((name) => join(interDirectory, name));

/** A small PNG (476 × 40 or so) as a data: URL. */
export const pngUrl = `data:image/png;base64,${readFileSync(join(interDirectory, 'font-family.png')).toString('base64')}`;

// One grey pixel.
const greyJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z',
  'base64',
);

/** A JPEG with a comment in it, as a data: URL. Chromium puts such bytes into the PDF as they are. */
export function jpegUrl(comment: string): string {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(comment) + 2);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, Buffer.from(comment)]);
  const bytes = Buffer.concat([greyJpeg.subarray(0, 2), segment, greyJpeg.subarray(2)]);
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}

// Inter swaps the hyphen between capitals for a glyph that only /ActualText explains, which PDF.js does not read: no-contextual keeps the plain one.
const bodyStyle = 'body { font-family: Inter, sans-serif; font-variant-ligatures: no-contextual }';

/** A document around some HTML, with its marker. */
export function documentWith(body: string, head = ''): { html: string; marker: string } {
  const marker = randomUUID();
  const style = `<style>@page { size: A4; margin: 20mm } ${bodyStyle}</style>`;
  const html = `<!doctype html>\n<html lang="en" data-render="${marker}">\n<head><meta charset="utf-8"><title>Test</title>${style}${head}</head><body>${body}</body></html>`;
  return { html, marker };
}

/** Chromium, with the pass that finishes what it prints. */
export interface TestChromium extends Omit<Chromium, 'print'> {
  print(request: PrintRequest & Omit<FinishOptions, 'date'> & { date?: Date }): Promise<Buffer>;
}

/** Starts Chromium as the tests want it: one browser, one page. Whatever it prints is finished and looked at before a test sees it. */
export async function startTestChromium(options: Partial<ChromiumOptions> = {}): Promise<TestChromium> {
  const browser = await findBrowser(process.env);
  if (!browser) throw new Error('no browser on this machine: run the set-up first');
  const chromium = await startChromium({
    executablePath: browser.path,
    fontDirectories: fonts,
    browsers: 1,
    pagesPerBrowser: 1,
    ...options,
  });
  const print: TestChromium['print'] = async ({ date, author, claims, attachments, ...document }) => {
    const { bytes } = await finishPdf(await chromium.print(document), {
      ...(date && { date: { date, utcOffsetMinutes: 0 } }),
      ...(author !== undefined && { author }),
      ...(claims && { claims }),
      ...(attachments && { attachments }),
    });
    await expectCleanPdf(bytes);
    return bytes;
  };
  return { ...chromium, print };
}

/** Prints some HTML in a document of its own. */
export async function printBody(
  chromium: TestChromium,
  body: string,
  head?: string,
  signal = new AbortController().signal,
): Promise<Buffer> {
  return await chromium.print({ ...documentWith(body, head), signal });
}
