import type { Chromium, PrintRequest } from '../../../src/chromium/index.js';
import type { PrintedPdf } from '../../../src/finish/index.js';
import { fontDirectories } from '../../../src/templates/index.js';
import { startRawChromium } from '../../chromium/fixtures.js';

/** Chromium with the fonts of the templates. */
export async function startWithFonts(): Promise<Chromium> {
  return await startRawChromium({ fontDirectories: fontDirectories(), printTimeoutMs: 60_000 });
}

const families = "Inter, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans JP', 'Noto Emoji'";

/** A document around some HTML. */
export function documentAround(body: string): Pick<PrintRequest, 'html' | 'marker'> {
  const style = `<style>@page { size: A4; margin: 15mm } body { font: 11pt ${families} } p { margin: 2pt 0 }</style>`;
  const head = `<head><meta charset="utf-8"><title>Texts</title>${style}</head>`;
  return { html: `<!doctype html>\n<html lang="en" data-render="m">${head}<body>${body}</body></html>`, marker: 'm' };
}

/** Prints some HTML. */
export function printRaw(chromium: Chromium, body: string): Promise<PrintedPdf> {
  return chromium.print({ ...documentAround(body), signal: AbortSignal.timeout(60_000) });
}
