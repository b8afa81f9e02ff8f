import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser, startChromium, type Chromium, type ChromiumOptions, type PrintRequest } from '../../src/chromium/index.js';
import { type FinishedPdf, finishPdf, type FinishOptions, type PrintedParts, type PrintedPdf } from '../../src/finish/index.js';
import type { PrintingPage } from '../../src/chromium/page/printing-page.js';
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

/** What a page needs beside `print` if no document is printed in parts. */
export const noParts: Pick<PrintingPage, 'printArranged' | 'inspect'> = {
  printArranged: () => Promise.reject(new Error('this page prints no parts')),
  inspect: () => Promise.reject(new Error('this page measures nothing')),
};

type TestRequest = PrintRequest & Omit<FinishOptions, 'date'> & { date?: Date };

/** Chromium, with the pass that finishes what it prints. */
export interface TestChromium extends Omit<Chromium, 'print'> {
  print(request: TestRequest): Promise<Buffer>;
  /** The same, with what Chromium printed, which the reader of printed documents knows. */
  printBoth(request: TestRequest): Promise<{ raw: Buffer; pdf: Buffer }>;
}

/** Starts Chromium as the tests want it: one browser, one page. What it prints is not finished: `finishChecked` does that. */
export async function startRawChromium(options: Partial<ChromiumOptions> = {}): Promise<Chromium> {
  const browser = await findBrowser(process.env);
  if (!browser) throw new Error('no browser on this machine: run the set-up first');
  return await startChromium({
    executablePath: browser.path,
    fontDirectories: fonts,
    browsers: 1,
    pagesPerBrowser: 1,
    ...options,
  });
}

/** Finishes what Chromium printed, and looks at it. */
export async function finishChecked(printed: PrintedPdf | PrintedParts, options: FinishOptions = {}): Promise<FinishedPdf> {
  const finished = await finishPdf(printed, options);
  await expectCleanPdf(finished.bytes);
  return finished;
}

/** The same, but whatever it prints is finished and looked at before a test sees it. */
export async function startTestChromium(options: Partial<ChromiumOptions> = {}): Promise<TestChromium> {
  const chromium = await startRawChromium(options);
  const printBoth: TestChromium['printBoth'] = async ({ date, author, claims, attachments, ...document }) => {
    const printed = await chromium.print(document);
    const { bytes } = await finishChecked(printed, {
      ...(date && { date: { date, utcOffsetMinutes: 0 } }),
      ...(author !== undefined && { author }),
      ...(claims && { claims }),
      ...(attachments && { attachments }),
    });
    return { raw: printed.bytes, pdf: bytes };
  };
  return { ...chromium, printBoth, print: async (request) => (await printBoth(request)).pdf };
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
