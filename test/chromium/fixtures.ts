import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser, startChromium, type Chromium, type ChromiumOptions } from '../../src/chromium/index.js';

const { resolve } = createRequire(import.meta.url);

/** The fonts of the tests: Inter in two weights. */
export const interDirectory = dirname(resolve('@expo-google-fonts/inter/package.json'));
export const fonts = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'].map((name) => join(interDirectory, name));

/** A small PNG (476 × 40 or so) as a data: URL. */
export const pngUrl = `data:image/png;base64,${readFileSync(join(interDirectory, 'font-family.png')).toString('base64')}`;

// Inter swaps the hyphen between capitals for a glyph that only /ActualText explains, which PDF.js does not read: no-contextual keeps the plain one.
const bodyStyle = 'body { font-family: Inter, sans-serif; font-variant-ligatures: no-contextual }';

/** A document around some HTML, with its marker. */
export function documentWith(body: string, head = ''): { html: string; marker: string } {
  const marker = randomUUID();
  const style = `<style>@page { size: A4; margin: 20mm } ${bodyStyle}</style>`;
  const html = `<!doctype html>\n<html lang="en" data-render="${marker}">\n<head><meta charset="utf-8"><title>Test</title>${style}${head}</head><body>${body}</body></html>`;
  return { html, marker };
}

/** Starts Chromium as the tests want it: one browser, one page, short timeouts. */
export async function startTestChromium(options: Partial<ChromiumOptions> = {}): Promise<Chromium> {
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

/** Prints some HTML in a document of its own. */
export async function printBody(
  chromium: Chromium,
  body: string,
  head?: string,
  signal = new AbortController().signal,
): Promise<Buffer> {
  return await chromium.print({ ...documentWith(body, head), signal });
}
